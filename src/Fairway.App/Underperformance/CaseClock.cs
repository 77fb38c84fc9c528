using Fairway.Rules.Time;
using Fairway.Rules.Underperformance;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Underperformance;

/// <summary>The clock of cases from what is known of leave: what HR recorded, and leave without pay of the staff file (UP-2).</summary>
public static class CaseClock
{
    /// <summary>Null before the plan runs.</summary>
    internal static async Task<ClockReading?> OfAsync(
        FairwayDb db,
        UnderperformanceCase of,
        UnderperformancePolicy policy,
        CancellationToken stop
    ) => (await OfAsync(db, [of], _ => policy, stop)).GetValueOrDefault(of.Id);

    internal static async Task<IReadOnlyDictionary<Guid, ClockReading>> OfAsync(
        FairwayDb db,
        IReadOnlyCollection<UnderperformanceCase> cases,
        Func<UnderperformanceCase, UnderperformancePolicy> policyOf,
        CancellationToken stop
    )
    {
        var ids = cases.Where(c => c.RunsFrom is not null).Select(c => c.Id).ToList();
        var officials = cases.Where(c => c.RunsFrom is not null).Select(c => c.StaffId).Distinct(StringComparer.Ordinal).ToList();
        var recorded = (
            await db.CaseLeaves.AsNoTracking().Where(l => ids.Contains(l.CaseId) && l.RemovedAt == null).ToListAsync(stop)
        ).ToLookup(l => l.CaseId);
        var unpaid = (
            await db
                .ServicePeriods.AsNoTracking()
                .Where(p => officials.Contains(p.StaffId) && p.Status == "unpaid-leave")
                .Select(p => new
                {
                    p.StaffId,
                    p.From,
                    p.Until,
                })
                .ToListAsync(stop)
        ).ToLookup(p => p.StaffId, StringComparer.Ordinal);
        return cases
            .Where(c => c.RunsFrom is not null)
            .ToDictionary(
                c => c.Id,
                c =>
                    ReviewClock.Of(
                        c.RunsFrom!.Value,
                        LengthOf(c, policyOf(c)),
                        recorded[c.Id]
                            .Select(l => new Span(l.From, l.Until))
                            .Concat(unpaid[c.StaffId].Select(p => new Span(p.From, p.Until))),
                        policyOf(c)
                    )
            );
    }

    /// <summary>How long the run lasts that is under way, or was the last.</summary>
    public static Period LengthOf(UnderperformanceCase of, UnderperformancePolicy policy) =>
        of.RunsFurther ? policy.FurtherMonitoring : policy.ReviewAfter;
}
