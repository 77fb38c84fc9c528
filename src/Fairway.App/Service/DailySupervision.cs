using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>
/// Once a day brings supervision in line with service: periods begin and end on days on which nobody imports anything. Only where an
/// import has built supervision before; several nodes may try, since building twice builds the same.
/// </summary>
public sealed partial class DailySupervision(IServiceScopeFactory scopes, IClock clock, ILogger<DailySupervision> log) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromMinutes(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await RunAsync(scope.ServiceProvider.GetRequiredService<FairwayDb>(), clock);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The database is out, or another node was quicker: the next round finds out.
                NotBuilt(failure);
            }
        }
    }

    /// <summary>True where the day's supervision was built now.</summary>
    public static async Task<bool> RunAsync(FairwayDb db, IClock clock)
    {
        var now = clock.GetCurrentInstant();
        var today = now.InUtc().Date;
        var built = await db.Settings.AsNoTracking().SingleOrDefaultAsync(s => s.Key == SupervisionBuilder.BuiltOn);
        if (built is null || Rules.Time.IsoDay.Parse(built.Value) >= today)
        {
            return false;
        }
        return await Transactions.RunAsync(db, () => SupervisionBuilder.RebuildAsync(db, today, now, "calendar")) is ActResult.Done;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Supervision was not brought in line with the day; it is tried again")]
    private partial void NotBuilt(Exception failure);
}
