using Fairway.App.Transparency.Report;
using Microsoft.Extensions.DependencyInjection;

namespace Fairway.App.Transparency;

public static class TransparencyServices
{
    public static IServiceCollection AddTransparency(this IServiceCollection services) =>
        services
            .AddScoped<Concerns>()
            .AddScoped<ConcernReading>()
            .AddScoped<ProcessReading>()
            .AddScoped<RuleChanges>()
            .AddScoped<ContestEnds>()
            .AddScoped<AuditReading>()
            .AddScoped<Integrity>()
            .AddScoped<Surveys>()
            .AddScoped<ReportDrawing>()
            .AddScoped<YearlyReports>()
            .AddHostedService<DailyConcerns>();
}
