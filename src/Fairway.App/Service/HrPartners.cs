using Fairway.App.Accounts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>An HR partner to write to.</summary>
internal sealed record HrPartner(Guid AccountId, string? StaffId, string Name, string Email, string Language);

/// <summary>The HR partners of each unit on a day.</summary>
internal sealed class HrPartners
{
    private readonly ILookup<string, HrPartner> byUnit;
    private readonly IReadOnlyList<HrPartner> ofAll;
    private readonly Dictionary<string, string?> parents;

    private HrPartners(IReadOnlyList<(string? Unit, HrPartner Partner)> grants, Dictionary<string, string?> parents)
    {
        byUnit = grants.Where(g => g.Unit is not null).ToLookup(g => g.Unit!, g => g.Partner, StringComparer.Ordinal);
        ofAll = [.. grants.Where(g => g.Unit is null).Select(g => g.Partner)];
        this.parents = parents;
    }

    public static async Task<HrPartners> LoadAsync(FairwayDb db, LocalDate day, CancellationToken stop)
    {
        var grants = await (
            from grant in db.OfficeGrants.AsNoTracking().InForce(day)
            join account in db.Users on grant.AccountId equals account.Id
            where grant.Office == Office.HrPartner && account.Email != null
            select new
            {
                grant.UnitCode,
                account.Id,
                account.StaffId,
                account.DisplayName,
                account.Email,
                account.Language,
            }
        ).ToListAsync(stop);
        return new HrPartners(
            [.. grants.Select(g => (g.UnitCode, new HrPartner(g.Id, g.StaffId, g.DisplayName, g.Email!, g.Language ?? "en")))],
            await db
                .Units.Select(u => new { u.Code, u.ParentCode })
                .ToDictionaryAsync(u => u.Code, u => u.ParentCode, StringComparer.Ordinal, stop)
        );
    }

    /// <summary>The HR partners of a unit: those of the nearest unit above it that has some, else of the whole organization.</summary>
    public IReadOnlyList<HrPartner> Of(string? unitCode)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = unitCode; at is not null && seen.Add(at); at = parents.GetValueOrDefault(at))
        {
            if (byUnit.Contains(at))
            {
                return [.. byUnit[at]];
            }
        }
        return ofAll;
    }

    /// <summary>Those of one unit.</summary>
    public static async Task<IReadOnlyList<HrPartner>> OfAsync(FairwayDb db, string? unitCode, LocalDate day, CancellationToken stop) =>
        (await LoadAsync(db, day, stop)).Of(unitCode);
}
