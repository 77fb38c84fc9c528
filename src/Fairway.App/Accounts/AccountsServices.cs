using Fairway.App.Accounts.SecondFactor;
using Fairway.App.Accounts.SignOn;
using Fairway.App.Policies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.App.Accounts;

public static class AccountsServices
{
    /// <summary>
    /// Accounts without pages: what the terminal needs as well as the web. Who composes adds <see cref="FairwayDb"/>, the clock and the policies. Adding them
    /// twice is as once.
    /// </summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(Passwords)))
        {
            return services;
        }
        services.AddOptions<AccountsOptions>();
        services.TryAddScoped<Asking>();
        services.AddScoped<Attempts>();
        services.TryAddSingleton(provider =>
            provider.GetService<PolicyLibrary>() is { } policies
                ? DutyStationZones.Of(policies.PolicyAt(provider.GetRequiredService<IClock>().GetCurrentInstant().InUtc().Date).Service)
                : DutyStationZones.Unknown
        );
        // One ring of keys for all nodes, in the database (decision 22).
        services.AddDataProtection().SetApplicationName("Fairway").PersistKeysToDbContext<FairwayDb>();
        services
            .AddIdentityCore<Account>()
            .AddEntityFrameworkStores<FairwayDb>()
            .AddPasswordValidator<PasswordsAboutOneself>()
            .AddPasswordValidator<CommonPasswords>()
            .AddTokenProvider<DataProtectorTokenProvider<Account>>(TokenOptions.DefaultProvider)
            .AddTokenProvider<InvitationTokens>(InvitationTokens.Provider);
        // PBKDF2 with HMAC-SHA-512; who signs in with an older hash gets this one (Reauthentication).
        services.Configure<PasswordHasherOptions>(hashes => hashes.IterationCount = 210_000);
        services.AddOptions<IdentityOptions>().Configure<IOptions<AccountsOptions>>(Configure);
        services
            .AddOptions<DataProtectionTokenProviderOptions>()
            .Configure<IOptions<AccountsOptions>>((reset, ours) => reset.TokenLifespan = ours.Value.ResetLifetime);
        services
            .AddOptions<InvitationTokens.Lifetime>()
            .Configure<IOptions<AccountsOptions>>(
                (invitation, ours) =>
                {
                    invitation.Name = InvitationTokens.Provider;
                    invitation.TokenLifespan = ours.Value.InvitationLifetime;
                }
            );
        services.AddSingleton<Demonstration>();
        services.AddScoped<Reauthentication>();
        services.AddScoped<Invitations>();
        services.AddScoped<SecondFactors>();
        services.AddScoped<SignOns>();
        services.AddScoped<Passwords>();
        services.AddScoped<Addresses>();
        services.AddScoped<Closing>();
        services.AddScoped<OfficesOfTrust>();
        services.AddScoped<OfficesThroughGroups>();
        services.AddScoped<KeptTexts>();
        return services;
    }

    private static void Configure(IdentityOptions identity, IOptions<AccountsOptions> ours)
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
}
