using System.Net.Mail;
using Fairway.App.Notices;
using Fairway.App.Service;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.App.Accounts;

/// <summary>Somebody to be invited: an official by staff id, or with none somebody from outside the staff file.</summary>
/// <param name="Email">Null: the address in the staff file.</param>
/// <param name="Name">For who is not in the staff file.</param>
public sealed record Invitee(string? StaffId, string? Email, string? Name, string? Language);

/// <summary>Accounts begin with a mail to the person, who then sets a password: nobody else ever knows it (decision 14).</summary>
public sealed class Invitations(FairwayDb db, UserManager<Account> users, IClock clock, IOptions<AccountsOptions> options)
{
    /// <summary>Whether somebody may invite at all: administrators, and HR partners for the units they serve.</summary>
    public static bool MayInvite(Reader reader) => reader.Holds(Office.Administrator) || reader.Holds(Office.HrPartner);

    /// <summary>Everybody, not only officials of certain units.</summary>
    public static bool MayInviteAnybody(Reader reader) => OfficesOfTrust.MayGrant(reader);

    public async Task<ActResult> InviteAsync(Reader by, Invitee invitee, CancellationToken cancel)
    {
        if (!MayInvite(by))
        {
            return ActResult.Missing;
        }
        var staffId = Trimmed(invitee.StaffId);
        Official? official = null;
        if (staffId is not null)
        {
            official = await Reachable(by).SingleOrDefaultAsync(o => o.StaffId == staffId, cancel);
            if (official is null)
            {
                return new ActResult.Refused(AccountRefusals.OfficialUnknown);
            }
            if (await db.Users.AnyAsync(a => a.StaffId == staffId, cancel))
            {
                return new ActResult.Refused(AccountRefusals.AccountThere);
            }
        }
        else if (!MayInviteAnybody(by))
        {
            return new ActResult.Refused(AccountRefusals.OfficialUnknown);
        }
        var email = Trimmed(invitee.Email) ?? official?.Email;
        if (email is null)
        {
            return new ActResult.Refused(AccountRefusals.AddressMissing);
        }
        if (!IsAddress(email))
        {
            return new ActResult.Refused(AccountRefusals.AddressWrong);
        }
        var name = official?.FullName ?? Trimmed(invitee.Name);
        if (name is null)
        {
            return new ActResult.Refused(AccountRefusals.NameMissing);
        }
        var account = Account.New(email, name, staffId, official?.Language ?? invitee.Language);
        if (await users.FindByEmailAsync(email) is not null)
        {
            return new ActResult.Refused(AccountRefusals.AddressTaken);
        }
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var made = await users.CreateAsync(account);
        if (!made.Succeeded)
        {
            return new ActResult.Refused(AccountRefusals.Of(made, options.Value));
        }
        // Only now: the framework gives a new account a stamp of its own choosing, to which the link is bound.
        await WriteAsync(account);
        db.Remember(clock, by.Actor, account, "Invited");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(CancellationToken.None);
        return ActResult.Ok;
    }

    /// <summary>Invites all officials in service in a unit and beneath it who have an address and no account; says how many.</summary>
    public async Task<int> InviteUnitAsync(Reader by, string unitCode, CancellationToken cancel)
    {
        var units = await UnitsWithin(unitCode, cancel);
        var today = by.Today;
        var officials = await Reachable(by)
            .Where(o => o.Email != null && !db.Users.Any(a => a.StaffId == o.StaffId))
            .Where(o => o.Periods.Any(p => units.Contains(p.UnitCode!) && p.From <= today && (p.Until == null || p.Until > today)))
            .OrderBy(o => o.StaffId)
            .ToListAsync(cancel);
        var taken = (await db.Users.Select(a => a.NormalizedEmail).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var invited = 0;
        foreach (var official in officials.Where(o => IsAddress(o.Email!)))
        {
            var account = Account.New(official.Email!, official.FullName, official.StaffId, official.Language);
            if (taken.Add(account.NormalizedEmail))
            {
                await WriteAsync(account);
                db.Users.Add(account);
                db.Remember(clock, by.Actor, account, "Invited");
                invited++;
            }
        }
        await db.SaveChangesAsync(cancel);
        return invited;
    }

    /// <summary>A new link for who has not yet set a password; the old one still works until it runs out.</summary>
    public async Task<ActResult> InviteAgainAsync(Reader by, Guid accountId, CancellationToken cancel)
    {
        if (await Of(by).SingleOrDefaultAsync(a => a.Id == accountId, cancel) is not { } account)
        {
            return ActResult.Missing;
        }
        if (account.PasswordHash is not null)
        {
            return new ActResult.Refused(AccountRefusals.AccountHasPassword);
        }
        await WriteAsync(account);
        db.Remember(clock, by.Actor, account, "InvitedAgain");
        return await db.SaveOrStaleAsync(cancel);
    }

    /// <summary>Whether a link still works; the account it is for.</summary>
    public async Task<Account?> FindAsync(Guid accountId, string code) =>
        await users.FindByIdAsync(accountId.ToString()) is { PasswordHash: null, IsClosed: false } account
        && await users.VerifyUserTokenAsync(account, InvitationTokens.Provider, InvitationTokens.Purpose, code)
            ? account
            : null;

    public async Task<ActResult> AcceptAsync(Guid accountId, string code, string password, string language)
    {
        if (await FindAsync(accountId, code) is not { } account)
        {
            return new ActResult.Refused(AccountRefusals.LinkUsedUp);
        }
        account.EmailConfirmed = true;
        account.Language ??= language;
        db.Remember(clock, account.Actor(), account, "InvitationAccepted");
        var set = await users.AddPasswordAsync(account, password);
        return set.Succeeded ? ActResult.Ok : new ActResult.Refused(AccountRefusals.Of(set, options.Value));
    }

    /// <summary>Accounts that somebody looks after: all, or for an HR partner of certain units those of their officials.</summary>
    public IQueryable<Account> Of(Reader by)
    {
        if (!MayInvite(by))
        {
            return db.Users.Where(_ => false);
        }
        return MayInviteAnybody(by) ? db.Users : db.Users.Where(a => Reachable(by).Any(o => o.StaffId == a.StaffId));
    }

    /// <summary>Officials whom somebody may invite: those in service in the units they serve.</summary>
    public IQueryable<Official> Reachable(Reader by)
    {
        if (by.Holds(Office.Administrator) || by.HrUnits is not { } units)
        {
            return db.Officials;
        }
        var today = by.Today;
        return db.Officials.Where(o =>
            o.Periods.Any(p => units.Contains(p.UnitCode!) && p.From <= today && (p.Until == null || p.Until > today))
        );
    }

    public static bool IsAddress(string email) =>
        email.Length <= 254
        && MailAddress.TryCreate(email, out var address)
        && address.Address == email
        && email.All(c => c > ' ' && c < 127)
        && address.Host.Contains('.', StringComparison.Ordinal);

    /// <summary>Writes the mail with the link. It is bound to the account's stamp: the account has been saved with it before.</summary>
    internal async Task WriteAsync(Account account)
    {
        var code = await users.GenerateUserTokenAsync(account, InvitationTokens.Provider, InvitationTokens.Purpose);
        Mail.Write(
            db,
            clock,
            account,
            "Invitation",
            $"/account/invitation/{account.Id}?code={Uri.EscapeDataString(code)}",
            (int)options.Value.InvitationLifetime.TotalDays
        );
    }

    private async Task<IReadOnlyCollection<string>> UnitsWithin(string root, CancellationToken cancel)
    {
        var children = (await db.Units.AsNoTracking().Select(u => new { u.Code, u.ParentCode }).ToListAsync(cancel)).ToLookup(
            u => u.ParentCode,
            u => u.Code
        );
        return Readers.Subtree(children, root);
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
