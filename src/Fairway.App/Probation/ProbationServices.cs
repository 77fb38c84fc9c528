using Microsoft.Extensions.DependencyInjection;

namespace Fairway.App.Probation;

public static class ProbationServices
{
    public static IServiceCollection AddProbation(this IServiceCollection services) =>
        services
            .AddScoped<Designating>()
            .AddScoped<Inputs>()
            .AddScoped<Warnings>()
            .AddScoped<Reports>()
            .AddScoped<Overrides>()
            .AddScoped<ProbationDays>()
            .AddScoped<ProbationList>();
}
