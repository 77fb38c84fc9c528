using Fairway.App.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.Web.Accounts.SignOn;

/// <summary>Signing on with identity providers: a scheme for each.</summary>
internal static class SignOnServices
{
    /// <summary>A provider's answers are small; one that sends more is not read to its end.</summary>
    private const int LargestAnswer = 1024 * 1024;

    public static IServiceCollection AddSignOn(this IServiceCollection services, SignOnSettings settings)
    {
        services.AddSingleton(settings);
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add<ConfirmFilter>());
        foreach (var provider in settings.Providers)
        {
            services.AddAuthentication().AddOAuth<SignOnHandlerOptions, SignOnHandler>(provider.Scheme, provider.Names["en"], _ => { });
            services
                .AddOptions<SignOnHandlerOptions>(provider.Scheme)
                .Configure<IOptions<AccountsOptions>, IClock>((options, ours, clock) => Configure(options, provider, ours.Value, clock));
        }
        return services;
    }

    private static void Configure(SignOnHandlerOptions options, ProviderSettings provider, AccountsOptions ours, IClock clock)
    {
        options.Provider = provider;
        options.PublicUrl = ours.PublicUrl;
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret ?? "";
        options.CallbackPath = provider.BackPath;
        options.UsePkce = true;
        options.Clock = clock;
        // An answer that sends on to elsewhere would take code and secret with it.
        options.Backchannel = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            Timeout = TimeSpan.FromSeconds(10),
            MaxResponseContentBufferSize = LargestAnswer,
        };
        options.Discovery = new(provider, options.Backchannel, clock);
        options.Tokens = new(provider, options.Discovery, clock);
        // The provider sends people back by a link, with which browsers send cookies of this kind.
        FairwayAccounts.Bind(options.CorrelationCookie, "fairway-sign-on.", ours.Https);
        options.Events = new OAuthEvents
        {
            OnTicketReceived = Arrival.ArriveAsync,
            OnAccessDenied = Arrival.DeniedAsync,
            OnRemoteFailure = Arrival.FailAsync,
        };
    }

    /// <summary>What is set up for a provider.</summary>
    public static SignOnHandlerOptions SignOn(this HttpContext http, ProviderSettings provider) =>
        http.RequestServices.GetRequiredService<IOptionsMonitor<SignOnHandlerOptions>>().Get(provider.Scheme);

    /// <summary>Sends somebody to a provider.</summary>
    /// <param name="back">The page to come back to; null: home.</param>
    /// <param name="confirms">The account that is to be asked again; null: somebody signs in.</param>
    /// <returns>False where the provider can't be reached; nothing has been sent then.</returns>
    public static async Task<bool> TrySendToAsync(this HttpContext http, ProviderSettings provider, string? back, Guid? confirms)
    {
        var properties = new AuthenticationProperties { RedirectUri = "/" };
        if (LocalAddress.Is(back))
        {
            properties.Items[SignOnHandler.Back] = back;
        }
        if (confirms is { } account)
        {
            properties.Items[SignOnHandler.Confirms] = account.ToString();
        }
        try
        {
            await http.ChallengeAsync(provider.Scheme, properties);
            return true;
        }
        catch (ProviderUnreachableException unreachable)
        {
            Arrival.Log(http, provider, unreachable.InnerException!.GetType().Name);
        }
        catch (SignOnRefusedException refused)
        {
            Arrival.Log(http, provider, refused.Message);
        }
        return false;
    }
}
