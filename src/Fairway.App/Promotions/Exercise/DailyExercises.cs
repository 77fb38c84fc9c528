using Fairway.Rules.Promotions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>
/// What the passing of a day does to exercises: facts that came late are found, and HR is told. Several nodes may look; a fact is found once.
/// </summary>
public sealed class DailyExercises(IServiceScopeFactory scopes, IClock clock, ILogger<DailyExercises> log) : DailyJob(scopes, log)
{
    public override TimeSpan Pause => TimeSpan.FromHours(3);

    protected override Task RoundAsync(IServiceProvider services, CancellationToken stop) =>
        RunAsync(services.GetRequiredService<FairwayDb>(), services.GetRequiredService<LateFacts>(), clock, stop);

    /// <summary>Looks in every exercise whose list is published and whose decisions are open; how many facts wait.</summary>
    public static async Task<int> RunAsync(FairwayDb db, LateFacts late, IClock clock, CancellationToken stop = default)
    {
        var today = clock.GetCurrentInstant().InUtc().Date;
        var running = await db
            .CareerExercises.Where(e =>
                e.State == ExerciseState.Published
                || e.State == ExerciseState.Forms
                || e.State == ExerciseState.AtPanels
                || e.State == ExerciseState.Recommended
            )
            .ToListAsync(stop);
        var waiting = 0;
        foreach (var exercise in running)
        {
            var before = await db.LateFacts.CountAsync(f => f.ExerciseId == exercise.Id && f.HandledAt == null, stop);
            var found = await late.FindAsync(exercise, today, stop);
            if (found > before)
            {
                await ExerciseMails.ToHrAsync(db, clock.GetCurrentInstant(), today, exercise, "ExerciseLateFacts", stop);
                await db.SaveChangesAsync(stop);
            }
            waiting += found;
        }
        return waiting;
    }
}
