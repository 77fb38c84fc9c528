using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>What the staff file says of an official that a directory says as well: there it is answered, and never taken (decision 8).</summary>
/// <param name="UnitCode">Of the period of today; null: none.</param>
/// <param name="SupervisorId">Who supervises the official today (SV-4); null: nobody.</param>
public sealed record StaffFacts(
    string StaffId,
    string GivenNames,
    string FamilyName,
    string FullName,
    string? Language,
    string? UnitCode,
    string? UnitName,
    string? SupervisorId
)
{
    /// <summary>Those of these officials whom the staff file knows, by staff id.</summary>
    public static async Task<IReadOnlyDictionary<string, StaffFacts>> OfAsync(
        FairwayDb db,
        IReadOnlyCollection<string> staffIds,
        LocalDate day,
        CancellationToken stop = default
    )
    {
        if (staffIds.Count == 0)
        {
            return new Dictionary<string, StaffFacts>(StringComparer.Ordinal);
        }
        var rows = await db
            .Officials.AsNoTracking()
            .Where(o => staffIds.Contains(o.StaffId))
            .Select(o => new
            {
                Official = o,
                Unit = o.Periods.Where(p => p.From <= day && (p.Until == null || p.Until > day)).Select(p => p.UnitCode).FirstOrDefault(),
                Supervisor = db
                    .Supervisions.Where(s => s.StaffId == o.StaffId && s.From <= day && (s.Until == null || s.Until > day))
                    .Select(s => s.SupervisorId)
                    .FirstOrDefault(),
            })
            .ToListAsync(stop);
        var codes = rows.Select(r => r.Unit).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var units = await db
            .Units.Where(u => codes.Contains(u.Code))
            .Select(u => new { u.Code, u.Name })
            .ToDictionaryAsync(u => u.Code, u => u.Name, StringComparer.Ordinal, stop);
        return rows.ToDictionary(
            r => r.Official.StaffId,
            r => new StaffFacts(
                r.Official.StaffId,
                r.Official.GivenNames,
                r.Official.FamilyName,
                r.Official.FullName,
                r.Official.Language,
                r.Unit,
                r.Unit is null ? null : units.GetValueOrDefault(r.Unit),
                r.Supervisor
            ),
            StringComparer.Ordinal
        );
    }
}
