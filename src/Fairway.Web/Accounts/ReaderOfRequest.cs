using System.Security.Claims;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Web.Accounts;

/// <summary>Who asks, for pages: loaded once per request while the cookie is checked, so that what was taken away counts from the next request.</summary>
public static class ReaderOfRequest
{
    private static readonly object Key = new();

    /// <summary>Who is signed in. Pages need sign-in unless they say otherwise: on those that do, ask <see cref="ReaderIfAny"/>.</summary>
    public static Reader Reader(this HttpContext http) =>
        http.ReaderIfAny()
        ?? throw new InvalidOperationException("Nobody is signed in: the page allows that and must not ask for the reader.");

    /// <summary>Who is signed in, or null.</summary>
    public static Reader? ReaderIfAny(this HttpContext http) => http.Items.TryGetValue(Key, out var reader) ? (Reader?)reader : null;

    /// <summary>Checks the cookie against the account as it stands now: closed, or with another password or address, it is signed out at once.</summary>
    internal static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var db = http.RequestServices.GetRequiredService<FairwayDb>();
        // Kept open until the request is over: each question would open and close it anew, and a page asks a dozen.
        await db.Database.OpenConnectionAsync(http.RequestAborted);
        var session = Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? await Readers.LoadSessionAsync(
                db,
                id,
                http.RequestServices.GetRequiredService<IClock>(),
                http.RequestServices.GetRequiredService<DutyStationZones>(),
                http.RequestAborted
            )
            : null;
        if (
            session is null
            || session.SecurityStamp is null
            || session.SecurityStamp != context.Principal!.FindFirstValue(AccountPrincipal.Stamp)
        )
        {
            context.RejectPrincipal();
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }
        var factor = context.Principal!.FindFirst(AccountPrincipal.Factor);
        http.Items[Key] = factor is null ? session.Reader.WithOfficesWithheld() : session.Reader;
        context.ReplacePrincipal(AccountPrincipal.Of(id, session.SecurityStamp, session.ChosenLanguage, factor));
    }
}

/// <summary>What the cookie carries: the account, its stamp, and the second factor that was shown. Everything else is read anew.</summary>
public sealed class AccountPrincipal : IUserClaimsPrincipalFactory<Account>
{
    internal const string Stamp = "stamp";

    /// <summary>Which second factor opened the session; offices of trust wait without one. It falls with the stamp when factors change.</summary>
    public const string Factor = "factor";

    public Task<ClaimsPrincipal> CreateAsync(Account user) => Task.FromResult(Of(user.Id, user.SecurityStamp ?? "", user.Language));

    internal static ClaimsPrincipal Of(Guid id, string stamp, string? language, Claim? factor = null)
    {
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, id.ToString()), new(Stamp, stamp)],
            IdentityConstants.ApplicationScheme
        );
        if (language is not null)
        {
            identity.AddClaim(new(Languages.Claim, language));
        }
        if (factor is not null)
        {
            identity.AddClaim(new(factor.Type, factor.Value));
        }
        return new(identity);
    }
}
