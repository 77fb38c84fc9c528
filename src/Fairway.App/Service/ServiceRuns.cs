using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>How long somebody has been where they are.</summary>
internal static class ServiceRuns
{
    /// <summary>
    /// The first day of the run of periods, each next to the one before, in which an official is in service in the same unit, up to
    /// a day; null where they are not in service that day.
    /// </summary>
    public static LocalDate? StartOfRun(IEnumerable<ServicePeriod> periods, LocalDate day, bool sameUnit = true)
    {
        LocalDate? start = null;
        string? unit = null;
        foreach (var period in periods.Where(p => p.From <= day).OrderByDescending(p => p.From))
        {
            var serving = ServiceOn.Counts(period.Organization, period.Status);
            if (start is null)
            {
                if (!serving || period.Until <= day)
                {
                    return null;
                }
                unit = period.UnitCode;
            }
            else if (!serving || period.Until != start || (sameUnit && period.UnitCode != unit))
            {
                return start;
            }
            start = period.From;
        }
        return start;
    }

    /// <summary>Since when an official has been in a unit; where they are elsewhere today (a chief of several units), since when in service.</summary>
    public static async Task<LocalDate> StartInUnitAsync(FairwayDb db, string staffId, string unitCode, LocalDate day)
    {
        var periods = await db.ServicePeriods.AsNoTracking().Where(p => p.StaffId == staffId).ToListAsync();
        var inUnit = periods.Any(p => p.UnitCode == unitCode && p.From <= day && (p.Until is null || p.Until > day));
        return StartOfRun(periods, day, sameUnit: inUnit) ?? day;
    }
}
