using System.Text.Json.Nodes;
using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Provisioning.Scim;
using Fairway.App.Service;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Provisioning;

/// <summary>
/// Carries out what the directory says of a user, as far as the directory owns it (decision 8): the address, whether there is access, and for who is not in the staff
/// file the name. What another owns is kept beside it and changes nothing.
/// </summary>
public sealed class UserChanges(
    FairwayDb db,
    UserManager<Account> users,
    Invitations invitations,
    Closing closing,
    GroupOffices offices,
    IClock clock
)
{
    /// <summary>
    /// The account that a new user of the directory is already: one that the directory removed before, or one that it has said nothing of yet, of the same person.
    /// Null: none, and a new one is made.
    /// </summary>
    internal async Task<Account?> SameAsync(DirectoryWish wish, CancellationToken stop)
    {
        var number = wish.StaffId;
        var (name, externalId, address) = (wish.NormalizedUserName, wish.ExternalId, wish.NormalizedAddress);
        // Each by its own index: together they would go through all accounts.
        var ids = await db
            .Users.Where(a => a.NormalizedEmail == address || (number != null && a.StaffId == number))
            .Select(a => a.Id)
            .Union(db.DirectoryEntries.Where(e => e.RemovedAt != null && e.NormalizedUserName == name).Select(e => e.AccountId))
            .Union(db.DirectoryEntries.Where(e => externalId != null && e.ExternalId == externalId).Select(e => e.AccountId))
            .Union(db.DirectoryEntries.Where(e => number != null && e.StaffId == number).Select(e => e.AccountId))
            .ToListAsync(stop);
        if (ids.Count == 0)
        {
            return null;
        }
        var candidates = await (
            from account in db.Users
            join entry in db.DirectoryEntries on account.Id equals entry.AccountId into entries
            from entry in entries.DefaultIfEmpty()
            where ids.Contains(account.Id) && (entry == null || entry.RemovedAt != null)
            select new
            {
                Account = account,
                Number = account.StaffId ?? entry.StaffId,
                ExternalId = entry == null ? null : entry.ExternalId,
                IsNew = entry == null,
            }
        ).ToListAsync(stop);
        // Two numbers are two people, whatever else agrees: an address is given to somebody else one day. Behind a number is a file, so that only the number or
        // the directory's own key opens it again.
        return candidates
            .Where(c => c.Number is null || number is null || c.Number == number)
            .Where(c => c.Number is null || c.Number == number || (c.ExternalId is not null && c.ExternalId == wish.ExternalId) || c.IsNew)
            .OrderByDescending(c => number is not null && c.Number == number)
            .ThenByDescending(c => c.ExternalId is not null && c.ExternalId == wish.ExternalId)
            .ThenBy(c => c.Account.Id)
            .Select(c => c.Account)
            .FirstOrDefault();
    }

    /// <summary>Makes an account, with an invitation where it is to be open.</summary>
    internal async Task<Account> AddAsync(ServiceToken by, JsonObject said, DirectoryWish wish, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await RefuseTakenAsync(by, null, wish, stop);
        var official = await OfficialAsync(wish, stop);
        var account = Account.New(wish.Address, official?.FullName ?? wish.Name, official?.StaffId, wish.Language ?? official?.Language);
        // The organization says whose the address is; nobody else could.
        account.EmailConfirmed = true;
        var now = clock.GetCurrentInstant();
        db.Users.Add(account);
        db.DirectoryEntries.Add(
            new DirectoryEntry
            {
                AccountId = account.Id,
                ExternalId = wish.ExternalId,
                NormalizedUserName = wish.NormalizedUserName,
                StaffId = wish.StaffId,
                Said = said.ToJsonString(),
                HasClosed = !wish.Active,
                CreatedAt = now,
                ChangedAt = now,
                TokenId = by.Id,
            }
        );
        db.Remember(now, by.Actor, account, "AddedByDirectory");
        if (wish.Active)
        {
            await invitations.WriteAsync(account);
        }
        else
        {
            account.LockoutEnd = Account.Closed;
        }
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(CancellationToken.None);
        return account;
    }

    /// <summary>Brings an account in line with what the directory says now. Saves only what has changed.</summary>
    internal async Task BringAsync(
        ServiceToken by,
        Account account,
        DirectoryEntry? entry,
        JsonObject said,
        DirectoryWish wish,
        CancellationToken stop
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var now = clock.GetCurrentInstant();
        if (
            entry is null
            || entry.NormalizedUserName != wish.NormalizedUserName
            || entry.RemovedAt is not null
            || !IsAddressOf(account, wish)
            || entry.StaffId != wish.StaffId
        )
        {
            await RefuseTakenAsync(by, account, wish, stop);
        }
        var before = entry is null ? new JsonObject() : JsonNode.Parse(entry.Said)!.AsObject();
        var changed = Names(before, said);
        var isBack = entry is { RemovedAt: not null };
        if (entry is null)
        {
            entry = new DirectoryEntry
            {
                AccountId = account.Id,
                NormalizedUserName = wish.NormalizedUserName,
                Said = "{}",
                // Before the directory had spoken, who had closed the account was a person.
                CreatedAt = now,
                ChangedAt = now,
                TokenId = by.Id,
            };
            db.DirectoryEntries.Add(entry);
        }
        var effects = new Effects();
        await TieAsync(by, account, wish, stop);
        Address(by, account, wish, now, effects);
        if (account.StaffId is null)
        {
            account.DisplayName = wish.Name;
        }
        // Whoever has chosen another language than the directory said keeps it.
        if (wish.Language is { } language && (account.Language is null || account.Language == DirectoryWish.LanguageOf(before)))
        {
            account.Language = language;
        }
        await AccessAsync(by, account, entry, wish, effects, stop);
        if (changed.Count > 0 || isBack)
        {
            (entry.ExternalId, entry.NormalizedUserName, entry.StaffId) = (wish.ExternalId, wish.NormalizedUserName, wish.StaffId);
            (entry.Said, entry.ChangedAt, entry.TokenId, entry.RemovedAt) = (said.ToJsonString(), now, by.Id, null);
            db.Remember(clock, by.Actor, account, isBack ? "AddedByDirectory" : "ChangedByDirectory", new { changed });
        }
        await SaveAsync(account, effects.EndsSessions, stop);
        if (effects.Invites)
        {
            await invitations.WriteAsync(account);
            await db.SaveChangesAsync(stop);
        }
        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>The directory has no such user any more: access ends at once, the file stays.</summary>
    internal async Task RemoveAsync(ServiceToken by, HeldUser user, CancellationToken stop)
    {
        var account = user.Account;
        var now = clock.GetCurrentInstant();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var entry = user.Entry;
        if (entry is null)
        {
            var said = UserFacts.SaidOf(user);
            entry = new DirectoryEntry
            {
                AccountId = account.Id,
                NormalizedUserName = DirectoryWish.Of(said).NormalizedUserName,
                Said = said.ToJsonString(),
                CreatedAt = now,
                ChangedAt = now,
                TokenId = by.Id,
            };
            db.DirectoryEntries.Add(entry);
        }
        await db
            .DirectoryGroups.Where(g => db.GroupMembers.Any(m => m.GroupId == g.Id && m.AccountId == account.Id))
            .ExecuteUpdateAsync(g => g.SetProperty(x => x.Version, x => x.Version + 1), stop);
        await db.GroupMembers.Where(m => m.AccountId == account.Id).ExecuteDeleteAsync(stop);
        (entry.RemovedAt, entry.ChangedAt, entry.TokenId) = (now, now, by.Id);
        db.Remember(clock, by.Actor, account, "RemovedByDirectory");
        if (!account.IsClosed)
        {
            entry.HasClosed = true;
            await closing.EndAccessAsync(account, by.Id, by.Actor, stop);
        }
        await SaveAsync(account, endsSessions: true, stop);
        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>What somebody else has: a user name, an address, a staff number. An address of who was removed is free again.</summary>
    private async Task RefuseTakenAsync(ServiceToken by, Account? account, DirectoryWish wish, CancellationToken stop)
    {
        var me = account?.Id ?? Guid.Empty;
        var (name, number, address) = (wish.NormalizedUserName, wish.StaffId, wish.NormalizedAddress);
        var said = await db
            .DirectoryEntries.Where(e => e.RemovedAt == null && e.AccountId != me)
            .Where(e => e.NormalizedUserName == name || (number != null && e.StaffId == number))
            .Select(e => e.NormalizedUserName)
            .ToListAsync(stop);
        var accounts = await (
            from other in db.Users
            join entry in db.DirectoryEntries on other.Id equals entry.AccountId into entries
            from entry in entries.DefaultIfEmpty()
            where other.Id != me
            where other.NormalizedEmail == address || other.NormalizedEmail == name || (number != null && other.StaffId == number)
            select new
            {
                Account = other,
                HasEntry = entry != null,
                IsRemoved = entry != null && entry.RemovedAt != null,
            }
        ).ToListAsync(stop);
        // Before the directory says anything of an account, its address is its user name.
        if (said.Contains(name) || accounts.Exists(a => !a.HasEntry && a.Account.NormalizedEmail == name))
        {
            throw ScimRefusedException.Taken("Another user has this userName.");
        }
        if (said.Count > 0 || (number is not null && accounts.Exists(a => a.Account.StaffId == number)))
        {
            throw ScimRefusedException.Taken("Another user has this employeeNumber.");
        }
        if (accounts.Find(a => a.Account.NormalizedEmail == address) is not { } taken)
        {
            return;
        }
        var former = taken.Account;
        if (!former.IsClosed || !taken.IsRemoved)
        {
            throw ScimRefusedException.Taken("Another user has this address.");
        }
        // A reserved name (RFC 2606), to which no mail goes.
        former.Email = $"{former.Id:N}@former.invalid";
        former.NormalizedEmail = former.Email.ToUpperInvariant();
        db.Remember(clock, by.Actor, former, "AddressReleased");
        await db.SaveChangesAsync(stop);
    }

    private async Task<StaffFacts?> OfficialAsync(DirectoryWish wish, CancellationToken stop) =>
        wish.StaffId is { } number
            ? (await StaffFacts.OfAsync(db, [number], clock.GetCurrentInstant().InUtc().Date, stop)).GetValueOrDefault(number)
            : null;

    private async Task TieAsync(ServiceToken by, Account account, DirectoryWish wish, CancellationToken stop)
    {
        if (wish.StaffId is not { } number || account.StaffId == number)
        {
            return;
        }
        if (account.StaffId is not null)
        {
            throw ScimRefusedException.Mutability("The user is tied to the file of another employeeNumber, and stays with it.");
        }
        if (await OfficialAsync(wish, stop) is { } official)
        {
            DirectoryEntries.Tie(db, clock.GetCurrentInstant(), by.Actor, account, official.StaffId, official.FullName);
        }
    }

    private static bool IsAddressOf(Account account, DirectoryWish wish) =>
        string.Equals(account.Email, wish.Address, StringComparison.Ordinal);

    private void Address(ServiceToken by, Account account, DirectoryWish wish, Instant now, Effects effects)
    {
        if (IsAddressOf(account, wish))
        {
            return;
        }
        if (account.NormalizedEmail != wish.NormalizedAddress)
        {
            // To the old address: whoever reads it there should know.
            if (!account.IsClosed)
            {
                Mail.Write(db, now, account, "AddressByDirectory", "/account/sign-in");
            }
            db.Remember(clock, by.Actor, account, "AddressChanged", new { from = account.Email, to = wish.Address });
            effects.EndsSessions = true;
            effects.Invites = account.PasswordHash is null && !account.IsClosed;
        }
        (account.Email, account.NormalizedEmail, account.EmailConfirmed) = (wish.Address, wish.NormalizedAddress, true);
    }

    private async Task AccessAsync(
        ServiceToken by,
        Account account,
        DirectoryEntry entry,
        DirectoryWish wish,
        Effects effects,
        CancellationToken stop
    )
    {
        if (!wish.Active && !account.IsClosed)
        {
            await closing.EndAccessAsync(account, by.Id, by.Actor, stop);
            entry.HasClosed = true;
            (effects.EndsSessions, effects.Invites) = (true, false);
        }
        else if (wish.Active && account.IsClosed && entry.HasClosed)
        {
            (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
            entry.HasClosed = false;
            db.Remember(clock, by.Actor, account, "Opened");
            if (account.PasswordHash is null)
            {
                effects.Invites = true;
            }
            else
            {
                Mail.Write(db, clock, account, "Opened", "/account/sign-in");
            }
            await offices.OfMemberAsync(account, by, stop);
        }
    }

    private async Task SaveAsync(Account account, bool endsSessions, CancellationToken stop)
    {
        if (endsSessions)
        {
            // The framework saves the whole context with the account.
            Need(await users.UpdateSecurityStampAsync(account));
        }
        else if (db.Entry(account).State == EntityState.Modified)
        {
            Need(await users.UpdateAsync(account));
        }
        else
        {
            await db.SaveChangesAsync(stop);
        }
    }

    private static void Need(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw result.Errors.First().Code switch
            {
                nameof(IdentityErrorDescriber.DuplicateEmail) => ScimRefusedException.Taken("Another user has this address."),
                nameof(IdentityErrorDescriber.InvalidEmail) => ScimRefusedException.Value("The address is not written as one."),
                nameof(IdentityErrorDescriber.ConcurrencyFailure) => ScimRefusedException.Changed(),
                var code => new InvalidOperationException("Identity refused with " + code),
            };
        }
    }

    /// <summary>Attributes that have another value now, by name.</summary>
    private static List<string> Names(JsonObject before, JsonObject after) =>
        [
            .. before
                .Concat(after)
                .Select(member => member.Key)
                .Distinct(StringComparer.Ordinal)
                .Where(name => !JsonNode.DeepEquals(before[name], after[name]))
                .SelectMany(name =>
                    name.Contains(':', StringComparison.Ordinal)
                        ? Names(before[name] as JsonObject ?? [], after[name] as JsonObject ?? [])
                        : [name]
                ),
        ];

    /// <summary>What follows once the account is saved.</summary>
    private sealed class Effects
    {
        public bool EndsSessions { get; set; }

        /// <summary>A mail with a link to a first password.</summary>
        public bool Invites { get; set; }
    }
}
