using Microsoft.Extensions.DependencyInjection;

namespace Fairway.App.Provisioning;

public static class ProvisioningServices
{
    /// <summary>Accounts and groups that the organization's directory brings.</summary>
    public static IServiceCollection AddProvisioning(this IServiceCollection services) =>
        services
            .AddScoped<ServiceTokens>()
            .AddScoped<UserFacts>()
            .AddScoped<UserChanges>()
            .AddScoped<ProvisionedUsers>()
            .AddScoped<ProvisionedGroups>()
            .AddScoped<GroupOffices>()
            .AddScoped<DirectoryDifferences>();
}
