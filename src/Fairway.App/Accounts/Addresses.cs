using Fairway.App.Notices;
using Fairway.App.Provisioning;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.App.Accounts;

/// <summary>
/// Another address for an account: asked for with the password, confirmed by a link that only the new address gets and only the person themselves, signed in,
/// can use. The old address hears of it before anything changes.
/// </summary>
public sealed class Addresses(
    FairwayDb db,
    UserManager<Account> users,
    Reauthentication reauthentication,
    IClock clock,
    IOptions<AccountsOptions> options
)
{
    private const string ToNew = "AddressNew";

    /// <summary>Whether the organization's directory keeps the account's address (decision 8): then it is changed there.</summary>
    public Task<bool> IsOfDirectoryAsync(Guid accountId, CancellationToken cancel) => DirectoryEntries.KeepsAsync(db, accountId, cancel);

    /// <summary>Whether somebody else already has the address is not told: then no mail goes there.</summary>
    public async Task<ActResult> AskAsync(Guid accountId, string email, string password, CancellationToken cancel)
    {
        var account = await users.FindByIdAsync(accountId.ToString());
        if (await reauthentication.CheckAsync(account, password) is { } refusal)
        {
            return new ActResult.Refused(refusal);
        }
        if (await IsOfDirectoryAsync(accountId, cancel))
        {
            return new ActResult.Refused(AccountRefusals.AddressOfDirectory);
        }
        email = email.Trim();
        if (!Invitations.IsAddress(email))
        {
            return new ActResult.Refused(AccountRefusals.AddressWrong);
        }
        if (string.Equals(email, account!.Email, StringComparison.OrdinalIgnoreCase))
        {
            return new ActResult.Refused(AccountRefusals.AddressSame);
        }
        var since = clock.GetCurrentInstant() - Duration.FromHours(1);
        var few =
            await db.Outbox.CountAsync(m => m.AccountId == account.Id && m.Kind == ToNew && m.WrittenAt > since, cancel)
            < options.Value.MailsPerHour;
        if (few && await users.FindByEmailAsync(email) is null)
        {
            var code = await users.GenerateChangeEmailTokenAsync(account, email);
            Mail.Write(
                db,
                clock,
                email,
                account.Id,
                account.Language ?? "en",
                ToNew,
                $"/account/address/confirm?to={Uri.EscapeDataString(email)}&code={Uri.EscapeDataString(code)}",
                (int)options.Value.ResetLifetime.TotalMinutes
            );
        }
        Mail.Write(db, clock, account, "AddressOld", "/account/password");
        db.Remember(clock, account.Actor(), account, "AddressAsked");
        return await db.SaveOrStaleAsync(cancel);
    }

    public async Task<ActResult> ConfirmAsync(Guid accountId, string email, string code)
    {
        if (await users.FindByIdAsync(accountId.ToString()) is not { } account)
        {
            return ActResult.Missing;
        }
        db.Remember(clock, account.Actor(), account, "AddressChanged", new { from = account.Email, to = email });
        var changed = await users.ChangeEmailAsync(account, email, code);
        return changed.Succeeded ? ActResult.Ok : new ActResult.Refused(AccountRefusals.Of(changed, options.Value));
    }
}
