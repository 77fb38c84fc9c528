using Fairway.App.Notices;
using Fairway.Rules;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Accounts.SignOn;

/// <summary>Who somebody is, as an identity provider has said and signed.</summary>
/// <param name="Provider">The provider, as the configuration calls it.</param>
/// <param name="Subject">The provider's own name of the person, which never changes hands (<c>sub</c>).</param>
/// <param name="Email">An address that the provider has verified, where accounts are found by it; else null.</param>
/// <param name="StaffId">The staff id, where accounts are found by it; else null.</param>
public sealed record ProvenPerson(string Provider, string Subject, string? Email, string? StaffId);

/// <summary>
/// Which account somebody opens who comes from an identity provider. The first time it is found by address or staff id; from then on by the provider's own name of
/// the person alone, so that an address that is given to somebody else opens nothing.
/// </summary>
public sealed class SignOns(FairwayDb db, UserManager<Account> users, IClock clock)
{
    /// <summary>A logout is remembered longer than any session can last.</summary>
    private static readonly Duration Remembered = Duration.FromDays(30);

    /// <summary>The account, linked now where it was not before; or why there is none.</summary>
    public async Task<(Account? Account, Refusal? Refusal)> FindAsync(ProvenPerson person, CancellationToken cancel)
    {
        if (await LinkedAsync(person.Provider, person.Subject, cancel) is { } known)
        {
            return known.IsClosed ? (null, AccountRefusals.SignOnClosed) : (known, null);
        }
        var account =
            person.StaffId is { } staffId ? await db.Users.SingleOrDefaultAsync(a => a.StaffId == staffId, cancel)
            : person.Email is { } email ? await users.FindByEmailAsync(email)
            : null;
        if (account is null)
        {
            return (null, AccountRefusals.SignOnUnknown);
        }
        if (account.IsClosed)
        {
            return (null, AccountRefusals.SignOnClosed);
        }
        if (await db.UserLogins.AnyAsync(l => l.UserId == account.Id && l.LoginProvider == person.Provider, cancel))
        {
            return (null, AccountRefusals.SignOnOfAnother);
        }
        db.UserLogins.Add(
            new IdentityUserLogin<Guid>
            {
                LoginProvider = person.Provider,
                ProviderKey = person.Subject,
                UserId = account.Id,
            }
        );
        if (person.StaffId is null)
        {
            // The provider vouches that the person reads this address.
            account.EmailConfirmed = true;
        }
        Mail.Write(db, clock, account, "SignOnLinked", "/account");
        db.Remember(clock, account.Actor(), account, "SignOnLinked", new { provider = person.Provider });
        try
        {
            await db.SaveChangesAsync(cancel);
            return (account, null);
        }
        catch (DbUpdateException)
        {
            // The same person in two windows at once: the other's link counts.
            db.ChangeTracker.Clear();
            return await LinkedAsync(person.Provider, person.Subject, cancel) is { IsClosed: false } linked
                ? (linked, null)
                : (null, AccountRefusals.SignOnUnknown);
        }
    }

    /// <summary>Whether somebody has signed on with this provider, as this person, before.</summary>
    public Task<bool> IsOfAsync(Guid accountId, string provider, string subject, CancellationToken cancel) =>
        db.UserLogins.AnyAsync(l => l.UserId == accountId && l.LoginProvider == provider && l.ProviderKey == subject, cancel);

    /// <summary>Providers that an account is linked to.</summary>
    public async Task<IReadOnlyList<string>> ProvidersOfAsync(Guid accountId, CancellationToken cancel) =>
        await db.UserLogins.Where(l => l.UserId == accountId).Select(l => l.LoginProvider).Order().ToListAsync(cancel);

    /// <summary>
    /// Takes an account's links away, for a person whom the provider knows anew. Its sessions end; the next sign-on links again.
    /// </summary>
    public async Task<ActResult> UnlinkAsync(Reader by, Invitations invitations, Guid accountId, CancellationToken cancel)
    {
        if (await invitations.Of(by).SingleOrDefaultAsync(a => a.Id == accountId, cancel) is not { } account)
        {
            return ActResult.Missing;
        }
        if (account.Id == by.AccountId)
        {
            return new ActResult.Refused(AccountRefusals.AccountOneself);
        }
        var links = await db.UserLogins.Where(l => l.UserId == accountId).ToListAsync(cancel);
        if (links.Count == 0)
        {
            return ActResult.Missing;
        }
        db.UserLogins.RemoveRange(links);
        db.Remember(clock, by.Actor, account, "SignOnUnlinked", new { providers = links.Select(l => l.LoginProvider).Order() });
        return (await users.UpdateSecurityStampAsync(account)).Succeeded ? ActResult.Ok : ActResult.Stale;
    }

    /// <summary>Takes a logout that a provider tells. Sessions end with their next request.</summary>
    /// <param name="session">The provider's session; null: all sessions of the person.</param>
    /// <param name="subject">The provider's name of the person; null: not said.</param>
    /// <returns>False where this token has come before.</returns>
    public async Task<bool> EndAsync(string provider, string tokenId, string? session, string? subject, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var account = subject is null ? null : await LinkedAsync(provider, subject, cancel);
        db.EndedSignOns.Add(
            new EndedSignOn
            {
                Provider = provider,
                TokenId = tokenId,
                Session = session,
                AccountId = account?.Id,
                At = now,
            }
        );
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
        await ForgetAsync(now, cancel);
        return true;
    }

    /// <summary>Ends one session of Fairway's own: from its next request on its cookie opens nothing, wherever it has been copied to.</summary>
    public async Task EndHereAsync(string session, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        if (await db.EndedSignOns.AnyAsync(e => e.Provider == EndedSignOn.Here && e.TokenId == session, cancel))
        {
            return;
        }
        db.EndedSignOns.Add(
            new EndedSignOn
            {
                Provider = EndedSignOn.Here,
                TokenId = session,
                At = now,
            }
        );
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Signed out twice at the same moment: the other has ended it.
            db.ChangeTracker.Clear();
            return;
        }
        await ForgetAsync(now, cancel);
    }

    private Task<int> ForgetAsync(Instant now, CancellationToken cancel)
    {
        var oldest = now - Remembered;
        return db.EndedSignOns.Where(e => e.At < oldest).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Whether the provider has ended a session that it opened.</summary>
    /// <param name="session">The provider's own name of it; null: it gave none.</param>
    /// <param name="openedAt">When it was opened here: a logout before that was of another.</param>
    public static Task<bool> IsEndedAsync(
        FairwayDb db,
        string provider,
        string? session,
        Guid accountId,
        Instant openedAt,
        CancellationToken cancel
    ) =>
        db.EndedSignOns.AnyAsync(
            e =>
                e.Provider == provider
                && (
                    (session != null && e.Session == session)
                    || (e.AccountId == accountId && e.At >= openedAt && (e.Session == null || session == null))
                ),
            cancel
        );

    private Task<Account?> LinkedAsync(string provider, string subject, CancellationToken cancel) =>
        db.Users.SingleOrDefaultAsync(
            a => db.UserLogins.Any(l => l.UserId == a.Id && l.LoginProvider == provider && l.ProviderKey == subject),
            cancel
        );
}
