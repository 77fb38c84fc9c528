using Fairway.App.Notices;
using Fairway.App.Service;
using Fairway.Rules.Underperformance;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Underperformance;

/// <summary>
/// Brings cases in line with who supervises and where people work: a new supervisor takes over what is open, and who no longer supervises is cut off from
/// everything. In the transaction of whatever changed the facts.
/// </summary>
public static class CaseSuccession
{
    private const int Attempts = 3;

    /// <summary>Follows the facts of a day. Doing it twice does it once.</summary>
    /// <returns>How many cases changed.</returns>
    public static async Task<int> FollowAsync(FairwayDb db, LocalDate today, Instant now, string actor, CancellationToken stop = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var changed = await RunAsync(db, today, now, actor, stop);
                db.ChangeTracker.DetectChanges();
                await db.SaveChangesAsync(stop);
                return changed;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // Somebody acts in the case at the same moment: it is looked at again.
                db.ChangeTracker.Clear();
            }
        }
    }

    private static async Task<int> RunAsync(FairwayDb db, LocalDate today, Instant now, string actor, CancellationToken stop)
    {
        var cases = await db
            .UnderperformanceCases.Include(c => c.Formers)
            .Where(c => c.ClosedOn == null || c.SupervisorId != null)
            .ToListAsync(stop);
        if (cases.Count == 0)
        {
            return 0;
        }
        var officials = cases.Select(c => c.StaffId).Distinct(StringComparer.Ordinal).ToList();
        var facts = (await AppraisalFacts.OfAsync(db, officials, today, stop)).ToDictionary(f => f.StaffId, StringComparer.Ordinal);
        var changed = 0;
        foreach (var one in cases)
        {
            // On leave without pay and on loan the official's supervisor stays who it was.
            if (!facts.TryGetValue(one.StaffId, out var of) || (of.SupervisorId is null && of.UnitCode is null))
            {
                continue;
            }
            changed += one.State.IsClosed() ? Close(db, one, of, now, actor) : await MoveAsync(db, one, of, now, actor, stop);
        }
        return changed;
    }

    /// <summary>A closed case doesn't pass on: with the supervision its reading ends.</summary>
    private static int Close(FairwayDb db, UnderperformanceCase one, AppraisalFacts of, Instant now, string actor)
    {
        if (one.SupervisorId == of.SupervisorId)
        {
            return 0;
        }
        Leave(one, [one.SupervisorId, one.SecondLevelId], [], now);
        (one.SupervisorId, one.SecondLevelId) = (null, null);
        db.History.Add(CaseAtHand.EntryOf(one, now, actor, "reading-ended", "CY-9", null));
        return 1;
    }

    private static async Task<int> MoveAsync(
        FairwayDb db,
        UnderperformanceCase one,
        AppraisalFacts of,
        Instant now,
        string actor,
        CancellationToken stop
    )
    {
        var unit = of.UnitCode ?? one.UnitCode;
        if ((one.SupervisorId, one.SecondLevelId, one.UnitCode) == (of.SupervisorId, of.SecondLevelId, unit))
        {
            return 0;
        }
        var taken = one.SupervisorId != of.SupervisorId;
        Leave(one, [one.SupervisorId, one.SecondLevelId], [of.SupervisorId, of.SecondLevelId], now);
        (one.SupervisorId, one.SecondLevelId, one.UnitCode) = (of.SupervisorId, of.SecondLevelId, unit);
        db.History.Add(CaseAtHand.EntryOf(one, now, actor, taken ? "supervisor-changed" : "people-changed", taken ? "CY-9" : "SV-4", null));
        if (taken && of.SupervisorId is { } successor)
        {
            await Mail.ToOfficialAsync(db, now, successor, "CaseTakenOver", CaseAtHand.LinkOf(one.Id), stop);
            if (one.State != CaseState.Proposed)
            {
                await Mail.ToOfficialAsync(db, now, one.StaffId, "CaseNews", CaseAtHand.LinkOf(one.Id), stop);
            }
        }
        return 1;
    }

    /// <summary>Whoever had a part and has none any more; who comes back to one is no longer among them.</summary>
    private static void Leave(UnderperformanceCase one, string?[] before, string?[] after, Instant now)
    {
        one.Formers.RemoveAll(former => after.Contains(former.StaffId));
        one.Formers.AddRange(
            before
                .OfType<string>()
                .Where(who => !after.Contains(who) && !one.Formers.Exists(former => former.StaffId == who))
                .Distinct(StringComparer.Ordinal)
                .Select(who => new CaseFormer
                {
                    CaseId = one.Id,
                    StaffId = who,
                    Since = now,
                })
        );
    }
}
