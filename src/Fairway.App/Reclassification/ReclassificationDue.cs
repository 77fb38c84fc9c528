using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules.Reclassification;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Reclassification;

/// <summary>What has a day in requests for reclassification, for whoever reminds people.</summary>
public static class ReclassificationDue
{
    public static async Task<IReadOnlyList<OpenStep>> OpenAsync(
        FairwayDb db,
        PolicyLibrary policies,
        LocalDate today,
        CancellationToken stop
    )
    {
        var open = await db
            .Reclassifications.AsNoTracking()
            .Where(c => ReclassificationStates.Awaited.Contains(c.State) || ReclassificationStates.BeforeGroup.Contains(c.State))
            .ToListAsync(stop);
        var steps = new List<OpenStep>();
        foreach (var of in open)
        {
            var rules = policies.PolicyAt(of.PolicyDay).Reclassification;
            var (step, due, since, awaited) = of.State switch
            {
                ReclassificationState.Recommended => (
                    "decision",
                    ReclassificationDays.DecisionDue(of.RecommendedOn!.Value, rules),
                    of.RecommendedOn.Value,
                    await ReviewGroups.DecidersAsync(db, of, today, stop)
                ),
                ReclassificationState.Appealed or ReclassificationState.InReview => (
                    "review",
                    ReclassificationDays.ReviewDue(of.AppealedOn!.Value, rules),
                    of.AppealedOn.Value,
                    of.ReporterId is { } reporter ? [reporter] : await MembersAsync(of)
                ),
                _ => (
                    "result",
                    ReclassificationDays.ResultDue(of.ReceivedOn!.Value, rules),
                    of.ReceivedOn.Value,
                    of.EvaluatorId is { } evaluator ? [evaluator] : await ReclassificationAtHand.EvaluatorsAsync(db, of, today, stop)
                ),
            };
            steps.Add(
                new OpenStep($"reclassification:{of.Id}:{step}", ReclassificationAtHand.LinkOf(of.Id), due, since, since, awaited, null)
                {
                    Subject = of.Id,
                }
            );
        }
        return steps;

        async Task<IReadOnlyList<string>> MembersAsync(ReclassificationCase of) =>
            [.. (await ReviewGroups.OfAsync(db, of, today, stop)).Where(m => m.TakesPart).Select(m => m.StaffId).OfType<string>()];
    }
}
