using Fairway.App.Accounts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>Who holds an office for certain units, to write to.</summary>
internal sealed record UnitHolder(Guid AccountId, string? StaffId, string Name, string Email, string Language);

/// <summary>Who holds an office that is granted by units, for each unit on a day.</summary>
internal sealed class UnitHolders
{
    private readonly ILookup<string, UnitHolder> byUnit;
    private readonly IReadOnlyList<UnitHolder> ofAll;
    private readonly Dictionary<string, string?> parents;

    private UnitHolders(IReadOnlyList<(string? Unit, UnitHolder Holder)> grants, Dictionary<string, string?> parents)
    {
        byUnit = grants.Where(g => g.Unit is not null).ToLookup(g => g.Unit!, g => g.Holder, StringComparer.Ordinal);
        ofAll = [.. grants.Where(g => g.Unit is null).Select(g => g.Holder)];
        this.parents = parents;
    }

    public static async Task<UnitHolders> LoadAsync(FairwayDb db, Office office, LocalDate day, CancellationToken stop)
    {
        var grants = await (
            from grant in db.OfficeGrants.AsNoTracking().InForce(day)
            join account in db.Users on grant.AccountId equals account.Id
            where grant.Office == office && account.Email != null
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
        return new UnitHolders(
            [.. grants.Select(g => (g.UnitCode, new UnitHolder(g.Id, g.StaffId, g.DisplayName, g.Email!, g.Language ?? "en")))],
            await db
                .Units.Select(u => new { u.Code, u.ParentCode })
                .ToDictionaryAsync(u => u.Code, u => u.ParentCode, StringComparer.Ordinal, stop)
        );
    }

    /// <summary>Those of a unit: of the nearest unit above it that has some, else of the whole organization.</summary>
    public IReadOnlyList<UnitHolder> Of(string? unitCode)
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

    /// <summary>The units for which somebody holds it, as <see cref="Of"/> says.</summary>
    public IReadOnlyList<string> UnitsOf(Guid accountId) => [.. parents.Keys.Where(unit => Of(unit).Any(h => h.AccountId == accountId))];
}

/// <summary>The HR partners of each unit on a day.</summary>
internal static class HrPartners
{
    public static Task<UnitHolders> LoadAsync(FairwayDb db, LocalDate day, CancellationToken stop) =>
        UnitHolders.LoadAsync(db, Office.HrPartner, day, stop);

    /// <summary>Those of one unit.</summary>
    public static async Task<IReadOnlyList<UnitHolder>> OfAsync(FairwayDb db, string? unitCode, LocalDate day, CancellationToken stop) =>
        (await LoadAsync(db, day, stop)).Of(unitCode);
}
