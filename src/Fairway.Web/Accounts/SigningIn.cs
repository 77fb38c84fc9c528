using System.Security.Claims;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Accounts.SecondFactor;
using Fairway.App.Accounts.SignOn;
using Fairway.Rules;
using Fairway.Web.Accounts.SignOn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Web.Accounts;

/// <summary>What opened a session beside a password.</summary>
public enum SessionFactor
{
    /// <summary>A code of an authenticator program, or one on paper in its place.</summary>
    Code = 1,

    /// <summary>A passkey: a device that the person has, opened by what they know or are. It stands for the password as well.</summary>
    Passkey,

    /// <summary>Entered from the page of the demonstration, where everybody may be everybody.</summary>
    Demonstration,

    /// <summary>What an identity provider has asked for and says (<c>acr</c>, <c>amr</c>).</summary>
    Provider,
}

/// <summary>Opening a session, and where it leads.</summary>
public sealed class SigningIn(
    Passwords accounts,
    Reauthentication reauthentication,
    SecondFactors factors,
    SignInManager<Account> sessions,
    KeptTexts texts,
    SignOns signOns,
    SignOnSettings signOn,
    FairwayDb db,
    IClock clock
)
{
    /// <summary>Where the code is asked for.</summary>
    private const string CodePage = "~/account/code";

    private HttpContext Http => sessions.Context;

    /// <summary>
    /// By address or staff id, and password. Why it didn't work is not told apart: the sentence is the same for all reasons.
    /// </summary>
    /// <returns>Where it leads: to what was asked for, or to the page that asks for the code. Null where it didn't work.</returns>
    public async Task<string?> TryAsync(string who, string password, string? back, CancellationToken cancel)
    {
        if (!signOn.LocalPasswords)
        {
            return null;
        }
        var account = await accounts.FindAsync(who, cancel);
        Refusal? refusal = await reauthentication.CheckAsync(account, password);
        return refusal is not null || account is null ? null : await GoOnAsync(account, back, cancel);
    }

    /// <summary>Opens a session for who has proved the password or that they read the account's mail, where that is enough; else asks for the code.</summary>
    public Task<string> GoOnAsync(Account account, string? back, CancellationToken cancel) =>
        GoOnAsync(account, back, SessionOrigin.Password, cancel);

    /// <summary>The same for who comes from elsewhere, perhaps with a second factor shown there.</summary>
    public async Task<string> GoOnAsync(Account account, string? back, SessionOrigin origin, CancellationToken cancel)
    {
        if (origin.Claims.Any(c => c.Type == AccountPrincipal.Factor) || !await factors.IsNeededAsync(account.Id, cancel))
        {
            await OpenAsync(account, origin);
            return await LandingAsync(account.Id, back, cancel);
        }
        await Http.SignInAsync(
            IdentityConstants.TwoFactorUserIdScheme,
            new ClaimsPrincipal(
                new ClaimsIdentity(
                    [
                        new(ClaimTypes.NameIdentifier, account.Id.ToString()),
                        new(AccountPrincipal.Stamp, account.SecurityStamp ?? ""),
                        .. origin.Claims,
                    ],
                    IdentityConstants.TwoFactorUserIdScheme
                )
            ),
            PropertiesOf(origin)
        );
        return LocalAddress.Is(back) ? $"{CodePage}?back={Uri.EscapeDataString(back!)}" : CodePage;
    }

    /// <summary>Whose code is awaited; null where no password was given within the last minutes.</summary>
    public async Task<Account?> AwaitedAsync(CancellationToken cancel)
    {
        var half = (await Http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Principal;
        return
            Guid.TryParse(half?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            && await db.Users.SingleOrDefaultAsync(a => a.Id == id, cancel) is { IsClosed: false } account
            && account.SecurityStamp == half!.FindFirstValue(AccountPrincipal.Stamp)
            ? account
            : null;
    }

    /// <summary>Takes the code of <see cref="AwaitedAsync"/> and opens the session.</summary>
    public async Task<Refusal?> TryCodeAsync(Account account, string code, CancellationToken cancel)
    {
        if (await factors.CheckAsync(account, code, cancel) is { } refusal)
        {
            return refusal;
        }
        var origin = OriginOf(await Http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme));
        await Http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await OpenAsync(account, With(origin, AccountPrincipal.Factor, nameof(SessionFactor.Code)));
        return null;
    }

    /// <summary>What the browser is to ask its passkeys for, as JSON for its own interface.</summary>
    public Task<string> PasskeyOptionsAsync() => sessions.MakePasskeyRequestOptionsAsync(null);

    /// <summary>Opens a session by what the browser's passkey has signed; null where it isn't right. The pause after wrong passwords doesn't hold it up: it can't be guessed.</summary>
    public async Task<Account?> TryPasskeyAsync(string credential)
    {
        var shown = await sessions.PerformPasskeyAssertionAsync(credential);
        if (!shown.Succeeded || shown.User is not { IsClosed: false } account)
        {
            return null;
        }
        // In place of a code it belongs to the session that a password or a provider has half opened; alone it opens one where Fairway's own ways do.
        var half = await Http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        var origin =
            half.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) == account.Id.ToString() ? OriginOf(half) : SessionOrigin.Password;
        if (!signOn.LocalPasswords && origin.Claims.All(c => c.Type != AccountPrincipal.Provider))
        {
            return null;
        }
        // The count of its uses: a copy of it would fall behind and be refused.
        await sessions.UserManager.AddOrUpdatePasskeyAsync(account, shown.Passkey);
        await Http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await OpenAsync(account, With(origin, AccountPrincipal.Factor, nameof(SessionFactor.Passkey)));
        return account;
    }

    /// <summary>What the browser is to make a passkey from, as JSON for its own interface.</summary>
    public Task<string> NewPasskeyOptionsAsync(Account account) =>
        sessions.MakePasskeyCreationOptionsAsync(
            new()
            {
                Id = account.Id.ToString(),
                Name = account.Email ?? account.DisplayName,
                DisplayName = account.DisplayName,
            }
        );

    /// <summary>The passkey that the browser has made for this account; null where it isn't right, or not for it.</summary>
    public async Task<UserPasskeyInfo?> NewPasskeyAsync(Account account, string credential, string name)
    {
        var made = await sessions.PerformPasskeyAttestationAsync(credential);
        if (!made.Succeeded || made.UserEntity.Id != account.Id.ToString())
        {
            return null;
        }
        made.Passkey.Name = name;
        return made.Passkey;
    }

    /// <summary>Opens a session that has shown a second factor.</summary>
    public Task OpenAsync(Account account, SessionFactor factor) =>
        OpenAsync(account, With(SessionOrigin.Password, AccountPrincipal.Factor, factor.ToString()));

    /// <summary>Opens the reader's own session anew after the account's stamp has changed, with the factor that it has shown.</summary>
    public Task RenewAsync(Guid accountId, CancellationToken cancel) =>
        RenewAsync(accountId, Http.User.FindFirst(AccountPrincipal.Factor)?.Value, cancel);

    /// <summary>The same with another factor, or none. How the session came about stays.</summary>
    public async Task RenewAsync(Guid accountId, string? factor, CancellationToken cancel) =>
        await OpenAsync(
            await db.Users.SingleAsync(a => a.Id == accountId, cancel),
            With(OriginOf(await Http.AuthenticateAsync(IdentityConstants.ApplicationScheme)), AccountPrincipal.Factor, factor)
        );

    /// <summary>
    /// Opens the reader's own session anew after an identity provider has asked them once more: for some minutes that stands in place of a password. A factor that was
    /// shown before stays shown.
    /// </summary>
    public async Task ConfirmAsync(Guid accountId, SessionOrigin origin, CancellationToken cancel)
    {
        var before = OriginOf(await Http.AuthenticateAsync(IdentityConstants.ApplicationScheme));
        if (
            origin.Claims.All(c => c.Type != AccountPrincipal.Factor)
            && before.Claims.FirstOrDefault(c => c.Type == AccountPrincipal.Factor) is { } factor
        )
        {
            origin = With(origin, factor.Type, factor.Value);
        }
        await OpenAsync(
            await db.Users.SingleAsync(a => a.Id == accountId, cancel),
            With(origin, AccountPrincipal.ConfirmedAt, SessionOrigin.Milliseconds(clock.GetCurrentInstant()))
        );
    }

    /// <summary>Ends the session that this request came with: here, in its browser, and for any copy of its cookie.</summary>
    /// <returns>How it had come about.</returns>
    internal async Task<SessionOrigin> EndAsync(CancellationToken cancel)
    {
        var session = await Http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (SessionTicket.IdOf(session.Properties) is { } id)
        {
            await signOns.EndHereAsync(id, cancel);
        }
        await Http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return OriginOf(session);
    }

    /// <summary>How a session came about, as its ticket says.</summary>
    internal static SessionOrigin OriginOf(AuthenticateResult session) =>
        session.Principal is null
            ? SessionOrigin.Password
            : new(
                [.. session.Principal.Claims.Where(c => AccountPrincipal.Carried.Contains(c.Type)).Select(c => new Claim(c.Type, c.Value))],
                session.Properties?.Items.TryGetValue(SessionOrigin.TokenItem, out var token) == true ? token : null
            );

    private Task OpenAsync(Account account, SessionOrigin origin) =>
        sessions.SignInWithClaimsAsync(account, PropertiesOf(origin), origin.Claims);

    private static AuthenticationProperties PropertiesOf(SessionOrigin origin)
    {
        var properties = new AuthenticationProperties { IsPersistent = false };
        if (origin.IdToken is { } token)
        {
            properties.Items[SessionOrigin.TokenItem] = token;
        }
        return properties;
    }

    private static SessionOrigin With(SessionOrigin origin, string claim, string? value) =>
        origin with
        {
            Claims = [.. origin.Claims.Where(c => c.Type != claim), .. value is null ? Array.Empty<Claim>() : [new Claim(claim, value)]],
        };

    /// <summary>What somebody had typed when their session ended comes first; then the page they had asked for; then home.</summary>
    public async Task<string> LandingAsync(Guid accountId, string? back, CancellationToken cancel)
    {
        var waiting = await texts.OfAsync(accountId, cancel);
        return waiting.Count > 0 ? $"~/account/kept/{waiting[0].Id}"
            : LocalAddress.Is(back) ? "~" + back
            : "~/";
    }
}

/// <summary>An address within Fairway: it begins with one slash and can't be read as another host's.</summary>
public static class LocalAddress
{
    public static bool Is(string? address) => address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);
}
