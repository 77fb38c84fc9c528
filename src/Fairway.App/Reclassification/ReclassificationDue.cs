using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.App.Service;
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
        // An exercise has thousands: what is the same for all is asked once.
        var partners = open.Count == 0 ? null : await HrPartners.LoadAsync(db, today, stop);
        var chiefs = open.Count == 0 ? null : await ChiefsAsync(db, today, stop);
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
                    of.ResultDue(rules),
                    of.ReceivedOn!.Value,
                    of.EvaluatorId is { } evaluator
                        ? [evaluator]
                        : ReclassificationAtHand.EvaluatorsOf(partners!, of, [of.StaffId, .. chiefs![of.StaffId]])
                ),
            };
            steps.Add(
                new OpenStep($"reclassification:{of.Id}:{step}", ReclassificationAtHand.LinkOf(of.Id), due, since, since, awaited, null)
                {
                    Subject = of.Id,
                }
            );
        }
        steps.AddRange(await QuestionnairesAsync(db, today, stop));
        return steps;

        async Task<IReadOnlyList<string>> MembersAsync(ReclassificationCase of) =>
            [.. (await ReviewGroups.OfAsync(db, of, today, stop)).Where(m => m.TakesPart).Select(m => m.StaffId).OfType<string>()];
    }

    /// <summary>Questionnaires of exercises: official and chief are reminded, whichever of the two fills it in.</summary>
    private static async Task<IReadOnlyList<OpenStep>> QuestionnairesAsync(FairwayDb db, LocalDate today, CancellationToken stop)
    {
        var unsent = await (
            from c in db.Reclassifications.AsNoTracking()
            join e in db.ReclassificationExercises on c.ExerciseId equals e.Id
            where c.State == ReclassificationState.Draft && e.State == ReclassificationExerciseState.Open
            select new
            {
                c.Id,
                c.StaffId,
                e.QuestionnairesUntil,
                e.OpenedOn,
                e.ReferenceOn,
            }
        ).ToListAsync(stop);
        if (unsent.Count == 0)
        {
            return [];
        }
        var chiefs = await ChiefsAsync(db, today, stop);
        return
        [
            .. unsent.Select(c => new OpenStep(
                $"reclassification:{c.Id}:questionnaire",
                ReclassificationAtHand.LinkOf(c.Id),
                c.QuestionnairesUntil,
                c.OpenedOn!.Value,
                c.ReferenceOn,
                [c.StaffId, .. chiefs[c.StaffId]],
                null
            )
            {
                Subject = c.Id,
            }),
        ];
    }

    private static async Task<ILookup<string, string>> ChiefsAsync(FairwayDb db, LocalDate today, CancellationToken stop) =>
        (
            await db
                .Supervisions.Where(s => s.From <= today && (s.Until == null || today < s.Until))
                .Select(s => new { s.StaffId, s.SupervisorId })
                .ToListAsync(stop)
        ).ToLookup(s => s.StaffId, s => s.SupervisorId, StringComparer.Ordinal);
}
