using Fairway.App.Notices;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Accounts;

/// <summary>Closing an account, for somebody who has left or whose password is in other hands, and opening it again.</summary>
public sealed class Closing(FairwayDb db, UserManager<Account> users, Invitations invitations, IClock clock)
{
    /// <summary>Ends the account's sessions with their next request, and its offices for good.</summary>
    public async Task<ActResult> CloseAsync(Reader by, Guid accountId, CancellationToken cancel)
    {
        if (await invitations.Of(by).SingleOrDefaultAsync(a => a.Id == accountId, cancel) is not { } account)
        {
            return ActResult.Missing;
        }
        if (account.Id == by.AccountId)
        {
            return new ActResult.Refused(AccountRefusals.AccountOneself);
        }
        if (account.IsClosed)
        {
            return ActResult.Ok;
        }
        await EndAccessAsync(account, by.AccountId, by.Actor, cancel);
        // The new stamp ends sessions; the framework saves the whole context with it.
        await users.UpdateSecurityStampAsync(account);
        return ActResult.Ok;
    }

    /// <summary>What closing takes away: signing in and every office. The caller gives the account a new stamp, which ends its sessions, and saves.</summary>
    /// <param name="by">An account, or the token of the organization's directory.</param>
    internal async Task EndAccessAsync(Account account, Guid by, string actor, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        foreach (var grant in await db.OfficeGrants.Where(g => g.AccountId == account.Id && g.EndedAt == null).ToListAsync(cancel))
        {
            grant.EndedAt = now;
            grant.EndedBy = by;
        }
        account.LockoutEnd = Account.Closed;
        db.Remember(clock, actor, account, "Closed");
    }

    public async Task<ActResult> OpenAsync(Reader by, Guid accountId, CancellationToken cancel)
    {
        if (await invitations.Of(by).SingleOrDefaultAsync(a => a.Id == accountId, cancel) is not { } account)
        {
            return ActResult.Missing;
        }
        if (account.LockoutEnd is not null)
        {
            account.LockoutEnd = null;
            account.AccessFailedCount = 0;
            Mail.Write(db, clock, account, "Opened", "/account/sign-in");
            db.Remember(clock, by.Actor, account, "Opened");
            await users.UpdateAsync(account);
        }
        return ActResult.Ok;
    }

    /// <summary>Ends all sessions of one's own account, on all machines.</summary>
    public async Task SignOutEverywhereAsync(Guid accountId)
    {
        if (await users.FindByIdAsync(accountId.ToString()) is { } account)
        {
            db.Remember(clock, account.Actor(), account, "SignedOutEverywhere");
            await users.UpdateSecurityStampAsync(account);
        }
    }
}
