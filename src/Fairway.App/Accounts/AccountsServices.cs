using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Fairway.App.Accounts;

public static class AccountsServices
{
    /// <summary>Accounts without pages: what the terminal needs as well as the web.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddOptions<AccountsOptions>();
        services.TryAddSingleton(DutyStationZones.Unknown);
        services.AddIdentityCore<Account>().AddEntityFrameworkStores<FairwayDb>();
        services
            .AddOptions<IdentityOptions>()
            .Configure<IOptions<AccountsOptions>>(
                (identity, ours) =>
                {
                    identity.User.RequireUniqueEmail = true;
                    // User names are the accounts' own ids: nobody types them.
                    identity.User.AllowedUserNameCharacters = "0123456789abcdef";
                    identity.Lockout.MaxFailedAccessAttempts = ours.Value.FailuresBeforePause;
                    identity.Lockout.DefaultLockoutTimeSpan = ours.Value.Pause;
                    identity.Lockout.AllowedForNewUsers = true;
                    // Length is what makes a password hard to guess; forced digits and signs only make it hard to keep.
                    identity.Password.RequiredLength = ours.Value.ShortestPassword;
                    identity.Password.RequiredUniqueChars = 5;
                    identity.Password.RequireDigit = false;
                    identity.Password.RequireLowercase = false;
                    identity.Password.RequireUppercase = false;
                    identity.Password.RequireNonAlphanumeric = false;
                }
            );
        return services;
    }
}
