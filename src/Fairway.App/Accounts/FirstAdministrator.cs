using Fairway.App.History;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Accounts;

/// <summary>
/// Administrators from the terminal. Every office takes two people, so the terminal makes administrators while fewer than two people could grant one: both of a
/// new database, and one again should an organization have let all its grants run out. It can't once there are two, and what it did stands in the history
/// and on the page of offices (docs/adr: offices of trust).
/// </summary>
public static class FirstAdministrator
{
    /// <summary>How many the two-person rule needs.</summary>
    public const int Needed = 2;

    /// <summary>How many the terminal may still make: 2 in an empty database, 0 once two people can grant offices, and in the demonstration.</summary>
    public static async Task<int> MissingAsync(FairwayDb db, IClock clock, CancellationToken cancel = default) =>
        await db.Settings.AnyAsync(s => s.Key == Setting.Demonstration, cancel)
            ? 0
            : Math.Max(0, Needed - await OfficesOfTrust.Granters(db, Today(clock)).CountAsync(cancel));

    /// <summary>
    /// Makes an administrator for a year. Where the address has an account already, that one gets the office and keeps its password.
    /// </summary>
    public static async Task<ActResult> CreateAsync(
        FairwayDb db,
        UserManager<Account> users,
        IClock clock,
        AccountsOptions options,
        string email,
        string name,
        string password,
        CancellationToken cancel = default
    )
    {
        if (await MissingAsync(db, clock, cancel) == 0)
        {
            return new ActResult.Refused(AccountRefusals.AdministratorsThere);
        }
        email = email.Trim();
        if (!Invitations.IsAddress(email))
        {
            return new ActResult.Refused(AccountRefusals.AddressWrong);
        }
        if (string.IsNullOrWhiteSpace(name))
        {
            return new ActResult.Refused(AccountRefusals.NameMissing);
        }
        var account = await users.FindByEmailAsync(email);
        var isNew = account is null;
        account ??= Account.New(email, name.Trim());
        if (account.IsClosed || await OfficesOfTrust.Granters(db, Today(clock)).AnyAsync(a => a.Id == account.Id, cancel))
        {
            return new ActResult.Refused(AccountRefusals.AddressTaken);
        }
        account.EmailConfirmed = true;
        var now = clock.GetCurrentInstant();
        var from = Today(clock);
        var grant = new OfficeGrant
        {
            AccountId = account.Id,
            Office = Office.Administrator,
            From = from,
            Until = from.PlusMonths(Math.Min(12, options.LongestOfficeMonths)),
            Reason = "Made on the terminal",
            ProposedBy = account.Id,
            ProposedAt = now,
            ConfirmedBy = account.Id,
            ConfirmedAt = now,
        };
        db.OfficeGrants.Add(grant);
        db.Remember(clock, AccountHistory.Terminal, account, "OfficeGranted", OfficesOfTrust.Facts(grant));
        var saved = isNew ? await users.CreateAsync(account, password) : await users.UpdateAsync(account);
        if (!saved.Succeeded)
        {
            db.ChangeTracker.Clear();
            return new ActResult.Refused(AccountRefusals.Of(saved, options));
        }
        return ActResult.Ok;
    }

    private static LocalDate Today(IClock clock) => clock.GetCurrentInstant().InUtc().Date;
}
