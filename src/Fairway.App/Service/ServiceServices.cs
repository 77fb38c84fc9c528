using Microsoft.Extensions.DependencyInjection;

namespace Fairway.App.Service;

public static class ServiceServices
{
    public static IServiceCollection AddService(this IServiceCollection services) =>
        services
            .AddScoped<OfficialPlaces>()
            .AddScoped<FactQuestions>()
            .AddScoped<FactCorrections>()
            .AddScoped<Chiefs>()
            .AddScoped<Reassignment>()
            .AddScoped<DelegatedWork>()
            .AddScoped<Absences>()
            .AddHostedService<DailySupervision>();
}
