using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>Where somebody works on a day, since when, and where they did before: what a part of a cycle begins and ends with (CY-9).</summary>
/// <param name="Serves">Whether they are in service on the day; on leave without pay they are not, and still have not left.</param>
/// <param name="Since">First day of the run of periods with this unit, post and funding; null where they don't serve on the day.</param>
/// <param name="Now">The period that covers the day; null where they don't serve on it.</param>
/// <param name="Before">The last period in service before <paramref name="Since"/>; null where there is none.</param>
/// <param name="LastDay">The last day of service that the file gives; null while none is known.</param>
public sealed record PlaceFacts(
    string StaffId,
    bool Serves,
    LocalDate? Since,
    ServicePeriod? Now,
    ServicePeriod? Before,
    LocalDate? LastDay
)
{
    /// <summary>Those of several officials, whatever their number.</summary>
    public static async Task<IReadOnlyDictionary<string, PlaceFacts>> OfAsync(
        FairwayDb db,
        IReadOnlyCollection<string> staffIds,
        LocalDate day,
        CancellationToken stop = default
    )
    {
        var facts = new Dictionary<string, PlaceFacts>(StringComparer.Ordinal);
        foreach (var some in staffIds.Distinct(StringComparer.Ordinal).Chunk(1_000))
        {
            var periods = await db.ServicePeriods.AsNoTracking().Where(p => some.Contains(p.StaffId)).ToListAsync(stop);
            foreach (var of in periods.GroupBy(p => p.StaffId, StringComparer.Ordinal))
            {
                facts[of.Key] = Of(of.Key, [.. of.OrderBy(p => p.From)], day);
            }
        }
        return facts;
    }

    private static PlaceFacts Of(string staffId, List<ServicePeriod> periods, LocalDate day)
    {
        var serving = periods.FindAll(p => ServiceOn.Counts(p.Organization, p.Status));
        var now = serving.Find(p => p.From <= day && (p.Until is null || p.Until > day));
        var since = now;
        ServicePeriod? before = null;
        for (var i = now is null ? -1 : serving.IndexOf(now) - 1; i >= 0; i--)
        {
            if (!IsSamePlace(serving[i], now!))
            {
                before = serving[i];
                break;
            }
            since = serving[i];
        }
        // A leave without pay after the last period in service is no separation.
        var last = periods.Count == 0 ? null : periods[^1];
        var lastDay = last?.Until?.PlusDays(-1);
        return new(staffId, now is not null, since?.From, now, before, lastDay);
    }

    private static bool IsSamePlace(ServicePeriod one, ServicePeriod other) =>
        one.UnitCode == other.UnitCode && one.Post == other.Post && one.Funding == other.Funding;
}
