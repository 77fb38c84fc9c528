using Fairway.Rules.Promotions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>
/// What the passing of a day does to exercises: facts that came late are found, and HR is told. Several nodes may look; a fact is found once.
/// </summary>
public sealed partial class DailyExercises(IServiceScopeFactory scopes, IClock clock, ILogger<DailyExercises> log) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromHours(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await RunAsync(
                    scope.ServiceProvider.GetRequiredService<FairwayDb>(),
                    scope.ServiceProvider.GetRequiredService<LateFacts>(),
                    clock,
                    stoppingToken
                );
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The database is out: the next round finds out.
                NotDone(failure);
            }
        }
    }

    /// <summary>Looks in every exercise whose list is published and whose decisions are open; how many facts wait.</summary>
    public static async Task<int> RunAsync(FairwayDb db, LateFacts late, IClock clock, CancellationToken stop = default)
    {
        var today = clock.GetCurrentInstant().InUtc().Date;
        var running = await db
            .PromotionExercises.Where(e =>
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

    [LoggerMessage(
        EventId = 1,
        Level = LogLevel.Warning,
        Message = "Exercises of promotion were not looked through for late facts; it is tried again"
    )]
    private partial void NotDone(Exception failure);
}
