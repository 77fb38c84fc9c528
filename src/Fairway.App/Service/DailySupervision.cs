using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>
/// Once a day brings supervision in line with service: periods begin and end on days on which nobody imports anything. Only where an
/// import has built supervision before; several nodes may try, since building twice builds the same.
/// </summary>
public sealed class DailySupervision(IServiceScopeFactory scopes, IClock clock, ILogger<DailySupervision> log) : DailyJob(scopes, log)
{
    protected override Task RoundAsync(IServiceProvider services, CancellationToken stop) =>
        RunAsync(services.GetRequiredService<FairwayDb>(), clock);

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
}
