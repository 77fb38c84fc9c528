using Fairway.Rules;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Fairway.App.Accounts;

/// <summary>
/// Asks for the password, to sign in and again before a signature (decision 3). Wrong ones count towards the pause wherever they are given, so that a session
/// left open is no place to guess. Ask before changing anything else: counting saves all that the context has changed.
/// </summary>
public sealed class Reauthentication(
    FairwayDb db,
    UserManager<Account> users,
    IPasswordHasher<Account> hasher,
    IOptions<AccountsOptions> options
)
{
    private static readonly Account Nobody = Account.New("nobody@invalid", "Nobody");
    private static string? hashOfNobody;

    /// <summary>Whom this request's session has just confirmed at an identity provider: that stands in place of the password.</summary>
    public Guid? Confirmed { get; set; }

    /// <summary>Null where the password is the account's; else why not.</summary>
    public async Task<Refusal?> CheckAsync(Guid accountId, string password) =>
        await CheckAsync(await users.FindByIdAsync(accountId.ToString()), password);

    /// <inheritdoc cref="CheckAsync(Guid, string)"/>
    /// <param name="account">Null, paused, closed or without a password: the answer takes as long as for a wrong one.</param>
    public async Task<Refusal?> CheckAsync(Account? account, string password)
    {
        if (account is { IsClosed: false } && account.Id == Confirmed)
        {
            return null;
        }
        if (account?.PasswordHash is null || await users.IsLockedOutAsync(account))
        {
            hasher.VerifyHashedPassword(Nobody, hashOfNobody ??= hasher.HashPassword(Nobody, "a password that nobody has"), password);
            return account?.PasswordHash is null || account.IsClosed ? AccountRefusals.PasswordWrong : Paused;
        }
        var result = hasher.VerifyHashedPassword(account, account.PasswordHash, password);
        if (result != PasswordVerificationResult.Failed)
        {
            if (result == PasswordVerificationResult.SuccessRehashNeeded)
            {
                // Past the framework's own way, which would end the person's sessions because a hash has become stronger.
                var stronger = hasher.HashPassword(account, password);
                await db.Users.Where(a => a.Id == account.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.PasswordHash, stronger));
            }
            if (account.AccessFailedCount > 0)
            {
                await users.ResetAccessFailedCountAsync(account);
            }
            return null;
        }
        await users.AccessFailedAsync(account);
        return await users.IsLockedOutAsync(account) ? Paused : AccountRefusals.PasswordWrong;
    }

    private Refusal Paused => AccountRefusals.PasswordPaused((int)Math.Ceiling(options.Value.Pause.TotalMinutes));
}
