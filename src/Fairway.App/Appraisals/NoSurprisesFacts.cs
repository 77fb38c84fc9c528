using Fairway.App.Accounts;
using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>What the supervisor's side raised in the journal of an appraisal, in days of the official's duty station (CY-10, decision 9).</summary>
/// <param name="Raised">Entries that both sides see and that count as raising what they are about, the oldest first.</param>
/// <param name="Zone">The zone in which the official's days end: the day of the rating is counted in it too.</param>
public sealed record NoSurprisesFacts(IReadOnlyList<Raised> Raised, DateTimeZone Zone)
{
    /// <param name="today">The day for which the duty station is looked up.</param>
    public static async Task<NoSurprisesFacts> OfAsync(
        FairwayDb db,
        DutyStationZones zones,
        Guid appraisalId,
        LocalDate today,
        CancellationToken stop = default
    )
    {
        var station = await (
            from a in db.Appraisals
            where a.Id == appraisalId
            from p in db.ServicePeriods.Where(ServiceOn.Day(today)).Where(p => p.StaffId == a.StaffId).DefaultIfEmpty()
            select p!.DutyStation
        ).FirstOrDefaultAsync(stop);
        var zone = zones.Of(station);
        var entries = await db
            .JournalEntries.Where(e => e.AppraisalId == appraisalId && !e.Private && e.About != null)
            .OrderBy(e => e.At)
            .Select(e => new
            {
                e.About,
                e.At,
                e.Kind,
                e.Party,
                e.AuthorId,
            })
            .ToListAsync(stop);
        return new NoSurprisesFacts(
            [
                .. entries
                    .Where(e => NoSurprises.Raises(e.Kind, e.Party))
                    .Select(e => new Raised(e.About!, e.At.InZone(zone).Date, RaisedIn.Journal, e.AuthorId)),
            ],
            zone
        );
    }
}
