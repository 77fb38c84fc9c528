using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.Rules;
using Fairway.Rules.Service;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>A stand-in as those see it whom it concerns.</summary>
public sealed record StandInLine(StandIn StandIn, string ChiefName, string StandInName);

/// <summary>
/// While a supervisor is away somebody has their part in appraisals (SV-4, CY-7): the supervisor names them for given days, or HR does; whoever is
/// named can hand it back.
/// </summary>
public sealed class Absences(FairwayDb db, IClock clock)
{
    /// <summary>How long a stand-in that is over stays in the list.</summary>
    private const int DaysShown = 400;

    /// <summary>Those that the reader named, was named in, or is HR partner for; those that hold or are to come first, the latest first.</summary>
    public async Task<IReadOnlyList<StandInLine>> OfAsync(Reader reader, CancellationToken stop = default)
    {
        var (me, today, shown) = (reader.StaffId, reader.Today, reader.Today.PlusDays(-DaysShown));
        var everywhere = reader.HrUnits is null;
        var units = reader.HrUnits?.ToList() ?? [];
        var rows = await db
            .StandIns.AsNoTracking()
            .Where(s => s.Until > shown)
            .Where(s =>
                s.ChiefId == me
                || s.StandInId == me
                || everywhere
                || db.ServicePeriods.Any(p =>
                    p.StaffId == s.ChiefId && p.From <= today && (p.Until == null || p.Until > today) && units.Contains(p.UnitCode!)
                )
            )
            .ToListAsync(stop);
        var names = await OfficialNames.OfAsync(db, rows.SelectMany(s => new[] { s.ChiefId, s.StandInId }), stop);
        return
        [
            .. rows.OrderByDescending(s => s.Until > today && s.Until > s.From)
                .ThenByDescending(s => s.From)
                .Select(s => new StandInLine(s, names[s.ChiefId], names[s.StandInId])),
        ];
    }

    /// <summary>For whom the reader may name a stand-in: themselves where they supervise anybody; as HR partner, a supervisor whose file is theirs.</summary>
    /// <param name="chiefId">Null: the reader.</param>
    /// <returns>Null where it isn't theirs, or there is nobody whom this person supervises.</returns>
    public async Task<NamedPerson?> ForWhomAsync(Reader reader, string? chiefId, CancellationToken stop = default)
    {
        var id = string.IsNullOrWhiteSpace(chiefId) ? reader.StaffId : chiefId.Trim();
        if (id is null || (await LevelsAsync(id, reader.Today, stop)).Count == 0)
        {
            return null;
        }
        var chief = await db.Officials.AsNoTracking().Include(o => o.Periods).SingleOrDefaultAsync(o => o.StaffId == id, stop);
        return
            chief is not null
            && (id == reader.StaffId || ServiceAccess.ActsAsHrOn(reader, id, ServiceAccess.FileUnit(chief.Periods, reader.Today)))
            ? new NamedPerson(id, chief.FullName)
            : null;
    }

    /// <param name="chiefId">Who is away; null: the reader.</param>
    /// <param name="lastDay">Inclusive.</param>
    public async Task<ActResult> NameAsync(
        Reader reader,
        string? chiefId,
        string? standInId,
        LocalDate from,
        LocalDate? lastDay,
        CancellationToken stop = default
    )
    {
        if (await ForWhomAsync(reader, chiefId, stop) is not { } chief)
        {
            return ActResult.Missing;
        }
        var (person, unfit) = await Chiefs.InServiceAsync(db, standInId, reader.Today, stop);
        if (person is null)
        {
            return new ActResult.Refused(unfit! with { Field = "StandInId" });
        }
        var until = lastDay?.PlusDays(1);
        // A last day before the first holds on no day: the rule says so, a span can't.
        var wished = new StandInTerms(chief.StaffId, person.StaffId, new Span(from, until < from ? from : until));
        var standing = await db.StandIns.AsNoTracking().Where(s => s.Until > reader.Today).ToListAsync(stop);
        var refusals = StandIns.Check(
            wished,
            await LevelsAsync(chief.StaffId, reader.Today, stop),
            standing.Where(s => s.Until > s.From).Select(s => new StandInTerms(s.ChiefId, s.StandInId, new Span(s.From, s.Until))),
            reader.Today
        );
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(await NamedAsync(refusals, stop));
        }
        var named = new StandIn
        {
            ChiefId = chief.StaffId,
            StandInId = person.StaffId,
            From = from,
            Until = until!.Value,
            NamedBy = reader.Actor,
        };
        db.StandIns.Add(named);
        Tell(reader, named, "stand-in-named");
        await Mail.ToOfficialAsync(db, clock, person.StaffId, "StandInNamed", "/units/stand-ins", stop, chief.Name);
        if (chief.StaffId != reader.StaffId)
        {
            await Mail.ToOfficialAsync(db, clock, chief.StaffId, "StandInNamedForYou", "/units/stand-ins", stop, person.FullName);
        }
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Whoever is away is back early, the stand-in hands it back, or HR ends it: from today.</summary>
    public async Task<ActResult> EndAsync(Reader reader, Guid id, int version, CancellationToken stop = default)
    {
        var standIn = await db.StandIns.SingleOrDefaultAsync(s => s.Id == id, stop);
        if (standIn is null || !await IsConcernedAsync(reader, standIn, stop))
        {
            return ActResult.Missing;
        }
        if (standIn.Until <= reader.Today || standIn.Until == standIn.From)
        {
            return new ActResult.Refused(ServiceRefusals.StandInOver(standIn.Until.PlusDays(-1)));
        }
        db.Entry(standIn).Property(s => s.Version).OriginalValue = version;
        // One that hasn't begun ends without a day.
        standIn.Until = standIn.From > reader.Today ? standIn.From : reader.Today;
        standIn.EndedBy = reader.Actor;
        Tell(reader, standIn, reader.StaffId == standIn.StandInId ? "stand-in-handed-back" : "stand-in-ended");
        foreach (var other in new[] { standIn.ChiefId, standIn.StandInId }.Where(who => who != reader.StaffId))
        {
            await Mail.ToOfficialAsync(db, clock, other, "StandInEnded", "/units/stand-ins", stop, reader.DisplayName);
        }
        return await db.SaveOrStaleAsync(stop);
    }

    private async Task<bool> IsConcernedAsync(Reader reader, StandIn standIn, CancellationToken stop) =>
        reader.StaffId is { } me && (standIn.ChiefId == me || standIn.StandInId == me)
        || await ForWhomAsync(reader, standIn.ChiefId, stop) is not null;

    /// <summary>Everybody of whom somebody is first or second level.</summary>
    private async Task<IReadOnlyList<TwoLevels>> LevelsAsync(string chiefId, LocalDate day, CancellationToken stop) =>
        await db
            .Supervisions.Where(s =>
                (s.SupervisorId == chiefId || s.SecondLevelId == chiefId) && s.From <= day && (s.Until == null || s.Until > day)
            )
            .Select(s => new TwoLevels(s.StaffId, s.SupervisorId, s.SecondLevelId))
            .ToListAsync(stop);

    /// <summary>Refusals speak of people by name.</summary>
    private async Task<IReadOnlyList<Refusal>> NamedAsync(IReadOnlyList<Refusal> refusals, CancellationToken stop)
    {
        var names = await OfficialNames.OfAsync(db, refusals.SelectMany(r => r.Args.OfType<string>()), stop);
        return [.. refusals.Select(r => r with { Args = [.. r.Args.Select(a => a is string id ? names[id] : a)] })];
    }

    private void Tell(Reader reader, StandIn standIn, string act) =>
        db.History.Add(
            ServiceHistory.Entry(
                clock.GetCurrentInstant(),
                reader.Actor,
                standIn.ChiefId,
                act,
                new
                {
                    by = standIn.StandInId,
                    from = IsoDay.Text(standIn.From),
                    until = IsoDay.Text(standIn.Until),
                },
                "SV-4"
            )
        );
}
