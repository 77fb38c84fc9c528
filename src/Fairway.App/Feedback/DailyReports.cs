using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fairway.App.Feedback;

/// <summary>
/// Fetches reports of upward feedback after the close and tells chiefs when theirs can be read. Several nodes may try: a report is kept once. A compiler that is
/// down is asked again in the next round.
/// </summary>
public sealed class DailyReports(IServiceScopeFactory scopes, ILogger<DailyReports> log) : DailyJob(scopes, log)
{
    protected override Task RoundAsync(IServiceProvider services, CancellationToken stop) =>
        services.GetRequiredService<FeedbackReports>().RunAsync(stop);
}
