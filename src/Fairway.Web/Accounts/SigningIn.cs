using System.Security.Claims;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Accounts.SecondFactor;
using Fairway.Rules;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

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
}

/// <summary>Opening a session, and where it leads.</summary>
public sealed class SigningIn(
    Passwords accounts,
    Reauthentication reauthentication,
    SecondFactors factors,
    SignInManager<Account> sessions,
    KeptTexts texts,
    FairwayDb db
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
        var account = await accounts.FindAsync(who, cancel);
        Refusal? refusal = await reauthentication.CheckAsync(account, password);
        return refusal is not null || account is null ? null : await GoOnAsync(account, back, cancel);
    }

    /// <summary>Opens a session for who has proved the password or that they read the account's mail, where that is enough; else asks for the code.</summary>
    public async Task<string> GoOnAsync(Account account, string? back, CancellationToken cancel)
    {
        if (!await factors.IsNeededAsync(account.Id, cancel))
        {
            await sessions.SignInAsync(account, isPersistent: false);
            return await LandingAsync(account.Id, back, cancel);
        }
        await Http.SignInAsync(
            IdentityConstants.TwoFactorUserIdScheme,
            new ClaimsPrincipal(
                new ClaimsIdentity(
                    [new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(AccountPrincipal.Stamp, account.SecurityStamp ?? "")],
                    IdentityConstants.TwoFactorUserIdScheme
                )
            )
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
        await Http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await OpenAsync(account, SessionFactor.Code);
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
        // The count of its uses: a copy of it would fall behind and be refused.
        await sessions.UserManager.AddOrUpdatePasskeyAsync(account, shown.Passkey);
        await Http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await OpenAsync(account, SessionFactor.Passkey);
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
        sessions.SignInWithClaimsAsync(account, isPersistent: false, [new(AccountPrincipal.Factor, factor.ToString())]);

    /// <summary>Opens the reader's own session anew after the account's stamp has changed, with the factor that it has shown.</summary>
    public Task RenewAsync(Guid accountId, CancellationToken cancel) =>
        RenewAsync(accountId, Http.User.FindFirst(AccountPrincipal.Factor)?.Value, cancel);

    /// <summary>The same with another factor, or none.</summary>
    public async Task RenewAsync(Guid accountId, string? factor, CancellationToken cancel)
    {
        var account = await db.Users.SingleAsync(a => a.Id == accountId, cancel);
        await sessions.SignInWithClaimsAsync(account, isPersistent: false, factor is null ? [] : [new(AccountPrincipal.Factor, factor)]);
    }

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
