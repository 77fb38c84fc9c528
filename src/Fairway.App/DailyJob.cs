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
        var name = GetType().Name;
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var began = Stopwatch.GetTimestamp();
            await using var scope = scopes.CreateAsyncScope();
            var services = scope.ServiceProvider;
            var (node, clock) = (services.GetRequiredService<Node>(), services.GetRequiredService<IClock>());
            try
            {
                services.GetRequiredService<FairwayDb>().Asking.AsProduct();
                await RoundAsync(services, stoppingToken);
                var took = Duration.FromTimeSpan(Stopwatch.GetElapsedTime(began));
                await scopes.AsideAsync(log, name, db => Running.DoneAsync(db, name, node, clock.GetCurrentInstant(), took, stoppingToken));
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The database is out, or another node was quicker: the next round finds out.
                NotDone(log, name, failure);
                await scopes.AsideAsync(
                    log,
                    name,
                    db => Running.FailedAsync(db, name, node, clock.GetCurrentInstant(), failure, stoppingToken)
                );
            }
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Job} was not done; it is tried again")]
    private static partial void NotDone(ILogger log, string job, Exception failure);
}
