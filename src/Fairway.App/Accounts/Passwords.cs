using Fairway.App.Notices;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.App.Accounts;

/// <summary>A new password: by who knows the old one, or by a link to the account's address.</summary>
public sealed class Passwords(
    FairwayDb db,
    UserManager<Account> users,
    Reauthentication reauthentication,
    IClock clock,
    IOptions<AccountsOptions> options
)
{
    public const string ResetMail = "Reset";

    /// <summary>By address, or by staff id as it is written; null where there is none.</summary>
    public async Task<Account?> FindAsync(string who, CancellationToken cancel)
    {
        var typed = who.Trim();
        return typed.Contains('@', StringComparison.Ordinal)
            ? await users.FindByEmailAsync(typed)
            : await db.Users.SingleOrDefaultAsync(a => a.StaffId == typed, cancel);
    }

    /// <summary>
    /// Writes the mail where there is such an account, and says nothing about it: the answer and its time are the same for everybody.
    /// </summary>
    public async Task ForgottenAsync(string who, CancellationToken cancel)
    {
        var even = Task.Delay(options.Value.EvenAnswer, cancel);
        if (await FindAsync(who, cancel) is { IsClosed: false } account && await IsFewAsync(account, cancel))
        {
            var code = await users.GeneratePasswordResetTokenAsync(account);
            Mail.Write(
                db,
                clock,
                account,
                ResetMail,
                $"/account/reset/{account.Id}?code={Uri.EscapeDataString(code)}",
                (int)options.Value.ResetLifetime.TotalMinutes
            );
            db.Remember(clock, "sign-in page", account, "ResetAsked");
            await db.SaveChangesAsync(cancel);
        }
        await even;
    }

    /// <summary>Whether a link still works.</summary>
    public async Task<Account?> FindByLinkAsync(Guid accountId, string code) =>
        await users.FindByIdAsync(accountId.ToString()) is { IsClosed: false } account
        && await users.VerifyUserTokenAsync(
            account,
            users.Options.Tokens.PasswordResetTokenProvider,
            UserManager<Account>.ResetPasswordTokenPurpose,
            code
        )
            ? account
            : null;

    /// <summary>Sets the password by a link. It also ends a pause: whoever reads the account's mail need not wait for one.</summary>
    public async Task<ActResult> ResetAsync(Guid accountId, string code, string password)
    {
        if (await FindByLinkAsync(accountId, code) is not { } account)
        {
            return new ActResult.Refused(AccountRefusals.LinkUsedUp);
        }
        account.EmailConfirmed = true;
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        Changed(account, account.Actor(), "PasswordReset");
        var set = await users.ResetPasswordAsync(account, code, password);
        return set.Succeeded ? ActResult.Ok : new ActResult.Refused(AccountRefusals.Of(set, options.Value));
    }

    public async Task<ActResult> ChangeAsync(Guid accountId, string current, string password)
    {
        var account = await users.FindByIdAsync(accountId.ToString());
        if (await reauthentication.CheckAsync(account, current) is { } refusal)
        {
            return new ActResult.Refused(refusal);
        }
        Changed(account!, account!.Actor(), "PasswordChanged");
        var set = await users.ChangePasswordAsync(account!, current, password);
        return set.Succeeded ? ActResult.Ok : new ActResult.Refused(AccountRefusals.Of(set, options.Value));
    }

    /// <summary>The mail and the entry stand in the context and are saved with the password, in the framework's one save.</summary>
    private void Changed(Account account, string actor, string act)
    {
        Mail.Write(db, clock, account, "PasswordChanged", "/account/forgotten");
        db.Remember(clock, actor, account, act);
    }

    private async Task<bool> IsFewAsync(Account account, CancellationToken cancel)
    {
        var since = clock.GetCurrentInstant() - Duration.FromHours(1);
        // Who forgot a password is nobody yet.
        using var mails = db.Asking.OfEverybody();
        return await db.Outbox.CountAsync(m => m.AccountId == account.Id && m.Kind == ResetMail && m.WrittenAt > since, cancel)
            < options.Value.MailsPerHour;
    }
}
