using Fairway.App.Accounts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.ReportsBoard;

/// <summary>A member of the Board today.</summary>
public sealed record BoardMemberLine(string StaffId, string Name);

/// <summary>Who is a member of the Board on a day.</summary>
public static class BoardMembers
{
    /// <summary>Members with a place in the staff file, by name.</summary>
    public static async Task<IReadOnlyList<BoardMemberLine>> OnAsync(FairwayDb db, LocalDate day, CancellationToken stop = default)
    {
        var members = await (
            from g in db.OfficeGrants.AsNoTracking().InForce(day)
            join a in db.Users on g.AccountId equals a.Id
            join o in db.Officials on a.StaffId equals o.StaffId
            where g.Office == Office.BoardMember
            select new
            {
                o.StaffId,
                o.GivenNames,
                o.FamilyName,
            }
        )
            .Distinct()
            .ToListAsync(stop);
        return
        [
            .. members
                .OrderBy(m => m.FamilyName, StringComparer.CurrentCulture)
                .ThenBy(m => m.StaffId, StringComparer.Ordinal)
                .Select(m => new BoardMemberLine(m.StaffId, $"{m.GivenNames} {m.FamilyName}".Trim())),
        ];
    }
}
