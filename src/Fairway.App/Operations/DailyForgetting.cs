using Fairway.App.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Fairway.App.Operations;

/// <summary>Forgets what was kept for a while: forms that nobody sends again, nodes that ended long ago.</summary>
public sealed class DailyForgetting(IServiceScopeFactory scopes, IClock clock, ILogger<DailyForgetting> log) : DailyJob(scopes, log)
{
    protected override async Task RoundAsync(IServiceProvider services, CancellationToken stop)
    {
        var (db, now) = (services.GetRequiredService<FairwayDb>(), clock.GetCurrentInstant());
        await SentForms.ForgetAsync(db, now, stop);
        await Running.ForgetAsync(db, now, stop);
    }
}
