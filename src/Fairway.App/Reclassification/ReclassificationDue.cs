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
            .Where(c => c.State == ReclassificationState.Received || c.State == ReclassificationState.InEvaluation)
            .ToListAsync(stop);
        var steps = new List<OpenStep>();
        foreach (var of in open)
        {
            IReadOnlyList<string> awaited = of.EvaluatorId is { } evaluator
                ? [evaluator]
                : await ReclassificationAtHand.EvaluatorsAsync(db, of, today, stop);
            var received = of.ReceivedOn!.Value;
            steps.Add(
                new OpenStep(
                    $"reclassification:{of.Id}:result",
                    ReclassificationAtHand.LinkOf(of.Id),
                    ReclassificationDays.ResultDue(received, policies.PolicyAt(received).Reclassification),
                    received,
                    received,
                    awaited,
                    null
                )
                {
                    Subject = of.Id,
                }
            );
        }
        return steps;
    }
}
