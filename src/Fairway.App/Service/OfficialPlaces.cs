using Fairway.App.Accounts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>What everybody sees of somebody in service: no birth, sex, nationality, grade or career is in it.</summary>
/// <param name="Unit">Its name; null: in none.</param>
public sealed record OfficialPlace(string StaffId, string Name, string? Unit, string? DutyStation);

/// <summary>All that the room of skills asks of the staff file (LE-3): who somebody is and where they serve, by their staff id.</summary>
public sealed class OfficialPlaces(FairwayDb db)
{
    /// <summary>Those of them who are in service on the day.</summary>
    public async Task<IReadOnlyDictionary<string, OfficialPlace>> InServiceAsync(
        IReadOnlyCollection<string> staffIds,
        LocalDate day,
        CancellationToken stop = default
    )
    {
        var serving = new Dictionary<string, OfficialPlace>(StringComparer.Ordinal);
        foreach (var some in staffIds.Distinct(StringComparer.Ordinal).Chunk(1_000))
        {
            var ids = some.ToList();
            var periods = await db
                .ServicePeriods.AsNoTracking()
                .Where(ServiceOn.Day(day))
                .Where(p => ids.Contains(p.StaffId))
                .Select(p => new
                {
                    p.StaffId,
                    p.DutyStation,
                    Unit = db.Units.Where(u => u.Code == p.UnitCode).Select(u => u.Name).FirstOrDefault(),
                })
                .ToListAsync(stop);
            var names = await OfficialNames.OfAsync(db, periods.Select(p => p.StaffId), stop);
            foreach (var period in periods)
            {
                serving[period.StaffId] = new OfficialPlace(period.StaffId, names[period.StaffId], period.Unit, period.DutyStation);
            }
        }
        return serving;
    }

    /// <summary>Names of those who acted, by staff id or account.</summary>
    public Task<IReadOnlyDictionary<string, string>> NamesAsync(IEnumerable<string?> actors, CancellationToken stop = default) =>
        OfficialNames.OfActorsAsync(db, actors, stop);

    /// <summary>The units whose HR partner the reader is, by name.</summary>
    public async Task<IReadOnlyList<(string Code, string Name)>> UnitsOfHrAsync(Reader reader, CancellationToken stop = default)
    {
        var all = reader.HrUnits is null;
        var own = reader.HrUnits?.ToList() ?? [];
        var units = await db
            .Units.AsNoTracking()
            .Where(u => all || own.Contains(u.Code))
            .Select(u => new { u.Code, u.Name })
            .ToListAsync(stop);
        return [.. units.Select(u => (u.Code, u.Name)).OrderBy(u => u.Name, StringComparer.CurrentCulture)];
    }
}
