using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules.Time;
using Fairway.Rules.Underperformance;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Underperformance;

/// <summary>What has a day in cases, for whoever reminds people: the discussion, the supervisor's signature under the plan, the review.</summary>
public static class CasesDue
{
    /// <summary>While a clock stands still nobody is reminded of its review.</summary>
    public static async Task<IReadOnlyList<OpenStep>> OpenAsync(
        FairwayDb db,
        PolicyLibrary policies,
        LocalDate today,
        CancellationToken stop
    )
    {
        var cases = await db
            .UnderperformanceCases.AsNoTracking()
            .Where(c =>
                c.SupervisorId != null
                && (
                    c.State == CaseState.Opened
                    || c.State == CaseState.Discussed
                    || c.State == CaseState.PlanShared
                    || c.State == CaseState.Running
                )
            )
            .ToListAsync(stop);
        var clocks = await CaseClock.OfAsync(
            db,
            [.. cases.Where(c => c.State == CaseState.Running)],
            c => policies.PolicyAt(c.LaunchedOn).Underperformance,
            stop
        );
        return [.. cases.Select(Step).OfType<OpenStep>()];

        OpenStep? Step(UnderperformanceCase of)
        {
            var policy = policies.PolicyAt(of.LaunchedOn).Underperformance;
            var (what, due, known) = of.State switch
            {
                CaseState.Opened => ("discussion", Months.Add(of.OpenedOn!.Value, policy.DiscussionDue), of.OpenedOn.Value),
                CaseState.Running when clocks[of.Id] is { DueOn: { } day } clock && !clock.IsStoppedOn(today) => (
                    "review",
                    day,
                    of.RunsFrom!.Value
                ),
                CaseState.Running => ("", default, default),
                _ => ("plan", Months.Add(of.DiscussedOn!.Value, policy.PlanDue), of.DiscussedOn.Value),
            };
            return what.Length == 0
                ? null
                : new OpenStep(
                    $"underperformance:{of.Id}:{what}",
                    CaseAtHand.LinkOf(of.Id),
                    due,
                    known,
                    of.LaunchedOn,
                    [of.SupervisorId!],
                    of.SecondLevelId
                );
        }
    }
}
