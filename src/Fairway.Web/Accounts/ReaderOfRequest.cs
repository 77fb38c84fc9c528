using System.Security.Claims;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Accounts.SignOn;
using Fairway.Web.Accounts.SignOn;
using Fairway.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
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
                SessionTicket.IdOf(context.Properties),
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
        var settings = http.RequestServices.GetRequiredService<SignOnSettings>();
        var now = http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant();
        var longest = http.RequestServices.GetRequiredService<IOptions<AccountsOptions>>().Value.LongestSession;
        if (
            !SessionTicket.IsWithin(context.Properties, longest, now)
            || !await IsOpenAsync(db, settings, id, context.Principal!, http.RequestAborted)
        )
        {
            context.RejectPrincipal();
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }
        var carried = context.Principal!.Claims.Where(c => AccountPrincipal.Carried.Contains(c.Type)).ToList();
        var reader = As(session.Reader, settings, carried);
        http.Items[Key] = reader;
        db.Asking.As(reader);
        if (
            SessionOrigin.At(carried.Find(c => c.Type == AccountPrincipal.ConfirmedAt)?.Value) is { } confirmed
            && now < confirmed + AccountPrincipal.Confirmation
        )
        {
            http.RequestServices.GetRequiredService<Reauthentication>().Confirmed = id;
        }
        context.ReplacePrincipal(AccountPrincipal.Of(id, session.SecurityStamp, session.ChosenLanguage, carried));
    }

    /// <summary>A session that a provider opened lasts while the provider is one of ours and hasn't said that it is over.</summary>
    private static async Task<bool> IsOpenAsync(
        FairwayDb db,
        SignOnSettings settings,
        Guid id,
        ClaimsPrincipal session,
        CancellationToken cancel
    ) =>
        session.FindFirstValue(AccountPrincipal.Provider) is not { } provider
        || (
            settings.Of(provider) is not null
            && SessionOrigin.At(session.FindFirstValue(AccountPrincipal.OpenedAt)) is { } openedAt
            && !await SignOns.IsEndedAsync(db, provider, session.FindFirstValue(AccountPrincipal.ProviderSession), id, openedAt, cancel)
        );

    /// <summary>The reader with the offices that this session has shown enough for.</summary>
    private static Reader As(Reader reader, SignOnSettings settings, IReadOnlyList<Claim> carried)
    {
        var factor = carried.FirstOrDefault(c => c.Type == AccountPrincipal.Factor)?.Value;
        if (settings.Grouped.Count > 0 && factor != nameof(SessionFactor.Demonstration))
        {
            var shown = carried.Where(c => c.Type == AccountPrincipal.Shown).Select(c => Enum.Parse<Office>(c.Value)).ToHashSet();
            reader = reader.WithinGroups(settings.Grouped, shown);
        }
        return factor is null ? reader.WithOfficesWithheld() : reader;
    }
}

/// <summary>What the cookie carries: the account, its stamp, and the second factor that was shown. Everything else is read anew.</summary>
public sealed class AccountPrincipal : IUserClaimsPrincipalFactory<Account>
{
    internal const string Stamp = "stamp";

    /// <summary>Which second factor opened the session; offices of trust wait without one. It falls with the stamp when factors change.</summary>
    public const string Factor = "factor";

    /// <summary>The identity provider that opened the session; none: a password, or the page of the demonstration.</summary>
    public const string Provider = "provider";

    /// <summary>The provider's own name of the session.</summary>
    public const string ProviderSession = "sid";

    /// <summary>When the provider opened it, in milliseconds of Unix time.</summary>
    public const string OpenedAt = "opened";

    /// <summary>An office whose group the provider has named; one claim each.</summary>
    public const string Shown = "office";

    /// <summary>When the provider last asked the person again for a signature, in milliseconds of Unix time.</summary>
    public const string ConfirmedAt = "confirmed";

    /// <summary>So long a confirmation by the provider stands in place of a password.</summary>
    public static readonly Duration Confirmation = Duration.FromMinutes(5);

    /// <summary>What stays with a session as long as it lasts.</summary>
    internal static readonly HashSet<string> Carried = [Factor, Provider, ProviderSession, OpenedAt, Shown, ConfirmedAt];

    public Task<ClaimsPrincipal> CreateAsync(Account user) => Task.FromResult(Of(user.Id, user.SecurityStamp ?? "", user.Language));

    internal static ClaimsPrincipal Of(Guid id, string stamp, string? language, IEnumerable<Claim>? carried = null)
    {
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, id.ToString()), new(Stamp, stamp)],
            IdentityConstants.ApplicationScheme
        );
        if (language is not null)
        {
            identity.AddClaim(new(Languages.Claim, language));
        }
        identity.AddClaims((carried ?? []).Select(claim => new Claim(claim.Type, claim.Value)));
        return new(identity);
    }
}
