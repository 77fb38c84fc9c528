using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fairway.App.Operations;

public static class OperationsServices
{
    /// <summary>How it runs. Who composes says which node this is, and how to ask the provider about the databases.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.TryAddSingleton(Node.Only);
        services.AddMetrics();
        services.AddSingleton<Measures>();
        services.AddHostedService<Heartbeat>().AddHostedService<DailyForgetting>();
        return services.AddScoped<HowItRuns>();
    }
}
