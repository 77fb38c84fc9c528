using Fairway.App.Accounts;
using Fairway.App.Service;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Privacy;

/// <summary>
/// Everybody who might see a record, so that the access rules need not be asked for the whole organization: whoever holds an office today, whoever is named
/// around the official and the record, and who stands in for them. It lets nobody in: whoever is found is asked for by the access rules; and a test compares what comes of it with
/// those rules asked for everybody.
/// </summary>
internal sealed class MightSee(FairwayDb db, IClock clock, DutyStationZones zones)
{
    /// <summary>Those people as the readers they would be, and whether they have an account.</summary>
    public async Task<IReadOnlyList<(Reader Person, bool HasAccount)>> OfAsync(
        Reader reader,
        RecordKind kind,
        Guid id,
        CancellationToken stop
    )
    {
        var ids = await NamedAsync(reader.StaffId!, kind, id, stop);
        var (first, last) = (reader.Today.PlusDays(-1), reader.Today.PlusDays(1));
        ids.UnionWith(
            await db
                .StandIns.Where(s => ids.Contains(s.ChiefId) && s.From <= last && s.Until > first)
                .Select(s => s.StandInId)
                .ToListAsync(stop)
        );
        var accounts = await db
            .Users.AsNoTracking()
            .Where(a =>
                ids.Contains(a.StaffId!)
                || db.OfficeGrants.Any(g =>
                    g.AccountId == a.Id && g.ConfirmedAt != null && g.EndedAt == null && g.From <= last && g.Until > first
                )
            )
            .ToListAsync(stop);
        var people = new List<(Reader, bool)>();
        foreach (var account in accounts.Where(a => !a.IsClosed))
        {
            people.Add(((await Readers.LoadAsync(db, account.Id, clock, zones, stop))!, true));
        }
        // Whose account is closed signs in no more; who has none yet might tomorrow.
        var without = ids.Except(accounts.Select(a => a.StaffId).OfType<string>(), StringComparer.Ordinal).ToList();
        var names = await OfficialNames.OfAsync(db, without, stop);
        var absent = (
            await db
                .StandIns.AsNoTracking()
                .Where(s => without.Contains(s.StandInId) && s.From <= reader.Today && s.Until > reader.Today)
                .ToListAsync(stop)
        ).ToLookup(s => s.StandInId, s => s.ChiefId, StringComparer.Ordinal);
        people.AddRange(
            without.Select(who =>
                (
                    new Reader(Guid.Empty, who, names[who], "en", reader.Zone, reader.Today, [])
                    {
                        StandsInFor = absent[who].ToHashSet(StringComparer.Ordinal),
                    },
                    false
                )
            )
        );
        return people;
    }

    /// <summary>Staff ids that stand around the official and the record, of today and of before.</summary>
    private async Task<HashSet<string>> NamedAsync(string official, RecordKind kind, Guid id, CancellationToken stop)
    {
        var found = new List<string?> { official };
        foreach (var s in await db.Supervisions.AsNoTracking().Where(s => s.StaffId == official).ToListAsync(stop))
        {
            found.AddRange([s.SupervisorId, s.SecondLevelId]);
        }
        foreach (var a in await db.Appraisals.AsNoTracking().Include(a => a.Parts).Where(a => a.StaffId == official).ToListAsync(stop))
        {
            found.AddRange([a.SupervisorId, a.SecondLevelId, a.DelegateId, a.SharedWithId]);
            found.AddRange(a.Parts.SelectMany(p => new[] { p.SupervisorId, p.DelegateId }));
        }
        found.AddRange(await db.HeadAlternates.Select(a => a.StaffId).ToListAsync(stop));
        switch (kind)
        {
            case RecordKind.Case:
                var of = await db.UnderperformanceCases.AsNoTracking().SingleAsync(c => c.Id == id, stop);
                found.AddRange([of.SupervisorId, of.SecondLevelId]);
                break;
            case RecordKind.Candidature:
                found.AddRange(await db.PanelMembers.Where(m => m.ExerciseId == id).Select(m => m.StaffId).ToListAsync(stop));
                break;
            case RecordKind.Reclassification:
                var request = await db.Reclassifications.AsNoTracking().SingleAsync(c => c.Id == id, stop);
                found.AddRange([request.RequestedBy, request.EvaluatorId, request.ReporterId]);
                break;
            case RecordKind.Training:
                var unit = await db.TrainingRequests.Where(r => r.Id == id).Select(r => r.FundUnit).SingleAsync(stop);
                found.AddRange(await db.Chieftaincies.Where(c => c.UnitCode == unit).Select(c => c.StaffId).ToListAsync(stop));
                break;
            default:
                break;
        }
        return found.OfType<string>().ToHashSet(StringComparer.Ordinal);
    }
}
