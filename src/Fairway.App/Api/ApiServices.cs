using Microsoft.Extensions.DependencyInjection;

namespace Fairway.App.Api;

public static class ApiServices
{
    /// <summary>Tokens of people, and writes that are done once.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services) =>
        services.AddScoped<PersonalTokens>().AddScoped<OnceOnly>().AddScoped<StaffFolderImport>();
}
