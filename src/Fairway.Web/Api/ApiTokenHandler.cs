using System.Security.Claims;
using System.Text.Encodings.Web;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Api;
using Fairway.App.Provisioning;
using Fairway.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.Web.Api;

/// <summary>Who asks over the API.</summary>
/// <param name="Id">The token's own id.</param>
/// <param name="Reader">For whom access is decided, as for a page: the owner without offices; of another system, somebody who has no part in anything.</param>
/// <param name="Service">The token of another system; null: somebody's own.</param>
public sealed record ApiCaller(Guid Id, string Name, string Scopes, LocalDate Until, Reader Reader, ServiceToken? Service);

/// <summary>Tokens of people and of other systems, for the API alone.</summary>
public sealed class ApiTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    PersonalTokens personal,
    ServiceTokens services,
    FairwayDb db,
    IClock clock,
    Attempts attempts
) : BearerHandler(options, logger, encoder, db, attempts)
{
    public const string SchemeName = "ApiToken";

    private static readonly object Key = new();

    public static ApiCaller CallerOf(HttpContext http) =>
        (ApiCaller?)http.Items[Key] ?? throw new InvalidOperationException("The endpoint asks for no token.");

    protected override async Task<ClaimsIdentity?> FindAsync(string secret)
    {
        var stop = Context.RequestAborted;
        if (secret.StartsWith(PersonalTokens.Prefix, StringComparison.Ordinal))
        {
            if (await personal.FindAsync(secret, stop) is not { } holder)
            {
                return null;
            }
            var own = holder.Token;
            Db.Asking.As(holder.Reader);
            Context.Items[Key] = new ApiCaller(own.Id, own.Name, own.Scopes, own.Until, holder.Reader, null);
            var identity = Opening(own.Scopes);
            identity.AddClaim(new(Languages.Claim, holder.ChosenLanguage ?? holder.Reader.Language));
            return identity;
        }
        if (await services.FindAsync(secret, stop) is not { } token)
        {
            return null;
        }
        Db.Asking.AsProduct();
        var nobody = new Reader(token.Id, null, token.Name, "en", DateTimeZone.Utc, clock.GetCurrentInstant().InUtc().Date, []);
        Context.Items[Key] = new ApiCaller(token.Id, token.Name, token.Scopes, token.Until, nobody, token);
        return Opening(token.Scopes);
    }
}

/// <summary>How endpoints of the API ask for tokens.</summary>
public static class ApiAccess
{
    /// <summary>Any token, whatever its scopes.</summary>
    private const string Any = "api";

    internal static IServiceCollection AddApiTokens(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(ApiTokenHandler.SchemeName, null);
        var policies = services.AddAuthorizationBuilder();
        policies.AddPolicy(Any, policy => policy.AddAuthenticationSchemes(ApiTokenHandler.SchemeName).RequireAuthenticatedUser());
        foreach (var scope in ApiScope.All)
        {
            policies.AddPolicy(
                PolicyOf(scope),
                policy =>
                    policy
                        .AddAuthenticationSchemes(ApiTokenHandler.SchemeName)
                        .RequireAuthenticatedUser()
                        .RequireClaim(BearerHandler.ScopeClaim, scope)
            );
        }
        return services;
    }

    /// <summary>The policy of a scope; null: any token will do.</summary>
    internal static string PolicyOf(string? scope) => scope is null ? Any : Any + ":" + scope;
}
