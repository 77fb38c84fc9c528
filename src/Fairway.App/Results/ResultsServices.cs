using Microsoft.Extensions.DependencyInjection;

namespace Fairway.App.Results;

public static class ResultsServices
{
    public static IServiceCollection AddResults(this IServiceCollection services) => services.AddScoped<WorkplanEditing>();
}
