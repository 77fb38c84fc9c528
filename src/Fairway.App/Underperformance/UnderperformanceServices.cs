using Microsoft.Extensions.DependencyInjection;

namespace Fairway.App.Underperformance;

public static class UnderperformanceServices
{
    public static IServiceCollection AddUnderperformance(this IServiceCollection services) =>
        services
            .AddScoped<CaseOpenings>()
            .AddScoped<CaseDialogue>()
            .AddScoped<CaseDrafts>()
            .AddScoped<CaseSigning>()
            .AddScoped<CaseOutcomes>()
            .AddScoped<CaseReader>()
            .AddScoped<CaseList>()
            .AddScoped<CaseCodes>()
            .AddHostedService<DailyCases>();
}
