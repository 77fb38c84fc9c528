using Fairway.Rules.Service;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>
/// Who has left, and on which last day. Who came back, or whose return is on file, is in service and has left nothing behind: their time begins anew with the next
/// separation.
/// </summary>
public static class Separations
{
    /// <summary>The last day of service, inclusive; null for who is in service on the day, will be, or never was.</summary>
    public static async Task<LocalDate?> OfAsync(FairwayDb db, string staffId, LocalDate today, CancellationToken stop) =>
        (await Left(db, today).Where(p => p.StaffId == staffId).MaxAsync(p => p.Until, stop))?.PlusDays(-1);

    /// <summary>Everybody who has left by a day, with their last day of service.</summary>
    public static async Task<IReadOnlyDictionary<string, LocalDate>> AllAsync(FairwayDb db, LocalDate today, CancellationToken stop)
    {
        var left = await Left(db, today)
            .GroupBy(p => p.StaffId)
            .Select(g => new { StaffId = g.Key, Until = g.Max(p => p.Until) })
            .ToListAsync(stop);
        return left.ToDictionary(l => l.StaffId, l => l.Until!.Value.PlusDays(-1), StringComparer.Ordinal);
    }

    /// <summary>Periods that count, of those of whom none reaches beyond the day.</summary>
    private static IQueryable<ServicePeriod> Left(FairwayDb db, LocalDate today)
    {
        var counted = db.ServicePeriods.AsNoTracking().Where(p => p.Organization == ServicePeriods.Ilo || p.Status == "secondment");
        return counted.Where(p => !counted.Any(later => later.StaffId == p.StaffId && (later.Until == null || later.Until > today)));
    }
}
