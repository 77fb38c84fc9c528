using Microsoft.Extensions.DependencyInjection;

namespace Fairway.App.Feedback;

public static class FeedbackServices
{
    /// <summary>Upward feedback, as far as Fairway has part in it. Who composes adds the <see cref="CompilerConnection"/>, where there is a compiler.</summary>
    public static IServiceCollection AddFeedback(this IServiceCollection services) =>
        services
            .AddSingleton<CompilerSite>()
            .AddSingleton<KeyAgreement>()
            .AddScoped<GroupKeys>()
            .AddScoped<SignedLists>()
            .AddScoped<HandingOver>()
            .AddScoped<PublishedKeys>()
            .AddScoped<Issuing>()
            .AddScoped<FeedbackInvitations>()
            .AddSingleton<Vouchers>()
            .AddHostedService<DailyFeedback>();
}
