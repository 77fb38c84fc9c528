using Fairway.App.History;
using Fairway.App.Notices;
using Fairway.Rules.Reclassification;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Fairway.App.Reclassification.Exercises;

/// <summary>
/// Goes on opening exercises where that was interrupted, and ends requests of exercises that were not sent by their last day. Several nodes may try: each
/// request's version token lets one of them through.
/// </summary>
public sealed class DailyReclassification(IServiceScopeFactory scopes, IClock clock, ILogger<DailyReclassification> log)
    : DailyJob(scopes, log)
{
    private const int Batch = 200;

    protected override async Task RoundAsync(IServiceProvider services, CancellationToken stop)
    {
        var db = services.GetRequiredService<FairwayDb>();
        var opening = services.GetRequiredService<ExerciseOpening>();
        foreach (
            var id in await db
                .ReclassificationExercises.Where(e => e.State == ReclassificationExerciseState.Opening)
                .Select(e => e.Id)
                .ToListAsync(stop)
        )
        {
            await opening.GoOnAsync(id, stop);
        }
        await LapseAsync(db, clock, stop);
    }

    /// <summary>How many requests ended now.</summary>
    public static async Task<int> LapseAsync(FairwayDb db, IClock clock, CancellationToken stop = default)
    {
        var now = clock.GetCurrentInstant();
        // It shuts people out, so the day has ended everywhere (decision 9).
        var today = EndOfDay.LastDay(now);
        var ids = await (
            from c in db.Reclassifications
            join e in db.ReclassificationExercises on c.ExerciseId equals e.Id
            where c.State == ReclassificationState.Draft && e.State == ReclassificationExerciseState.Open && e.QuestionnairesUntil < today
            orderby c.Id
            select c.Id
        ).ToListAsync(stop);
        foreach (var some in ids.Chunk(Batch))
        {
            db.ChangeTracker.Clear();
            var cases = await db
                .Reclassifications.Where(c => some.Contains(c.Id) && c.State == ReclassificationState.Draft)
                .ToListAsync(stop);
            foreach (var of in cases)
            {
                var row = ReclassificationWorkflow.Find(of.State, ReclassificationAct.Lapse, ReclassificationParty.Calendar)!;
                of.State = row.To;
                db.ReclassificationSteps.Add(
                    new ReclassificationStep
                    {
                        CaseId = of.Id,
                        Act = row.Act,
                        AuthorId = "calendar",
                        Text = "",
                        Language = "en",
                        At = now,
                    }
                );
                db.History.Add(
                    new HistoryEntry
                    {
                        At = now,
                        Actor = "calendar",
                        Capability = "reclassification",
                        Subject = of.Id.ToString(),
                        Act = "lapse",
                        Rule = row.Rule,
                        PolicyVersion = of.PolicyVersion,
                    }
                );
                await Mail.ToOfficialAsync(db, now, of.StaffId, "ReclassificationLapsed", ReclassificationAtHand.LinkOf(of.Id), stop);
            }
            await db.SaveChangesAsync(stop);
        }
        db.ChangeTracker.Clear();
        return ids.Count;
    }
}
