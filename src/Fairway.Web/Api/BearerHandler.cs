using System.Security.Claims;
using System.Text.Encodings.Web;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Fairway.Web.Api;

/// <summary>Programs show a bearer token (RFC 6750), in the header Authorization and nowhere else: they have no session, no cookie, and open no page.</summary>
public abstract class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    FairwayDb db,
    Attempts attempts
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    internal const string ScopeClaim = "scope";

    private const string Bearer = "Bearer ";

    protected FairwayDb Db { get; } = db;

    /// <summary>Whom the secret stands for; null: nobody.</summary>
    protected abstract Task<ClaimsIdentity?> FindAsync(string secret);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Shown() is not { } secret)
        {
            return AuthenticateResult.NoResult();
        }
        // Kept open until the request is over: each question would open and close it anew, and a request asks a dozen.
        await Db.Database.OpenConnectionAsync(Context.RequestAborted);
        return await FindAsync(secret) is { } identity
            ? AuthenticateResult.Success(new(new(identity), Scheme.Name))
            : AuthenticateResult.Fail("There is no such token.");
    }

    /// <summary>What a token opens, as claims. There is none of a person's account among them: no page can take it for a session.</summary>
    protected ClaimsIdentity Opening(string scopes) => new(scopes.Split(' ').Select(scope => new Claim(ScopeClaim, scope)), Scheme.Name);

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
