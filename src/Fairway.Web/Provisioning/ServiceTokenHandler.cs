using System.Security.Claims;
using System.Text.Encodings.Web;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Provisioning;
using Fairway.Web.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Fairway.Web.Provisioning;

/// <summary>The organization's directory and other systems, which are nobody in particular.</summary>
public sealed class ServiceTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ServiceTokens tokens,
    FairwayDb db,
    Attempts attempts
) : BearerHandler(options, logger, encoder, db, attempts)
{
    public const string SchemeName = "ServiceToken";

    private static readonly object Key = new();

    /// <summary>The token that a request showed; only where it was asked for and opens what is asked.</summary>
    public static ServiceToken TokenOf(HttpContext http) =>
        (ServiceToken?)http.Items[Key] ?? throw new InvalidOperationException("The endpoint asks for no token.");

    protected override async Task<ClaimsIdentity?> FindAsync(string secret)
    {
        if (await tokens.FindAsync(secret, Context.RequestAborted) is not { } token)
        {
            return null;
        }
        Context.Items[Key] = token;
        Db.Asking.AsProduct();
        return Opening(token.Scopes);
    }
}

/// <summary>How endpoints ask for tokens.</summary>
public static class ServiceTokenAccess
{
    internal static IServiceCollection AddServiceTokens(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ServiceTokenHandler>(ServiceTokenHandler.SchemeName, null);
        foreach (var scope in TokenScope.All)
        {
            services
                .AddAuthorizationBuilder()
                .AddPolicy(
                    PolicyOf(scope),
                    policy =>
                        policy
                            .AddAuthenticationSchemes(ServiceTokenHandler.SchemeName)
                            .RequireAuthenticatedUser()
                            .RequireClaim(BearerHandler.ScopeClaim, scope)
                );
        }
        return services;
    }

    /// <summary>Only with a token that opens this, and with nothing else: a session does not.</summary>
    public static TBuilder RequireToken<TBuilder>(this TBuilder endpoints, string scope)
        where TBuilder : IEndpointConventionBuilder => endpoints.RequireAuthorization(PolicyOf(scope));

    private static string PolicyOf(string scope) => "token:" + scope;
}
