using System.Security.Cryptography;
using Fairway.App.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Privacy;

/// <summary>
/// The account of who has left. It is deleted, unless something that stays names it, such as an office of trust that it held or granted: then all that is a person's
/// is taken out of it, and it goes by the staff id, whose name the staff file knows.
/// </summary>
internal static class LeavingAccounts
{
    /// <returns>How many rows are gone, or empty.</returns>
    public static async Task<int> DeleteOrEmptyAsync(FairwayDb db, Leaver who, CancellationToken stop)
    {
        var account = db.Users.Where(a => a.Id == who.AccountId && a.StaffId == who.StaffId);
        if (!await IsNamedAsync(db, who, stop))
        {
            return await account.ExecuteDeleteAsync(stop);
        }
        var stamp = RandomNumberGenerator.GetHexString(40);
        return await account.ExecuteUpdateAsync(
            a =>
                a.SetProperty(x => x.DisplayName, who.StaffId)
                    .SetProperty(x => x.StaffId, (string?)null)
                    .SetProperty(x => x.Email, (string?)null)
                    .SetProperty(x => x.NormalizedEmail, (string?)null)
                    .SetProperty(x => x.EmailConfirmed, false)
                    .SetProperty(x => x.PhoneNumber, (string?)null)
                    .SetProperty(x => x.PasswordHash, (string?)null)
                    .SetProperty(x => x.SecurityStamp, stamp)
                    .SetProperty(x => x.TwoFactorEnabled, false)
                    .SetProperty(x => x.LockoutEnd, Account.Closed)
                    .SetProperty(x => x.Language, (string?)null)
                    .SetProperty(x => x.LastSeenAt, (NodaTime.Instant?)null)
                    .SetProperty(x => x.SeenBeforeAt, (NodaTime.Instant?)null),
            stop
        );
    }

    /// <summary>By columns that name an account in somebody else's record, and in what stays.</summary>
    private static async Task<bool> IsNamedAsync(FairwayDb db, Leaver who, CancellationToken stop)
    {
        var subject = new DataSubject(who.AccountId, who.StaffId);
        foreach (var table in HeldTables.All)
        {
            var model = db.Model.FindEntityType(table.Row)!;
            foreach (var name in table.StaysBecause is null ? table.Named : [.. table.Named, .. table.Mine])
            {
                var column = model.FindProperty(name)!;
                if (
                    (Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType) == typeof(Guid)
                    && await table.CountAsync(db, subject, column, stop) > 0
                )
                {
                    return true;
                }
            }
        }
        return false;
    }
}
