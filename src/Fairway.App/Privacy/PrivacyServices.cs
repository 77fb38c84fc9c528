using Microsoft.Extensions.DependencyInjection;

namespace Fairway.App.Privacy;

public static class PrivacyServices
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services) =>
        services
            .AddScoped<OwnData>()
            .AddScoped<WhoSees>()
            .AddScoped<RetentionReading>()
            .AddScoped<RetentionHolds>()
            .AddScoped<RetentionDeleting>();
}
