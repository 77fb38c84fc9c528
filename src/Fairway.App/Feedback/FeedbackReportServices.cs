using Microsoft.Extensions.DependencyInjection;

namespace Fairway.App.Feedback;

public static class FeedbackReportServices
{
    /// <summary>Reports of upward feedback, and the counts that everybody can check.</summary>
    public static IServiceCollection AddFeedbackReports(this IServiceCollection services) =>
        services
            .AddScoped<FeedbackReports>()
            .AddScoped<FeedbackReportReading>()
            .AddScoped<FeedbackCounts>()
            .AddHostedService<DailyReports>();
}
