using Fairway.Rules.Service;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>The tree of units as it stands on a day.</summary>
public static class UnitStructure
{
    /// <summary>The units with those who head them on a day. A chief who is out of service that day heads nothing.</summary>
    public static async Task<UnitTree> OnAsync(FairwayDb db, LocalDate day)
    {
        var units = await db.Units.AsNoTracking().Select(u => new { u.Code, u.ParentCode }).ToListAsync();
        var inService = db.ServicePeriods.Where(ServiceOn.Day(day)).Select(p => p.StaffId);
        var chiefs = await db
            .Chieftaincies.AsNoTracking()
            .Where(c => c.From <= day && (c.Until == null || c.Until > day) && inService.Contains(c.StaffId))
            .Select(c => new { c.UnitCode, c.StaffId })
            .ToListAsync();
        var headed = chiefs.DistinctBy(c => c.UnitCode).ToDictionary(c => c.UnitCode, c => c.StaffId, StringComparer.Ordinal);
        return new UnitTree([.. units.Select(u => new UnitNode(u.Code, u.ParentCode, headed.GetValueOrDefault(u.Code)))]);
    }

    /// <summary>
    /// The head of the organization on a day: who holds the office of Director-General, else the chief of the one unit at the top.
    /// Null while neither says who.
    /// </summary>
    public static async Task<string?> HeadAsync(FairwayDb db, UnitTree tree, LocalDate day) =>
        await InOfficeAsync(db, day) ?? (tree.ChildrenOf(null).ToList() is [var top] ? top.ChiefId : null);

    /// <summary>The same for who has no tree before them; it is read only where nobody holds the office.</summary>
    public static async Task<string?> HeadAsync(FairwayDb db, LocalDate day) =>
        await InOfficeAsync(db, day) ?? await HeadAsync(db, await OnAsync(db, day), day);

    private static async Task<string?> InOfficeAsync(FairwayDb db, LocalDate day)
    {
        var holders = await (
            from grant in db.OfficeGrants
            join account in db.Users on grant.AccountId equals account.Id
            where
                grant.Office == Accounts.Office.DirectorGeneral
                && grant.ConfirmedBy != null
                && grant.EndedAt == null
                && grant.From <= day
                && grant.Until > day
                && account.StaffId != null
            select account.StaffId
        ).ToListAsync();
        return holders is [var one] ? one : null;
    }

    /// <summary>Who takes the head's part on a day as second level; null where nobody is named.</summary>
    public static Task<string?> AlternateAsync(FairwayDb db, LocalDate day) =>
        db
            .HeadAlternates.Where(a => a.From <= day && (a.Until == null || a.Until > day))
            .OrderByDescending(a => a.From)
            .Select(a => (string?)a.StaffId)
            .FirstOrDefaultAsync();
}
