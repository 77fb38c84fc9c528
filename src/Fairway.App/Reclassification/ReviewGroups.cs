using Fairway.App.Accounts;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Reclassification;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Reclassification;

/// <summary>A member of the group of a case's unit.</summary>
/// <param name="Who">Staff id or account.</param>
/// <param name="StaffId">Null: not in the staff file.</param>
/// <param name="Conflict">Met: takes part; else why not.</param>
public sealed record ReviewMember(Guid AccountId, string Who, string? StaffId, string Name, Finding Conflict)
{
    public bool TakesPart => Conflict.Judgement == Judgement.Met;
}

/// <summary>
/// Independent Review Groups (RG-1): the group of a region examines appeals from its units, that of headquarters all others; who is too near a request is not in
/// it, by what the record shows or by own declaration.
/// </summary>
public static class ReviewGroups
{
    /// <summary>Every member of the group of the case's unit, with what stands between them and it.</summary>
    public static async Task<IReadOnlyList<ReviewMember>> OfAsync(
        FairwayDb db,
        ReclassificationCase of,
        LocalDate today,
        CancellationToken stop
    )
    {
        var holders = (await UnitHolders.LoadAsync(db, Office.ReviewGroup, today, stop)).Of(of.UnitCode);
        var found = await ConflictsAsync(db, [of], [.. holders.Select(h => h.StaffId ?? h.AccountId.ToString())], today, stop);
        return
        [
            .. holders
                .Select(h => new ReviewMember(
                    h.AccountId,
                    h.StaffId ?? h.AccountId.ToString(),
                    h.StaffId,
                    h.Name,
                    found[(of.Id, h.StaffId ?? h.AccountId.ToString())]
                ))
                .OrderBy(m => m.Name, StringComparer.CurrentCulture),
        ];
    }

    /// <summary>The appeals that the reader examines as a member of their group.</summary>
    public static async Task<IReadOnlyList<Guid>> CasesOfAsync(FairwayDb db, Reader reader, CancellationToken stop)
    {
        if (!reader.Holds(Office.ReviewGroup))
        {
            return [];
        }
        var units = (await UnitHolders.LoadAsync(db, Office.ReviewGroup, reader.Today, stop)).UnitsOf(reader.AccountId);
        var cases = await db
            .Reclassifications.AsNoTracking()
            .Where(c => c.AppealedOn != null && units.Contains(c.UnitCode))
            .ToListAsync(stop);
        var found = await ConflictsAsync(db, cases, [reader.Actor], reader.Today, stop);
        return [.. cases.Select(c => c.Id).Where(id => found[(id, reader.Actor)].Judgement == Judgement.Met)];
    }

    private static async Task<IReadOnlyDictionary<(Guid Case, string Member), Finding>> ConflictsAsync(
        FairwayDb db,
        IReadOnlyList<ReclassificationCase> cases,
        IReadOnlyList<string> members,
        LocalDate today,
        CancellationToken stop
    )
    {
        var ids = cases.Select(c => c.Id).ToList();
        var officials = cases.Select(c => c.StaffId).Distinct(StringComparer.Ordinal).ToList();
        var above = (await db.Supervisions.AsNoTracking().Where(s => officials.Contains(s.StaffId)).ToListAsync(stop)).ToLookup(s =>
            s.StaffId
        );
        var beneath = (
            await db
                .Supervisions.AsNoTracking()
                .Where(s => officials.Contains(s.SupervisorId) && s.From <= today && (s.Until == null || today < s.Until))
                .Select(s => new { s.SupervisorId, s.StaffId })
                .ToListAsync(stop)
        ).ToLookup(s => s.SupervisorId, s => s.StaffId);
        var steps = (
            await db
                .ReclassificationSteps.AsNoTracking()
                .Where(s => ids.Contains(s.CaseId) && (s.Act == ReclassificationAct.TakeOn || s.Act == ReclassificationAct.StepAside))
                .Select(s => new
                {
                    s.CaseId,
                    s.Act,
                    s.AuthorId,
                })
                .ToListAsync(stop)
        ).ToLookup(s => (s.CaseId, s.Act), s => s.AuthorId);
        var units = (
            await db
                .ServicePeriods.AsNoTracking()
                .Where(ServiceOn.Day(today))
                .Where(p => members.Contains(p.StaffId))
                .Select(p => new { p.StaffId, p.UnitCode })
                .ToListAsync(stop)
        ).ToDictionary(p => p.StaffId, p => p.UnitCode, StringComparer.Ordinal);
        var found = new Dictionary<(Guid, string), Finding>();
        foreach (var of in cases)
        {
            var since = above[of.StaffId].Where(s => s.Until is null || s.Until > of.ReceivedOn).ToList();
            var people = new ReviewPeople(
                [of.StaffId, of.RequestedBy, .. since.Select(s => s.SupervisorId)],
                [.. steps[(of.Id, ReclassificationAct.TakeOn)]],
                [.. since.Select(s => s.SecondLevelId).OfType<string>(), .. beneath[of.StaffId]],
                of.UnitCode
            );
            foreach (var member in members)
            {
                found[(of.Id, member)] = ReviewConflicts.Of(
                    member,
                    units.GetValueOrDefault(member),
                    people,
                    steps[(of.Id, ReclassificationAct.StepAside)].Contains(member)
                );
            }
        }
        return found;
    }

    /// <summary>Those who decide the appeal: the heads of the organization that are no party, else their alternates.</summary>
    public static async Task<IReadOnlyList<string>> DecidersAsync(
        FairwayDb db,
        ReclassificationCase of,
        LocalDate today,
        CancellationToken stop
    )
    {
        var parties = await ReclassificationAtHand.PartiesAsync(db, of, today, stop);
        var heads = (await OfficesHeld.HoldersOf(db, Office.DirectorGeneral, today).Select(a => a.StaffId).ToListAsync(stop))
            .OfType<string>()
            .Where(IsFree)
            .ToList();
        return heads.Count > 0
            ? heads
            :
            [
                .. (
                    await db
                        .HeadAlternates.Where(a => a.From <= today && (a.Until == null || today < a.Until))
                        .Select(a => a.StaffId)
                        .ToListAsync(stop)
                ).Where(IsFree),
            ];

        bool IsFree(string who) => who != of.RequestedBy && !parties.Contains(who);
    }
}
