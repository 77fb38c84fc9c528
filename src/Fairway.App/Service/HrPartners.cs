using Fairway.App.Accounts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>An HR partner to write to.</summary>
internal sealed record HrPartner(Guid AccountId, string? StaffId, string Email, string Language);

internal static class HrPartners
{
    /// <summary>The HR partners of a unit on a day: those of the nearest unit above it that has some, else of the whole organization.</summary>
    public static async Task<IReadOnlyList<HrPartner>> OfAsync(FairwayDb db, string? unitCode, LocalDate day, CancellationToken stop)
    {
        var grants = await (
            from grant in db.OfficeGrants.InForce(day)
            join account in db.Users on grant.AccountId equals account.Id
            where grant.Office == Office.HrPartner && account.Email != null
            select new
            {
                grant.UnitCode,
                account.Id,
                account.StaffId,
                account.Email,
                account.Language,
            }
        ).ToListAsync(stop);
        var parents = await db.Units.ToDictionaryAsync(u => u.Code, u => u.ParentCode, StringComparer.Ordinal, stop);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = unitCode; at is not null && seen.Add(at); at = parents.GetValueOrDefault(at))
        {
            var near = grants.Where(g => g.UnitCode == at).ToList();
            if (near.Count > 0)
            {
                return [.. near.Select(g => new HrPartner(g.Id, g.StaffId, g.Email!, g.Language ?? "en"))];
            }
        }
        return [.. grants.Where(g => g.UnitCode is null).Select(g => new HrPartner(g.Id, g.StaffId, g.Email!, g.Language ?? "en"))];
    }
}
