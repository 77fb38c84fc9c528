using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>
/// HR leaves a person or a group out of a cycle, and takes them in again, each with a reason: the partner for the units they serve, never for
/// themselves. The officials concerned, those who appraise them and HR read the reason.
/// </summary>
public sealed class CycleExclusions(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>As long as a reason may be.</summary>
    public const int LongestReason = 2000;

    /// <summary>Exclusions that stand.</summary>
    public static IQueryable<CycleExclusion> Standing(FairwayDb db) => db.CycleExclusions.Where(e => e.EndedAt == null);

    /// <summary>The regular cycle that runs, and the next.</summary>
    public IReadOnlyList<Cycle> Cycles(LocalDate today)
    {
        var policy = policies.PolicyAt(today).Appraisals;
        var now = AppraisalCalendar.Regular(today, policy);
        return [now, AppraisalCalendar.Regular(now.LastDay.PlusDays(1), policy)];
    }

    /// <summary>
    /// Names those of the given people who would be left out now: in service in a unit that the reader is HR partner of, not the reader, not left
    /// out already, and without a report that is complete.
    /// </summary>
    /// <returns>The rest of those asked for is left as it is.</returns>
    public async Task<ActResult> ExcludeAsync(
        Reader reader,
        IReadOnlyCollection<string> staffIds,
        LocalDate cycleEnd,
        string reason,
        Guid batch,
        CancellationToken stop = default
    )
    {
        if (!ServiceAccess.IsHr(reader) || Cycles(reader.Today).Where(c => c.LastDay == cycleEnd).ToList() is not [var cycle])
        {
            return ActResult.Missing;
        }

        if (Refused(reason) is { } refusal)
        {
            return refusal;
        }

        if (await IsDoneAsync(batch, stop))
        {
            return ActResult.Ok;
        }

        var wanted = staffIds.ToHashSet(StringComparer.Ordinal);
        var people = (await ExclusionReading.CandidatesAsync(db, reader, cycle, stop))
            .Where(c => c.Standing == ExclusionStanding.Can && wanted.Contains(c.StaffId))
            .ToList();
        if (people.Count == 0)
        {
            // The other one of two clicks may have been done between the two looks.
            return await IsDoneAsync(batch, stop) ? ActResult.Ok : new ActResult.Refused(ExclusionRefusals.ExclusionNobody);
        }

        var now = clock.GetCurrentInstant();
        var open = await OpenAsync(people.Select(p => p.StaffId), cycle, stop);
        foreach (var person in people)
        {
            var exclusion = new CycleExclusion
            {
                StaffId = person.StaffId,
                CycleStart = cycle.Start,
                CycleEnd = cycle.LastDay,
                UnitCode = person.UnitCode,
                Reason = reason.Trim(),
                DecidedBy = reader.Actor,
                DecidedAt = now,
                Batch = batch,
            };
            db.CycleExclusions.Add(exclusion);
            db.History.Add(Entry(reader, exclusion, now, "exclude-from-cycle"));
            foreach (var appraisal in open.Where(a => a.StaffId == person.StaffId))
            {
                appraisal.ExcludedAt = now;
            }

            await TellAsync(person.StaffId, "ExcludedFromCycle", reader, cycle, stop);
        }

        try
        {
            var saved = await db.SaveOrStaleAsync(stop);
            return saved is ActResult.Overtaken && await IsDoneAsync(batch, stop) ? ActResult.Ok : saved;
        }
        catch (DbUpdateException)
        {
            // Both clicks, or two partners, in the same moment: what stands then stands once.
            db.ChangeTracker.Clear();
            var ids = people.Select(p => p.StaffId).ToList();
            if (await Standing(db).AnyAsync(e => e.CycleEnd == cycleEnd && ids.Contains(e.StaffId), stop))
            {
                return ActResult.Ok;
            }

            throw;
        }
    }

    /// <summary>Whether this form was sent before, and done.</summary>
    private Task<bool> IsDoneAsync(Guid batch, CancellationToken stop) => db.CycleExclusions.AnyAsync(e => e.Batch == batch, stop);

    /// <summary>Takes an official in again, with a reason. What was open goes on where it stood.</summary>
    public async Task<ActResult> TakeBackAsync(Reader reader, Guid id, string reason, CancellationToken stop = default)
    {
        if (
            await db.CycleExclusions.SingleOrDefaultAsync(e => e.Id == id, stop) is not { } exclusion
            || !ServiceAccess.ActsAsHrOn(reader, exclusion.StaffId, exclusion.UnitCode)
        )
        {
            return ActResult.Missing;
        }

        if (exclusion.EndedAt is not null)
        {
            return exclusion.EndedBy == reader.Actor ? ActResult.Ok : new ActResult.Refused(ExclusionRefusals.ExclusionEnded);
        }

        if (Refused(reason) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetCurrentInstant();
        var cycle = new Cycle(exclusion.CycleStart, exclusion.CycleEnd);
        (exclusion.EndedAt, exclusion.EndedBy, exclusion.EndedReason) = (now, reader.Actor, reason.Trim());
        foreach (var appraisal in await OpenAsync([exclusion.StaffId], cycle, stop))
        {
            appraisal.ExcludedAt = null;
        }

        db.History.Add(Entry(reader, exclusion, now, "include-in-cycle"));
        await TellAsync(exclusion.StaffId, "IncludedInCycle", reader, cycle, stop);
        return await db.SaveOrStaleAsync(stop);
    }

    private static ActResult.Refused? Refused(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? new(ExclusionRefusals.ExclusionReasonMissing)
        : reason.Length > LongestReason ? new(ExclusionRefusals.ExclusionReasonTooLong(reason.Length, LongestReason))
        : null;

    private Task<List<Appraisal>> OpenAsync(IEnumerable<string> staffIds, Cycle cycle, CancellationToken stop)
    {
        var ids = staffIds.ToList();
        return db
            .Appraisals.Where(a => ids.Contains(a.StaffId) && a.DueOn == cycle.LastDay && a.State != AppraisalState.EndComplete)
            .ToListAsync(stop);
    }

    private HistoryEntry Entry(Reader reader, CycleExclusion exclusion, Instant now, string act) =>
        new()
        {
            At = now,
            Actor = reader.Actor,
            Capability = "appraisals",
            Subject = exclusion.StaffId,
            Act = act,
            Rule = "CY-1",
            PolicyVersion = policies.PolicyAt(reader.Today).Version,
            Detail = $$"""{"exclusion":"{{exclusion.Id}}"}""",
        };

    private async Task TellAsync(string staffId, string mail, Reader reader, Cycle cycle, CancellationToken stop)
    {
        await Mail.ToOfficialAsync(db, clock, staffId, mail, "/appraisals", stop, reader.DisplayName, cycle.Label);
        var facts = (await AppraisalFacts.OfAsync(db, [staffId], reader.Today, stop)).SingleOrDefault();
        if (facts?.SupervisorId is { } chief)
        {
            await Mail.ToOfficialAsync(
                db,
                clock,
                chief,
                mail + "Chief",
                "/appraisals/open",
                stop,
                reader.DisplayName,
                cycle.Label,
                facts.Name
            );
        }
    }
}
