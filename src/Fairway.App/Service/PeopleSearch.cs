using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>What everybody sees of an official in service.</summary>
public sealed record PersonLine(string StaffId, string Name, string? Grade, string? UnitCode, string? UnitName, string? DutyStation);

/// <summary>One page of the people found, and how many there are.</summary>
public sealed record PeopleFound(IReadOnlyList<PersonLine> People, int Total);

/// <summary>The search of people in service.</summary>
public static class PeopleSearch
{
    public const int PageSize = 25;

    /// <param name="who">Words of a name in any order and without accents, or a staff id; empty: everybody.</param>
    /// <param name="where">A unit's code or part of its name (with everything beneath it), or part of a duty station; empty: everywhere.</param>
    /// <param name="page">From 1.</param>
    public static async Task<PeopleFound> FindAsync(
        FairwayDb db,
        LocalDate today,
        string? who,
        string? where,
        int page,
        CancellationToken stop = default
    )
    {
        var query =
            from period in db.ServicePeriods.AsNoTracking().Where(ServiceOn.Day(today))
            join official in db.Officials on period.StaffId equals official.StaffId
            select new { period, official };
        var typed = who?.Trim() ?? "";
        foreach (var word in SearchText.Words(typed))
        {
            query = query.Where(x => x.official.SearchName.Contains(word) || x.official.StaffId == typed);
        }
        if (SearchText.Fold(where?.Trim() ?? "") is { Length: > 0 } place)
        {
            var (units, stations) = await PlacesAsync(db, today, place, stop);
            query = query.Where(x => units.Contains(x.period.UnitCode!) || stations.Contains(x.period.DutyStation!));
        }
        var total = await query.CountAsync(stop);
        var rows = await query
            .OrderBy(x => x.official.SearchName)
            .ThenBy(x => x.official.StaffId)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .Select(x => new
            {
                x.official.StaffId,
                x.official.FamilyName,
                x.official.GivenNames,
                x.period.Grade,
                x.period.UnitCode,
                UnitName = db.Units.Where(u => u.Code == x.period.UnitCode).Select(u => u.Name).FirstOrDefault(),
                x.period.DutyStation,
            })
            .ToListAsync(stop);
        return new PeopleFound(
            [
                .. rows.Select(r => new PersonLine(
                    r.StaffId,
                    NameOf(r.StaffId, r.FamilyName, r.GivenNames),
                    r.Grade,
                    r.UnitCode,
                    r.UnitName,
                    r.DutyStation
                )),
            ],
            total
        );
    }

    /// <summary>In lists the family name comes first: they are sorted by it.</summary>
    public static string NameOf(string staffId, string familyName, string givenNames) =>
        familyName.Length == 0 && givenNames.Length == 0 ? staffId
        : givenNames.Length == 0 ? familyName
        : familyName.Length == 0 ? givenNames
        : $"{familyName}, {givenNames}";

    private static async Task<(List<string> Units, List<string> Stations)> PlacesAsync(
        FairwayDb db,
        LocalDate today,
        string place,
        CancellationToken stop
    )
    {
        var units = await db
            .Units.AsNoTracking()
            .Select(u => new
            {
                u.Code,
                u.ParentCode,
                u.Name,
            })
            .ToListAsync(stop);
        var beneath = units.ToLookup(u => u.ParentCode, u => u.Code, StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>(
            units
                .Where(u => SearchText.Fold(u.Code) == place || SearchText.Fold(u.Name).Contains(place, StringComparison.Ordinal))
                .Select(u => u.Code)
        );
        while (waiting.TryPop(out var unit))
        {
            if (found.Add(unit))
            {
                foreach (var child in beneath[unit])
                {
                    waiting.Push(child);
                }
            }
        }
        var stations = await db
            .ServicePeriods.Where(ServiceOn.Day(today))
            .Where(p => p.DutyStation != null)
            .Select(p => p.DutyStation!)
            .Distinct()
            .ToListAsync(stop);
        return ([.. found], [.. stations.Where(s => SearchText.Fold(s).Contains(place, StringComparison.Ordinal))]);
    }
}
