using Fairway.App;
using Fairway.App.Accounts;
using Fairway.Web.Accounts.SignOn;
using Fairway.Web.Api;
using Fairway.Web.Hosting;
using Fairway.Web.Provisioning;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.Web.Accounts;

/// <summary>Signing in: who may ask for pages at all. Needs <see cref="FairwayDb"/> and <see cref="IClock"/> from the composition root.</summary>
public static class FairwayAccounts
{
    public static IServiceCollection AddFairwayAccounts(
        this IServiceCollection services,
        Action<AccountsOptions>? configure = null,
        SignOnSettings? signOn = null
    )
    {
        services.AddAccounts();
        if (configure is not null)
        {
            services.Configure(configure);
        }
        services.AddSingleton<Typing>();
        services.AddScoped<SigningIn>();
        services.AddFrame(AccountFrame.FillAsync);
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add<KeptFormFilter>());
        services.Replace(ServiceDescriptor.Scoped<IUserClaimsPrincipalFactory<Account>, AccountPrincipal>());
        services.AddHttpContextAccessor();
        services.TryAddScoped<SignInManager<Account>>();
        services.TryAddScoped<IUserConfirmation<Account>, DefaultUserConfirmation<Account>>();
        services
            .AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme);
        services.AddSignOn(signOn ?? SignOnSettings.None);
        services
            .AddOptions<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme)
            .Configure<IOptions<AccountsOptions>, IClock>(
                (cookie, ours, clock) =>
                {
                    Bind(cookie.Cookie, "fairway-code", ours.Value.Https);
                    cookie.ExpireTimeSpan = TimeSpan.FromMinutes(10);
                    cookie.SlidingExpiration = false;
                    cookie.TimeProvider = new ClockTime(clock);
                }
            );
        services
            .AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<AccountsOptions>, IClock>(
                (cookie, ours, clock) =>
                {
                    Bind(cookie.Cookie, "fairway-session", ours.Value.Https);
                    cookie.ExpireTimeSpan = ours.Value.SessionLength;
                    cookie.SlidingExpiration = true;
                    cookie.TimeProvider = new ClockTime(clock);
                    cookie.LoginPath = "/account/sign-in";
                    cookie.LogoutPath = "/account/sign-out";
                    cookie.ReturnUrlParameter = "back";
                    cookie.Events.OnSigningIn = session =>
                    {
                        SessionTicket.Begin(session.Properties, clock.GetCurrentInstant());
                        return Task.CompletedTask;
                    };
                    cookie.Events.OnValidatePrincipal = ReaderOfRequest.ValidateAsync;
                    cookie.Events.OnRedirectToLogin = KeptForms.ToSignInAsync;
                }
            );
        services.TryAddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services
            .AddOptions<IdentityPasskeyOptions>()
            .Configure<IOptions<AccountsOptions>>(
                (passkeys, ours) =>
                {
                    // Bound to the address that people reach, whatever a request says of its host.
                    passkeys.ServerDomain = ours.Value.PublicUrl.Host;
                    passkeys.ValidateOrigin = asked =>
                        ValueTask.FromResult(
                            !asked.CrossOrigin
                                && Uri.TryCreate(asked.Origin, UriKind.Absolute, out var origin)
                                && origin.GetLeftPart(UriPartial.Authority) == ours.Value.PublicUrl.GetLeftPart(UriPartial.Authority)
                        );
                    passkeys.UserVerificationRequirement = "required";
                    passkeys.ResidentKeyRequirement = "required";
                }
            );
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddServiceTokens();
        services.AddApiTokens();
        services
            .AddOptions<AntiforgeryOptions>()
            .PostConfigure<IOptions<AccountsOptions>>(
                (form, ours) => Bind(form.Cookie, form.Cookie.Name ?? "fairway-form", ours.Value.Https)
            );
        services
            .AddOptions<CookieTempDataProviderOptions>()
            .PostConfigure<IOptions<AccountsOptions>>(
                (note, ours) => Bind(note.Cookie, note.Cookie.Name ?? "fairway-note", ours.Value.Https)
            );
        return services;
    }

    /// <summary>
    /// Over https a cookie is secure and its name says so: browsers then refuse it from any other host, subdomain or path. On plain http (loopback only) browsers
    /// would refuse such a name.
    /// </summary>
    internal static void Bind(CookieBuilder cookie, string name, bool https)
    {
        cookie.Name = https ? "__Host-" + name : name;
        cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.Path = "/";
        cookie.IsEssential = true;
    }
}
