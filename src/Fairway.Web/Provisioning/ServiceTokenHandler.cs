using System.Security.Claims;
using System.Text.Encodings.Web;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Provisioning;
using Fairway.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Fairway.Web.Provisioning;

/// <summary>Other systems show a bearer token (RFC 6750) and are nobody in particular: they have no session, no cookie, and open no page.</summary>
public sealed class ServiceTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ServiceTokens tokens,
    FairwayDb db,
    Attempts attempts
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ServiceToken";
    internal const string ScopeClaim = "scope";

    private const string Bearer = "Bearer ";
    private static readonly object Key = new();

    /// <summary>The token that a request showed; only where it was asked for and opens what is asked.</summary>
    public static ServiceToken TokenOf(HttpContext http) =>
        (ServiceToken?)http.Items[Key] ?? throw new InvalidOperationException("The endpoint asks for no token.");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Shown() is not { } secret)
        {
            return AuthenticateResult.NoResult();
        }
        // Kept open until the request is over: each question would open and close it anew, and a request asks a dozen.
        await db.Database.OpenConnectionAsync(Context.RequestAborted);
        if (await tokens.FindAsync(secret, Context.RequestAborted) is not { } token)
        {
            return AuthenticateResult.Fail("There is no such token.");
        }
        Context.Items[Key] = token;
        db.Asking.AsProduct();
        // Not the claim of a person's account: no page can take it for one.
        var identity = new ClaimsIdentity(token.Scopes.Split(' ').Select(scope => new Claim(ScopeClaim, scope)), SchemeName);
        return AuthenticateResult.Success(new(new(identity), SchemeName));
    }

    /// <summary>A client with an old token should not go on asking all night.</summary>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Shown() is not null && await attempts.CountAsync(AttemptKind.Token, Origin.Of(Context), Context.RequestAborted) is { } wait)
        {
            Origin.TellToWait(Context, wait);
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }
        await Answer(StatusCodes.Status401Unauthorized, Shown() is null ? "" : ", error=\"invalid_token\"");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Answer(StatusCodes.Status403Forbidden, ", error=\"insufficient_scope\"");

    private Task Answer(int status, string error)
    {
        Response.Headers.WWWAuthenticate = "Bearer realm=\"Fairway\"" + error;
        Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private string? Shown() =>
        Request.Headers.Authorization.ToString() is { } header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..].Trim()
            : null;
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
                            .RequireClaim(ServiceTokenHandler.ScopeClaim, scope)
                );
        }
        return services;
    }

    /// <summary>Only with a token that opens this, and with nothing else: a session does not.</summary>
    public static TBuilder RequireToken<TBuilder>(this TBuilder endpoints, string scope)
        where TBuilder : IEndpointConventionBuilder => endpoints.RequireAuthorization(PolicyOf(scope));

    private static string PolicyOf(string scope) => "token:" + scope;
}
