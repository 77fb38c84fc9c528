using System.Diagnostics;
using Fairway.App.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Fairway.App;

/// <summary>
/// What the passing of a day does, looked for again and again on every node: a job finds out itself whether there is anything left to do today. Where a round
/// fails the next one tries again.
/// </summary>
public abstract partial class DailyJob(IServiceScopeFactory scopes, ILogger log) : BackgroundService
{
    /// <summary>From one look to the next.</summary>
    public virtual TimeSpan Pause => TimeSpan.FromMinutes(20);

    /// <summary>One round, in a scope of its own.</summary>
    protected abstract Task RoundAsync(IServiceProvider services, CancellationToken stop);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<FairwayDb>().Asking.AsProduct();
                await RoundAsync(scope.ServiceProvider, stoppingToken);
                var took = Duration.FromTimeSpan(Stopwatch.GetElapsedTime(began));
                await SaidAsync((db, node, now) => Running.DoneAsync(db, GetType().Name, node, now, took, stoppingToken));
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The database is out, or another node was quicker: the next round finds out.
                NotDone(log, GetType().Name, failure);
                await SaidAsync((db, node, now) => Running.FailedAsync(db, GetType().Name, node, now, failure, stoppingToken));
            }
        }
    }

    /// <summary>For the page of how Fairway runs; a job is none the worse where it can't be said.</summary>
    private async Task SaidAsync(Func<FairwayDb, Node, Instant, Task> say)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var services = scope.ServiceProvider;
            var db = services.GetRequiredService<FairwayDb>();
            db.Asking.AsProduct();
            await say(db, services.GetRequiredService<Node>(), services.GetRequiredService<IClock>().GetCurrentInstant());
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            NotSaid(log, GetType().Name, failure);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Job} was not done; it is tried again")]
    private static partial void NotDone(ILogger log, string job, Exception failure);

    [LoggerMessage(EventId = 2, Level = LogLevel.Debug, Message = "How {Job} went was not written")]
    private static partial void NotSaid(ILogger log, string job, Exception failure);
}
