using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Fairway.App;

/// <summary>
/// What the passing of a day does, looked for again and again on every node: a job finds out itself whether there is anything left to do today. Where a round
/// fails the next one tries again.
/// </summary>
public abstract partial class DailyJob(IServiceScopeFactory scopes, ILogger log) : BackgroundService
{
    /// <summary>From one look to the next.</summary>
    protected virtual TimeSpan Pause => TimeSpan.FromMinutes(20);

    /// <summary>One round, in a scope of its own.</summary>
    protected abstract Task RoundAsync(IServiceProvider services, CancellationToken stop);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<FairwayDb>().Asking.AsProduct();
                await RoundAsync(scope.ServiceProvider, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The database is out, or another node was quicker: the next round finds out.
                NotDone(log, GetType().Name, failure);
            }
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Job} was not done; it is tried again")]
    private static partial void NotDone(ILogger log, string job, Exception failure);
}
