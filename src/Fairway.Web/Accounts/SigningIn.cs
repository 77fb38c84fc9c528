using Fairway.App.Accounts;
using Fairway.Rules;
using Microsoft.AspNetCore.Identity;

namespace Fairway.Web.Accounts;

/// <summary>Opening a session, and where it leads.</summary>
public sealed class SigningIn(Passwords accounts, Reauthentication reauthentication, SignInManager<Account> sessions, KeptTexts texts)
{
    /// <summary>By address or staff id, and password. Why it didn't work is not told apart: the sentence is the same for all reasons.</summary>
    public async Task<Account?> TryAsync(string who, string password, CancellationToken cancel)
    {
        var account = await accounts.FindAsync(who, cancel);
        Refusal? refusal = await reauthentication.CheckAsync(account, password);
        if (refusal is not null || account is null)
        {
            return null;
        }
        await OpenAsync(account);
        return account;
    }

    /// <summary>Opens a session for an account that has proved who it is, or renews it after its stamp has changed.</summary>
    public Task OpenAsync(Account account) => sessions.SignInAsync(account, isPersistent: false);

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
