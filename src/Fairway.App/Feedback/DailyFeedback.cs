using Fairway.App.Policies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Fairway.App.Feedback;

/// <summary>
/// What the passing of time does to upward feedback: groups are formed, keys made and destroyed, lists signed and handed over. Several nodes may run it; each
/// step is done once.
/// </summary>
public sealed class DailyFeedback(IServiceScopeFactory scopes, IClock clock, ILogger<DailyFeedback> log) : DailyJob(scopes, log)
{
    // Between two keys, so that making them takes half a processor and not all of one.
    private static readonly TimeSpan s_breath = TimeSpan.FromMilliseconds(400);

    private LocalDate _formedFor;

    /// <summary>Keys are to go soon after the last day has ended, and a compiler that was down is to be asked again.</summary>
    public override TimeSpan Pause => TimeSpan.FromMinutes(1);

    protected override async Task RoundAsync(IServiceProvider services, CancellationToken stop)
    {
        var today = clock.GetCurrentInstant().InUtc().Date;
        if (today != _formedFor)
        {
            await FormAsync(services, stop);
            _formedFor = today;
        }
        await KeepAsync(services, s_breath, stop);
    }

    /// <summary>All that is due at this moment; how many rounds were formed.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, CancellationToken stop = default)
    {
        var formed = await FormAsync(services, stop);
        await KeepAsync(services, TimeSpan.Zero, stop);
        return formed;
    }

    /// <summary>Forms what is due today, and reminds everybody of what is near.</summary>
    private static async Task<int> FormAsync(IServiceProvider services, CancellationToken stop)
    {
        var (db, now) = (services.GetRequiredService<FairwayDb>(), services.GetRequiredService<IClock>());
        var policies = services.GetRequiredService<PolicyLibrary>();
        var formed = await FeedbackForming.RunAsync(db, now, policies, stop);
        await FeedbackReminders.RunAsync(db, now, policies, stop);
        return formed;
    }

    private static async Task KeepAsync(IServiceProvider services, TimeSpan breath, CancellationToken stop)
    {
        var keys = services.GetRequiredService<GroupKeys>();
        await keys.DestroyAsync(stop);
        while (await keys.MakeNextAsync(stop))
        {
            await Task.Delay(breath, stop);
        }
        await services.GetRequiredService<SignedLists>().SignAsync(stop);
        await services.GetRequiredService<HandingOver>().RunAsync(stop);
    }
}
