using Fairway.App.Accounts;
using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>
/// What the supervisor's side raised with the official in a cycle, whoever the supervisor then was (CY-10, decision 10), in days of the
/// official's duty station (decision 9).
/// </summary>
/// <param name="Raised">Entries of the journal that both sides see and that count as raising what they are about, and the problems of the
/// mid-term review that the supervisor signed.</param>
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
                .. await AtMidTermAsync(db, appraisalId, zone, stop),
            ],
            zone
        );
    }

    /// <summary>Problems named in the mid-term review count from the day on which the supervisor signed it.</summary>
    private static async Task<IReadOnlyList<Raised>> AtMidTermAsync(
        FairwayDb db,
        Guid appraisalId,
        DateTimeZone zone,
        CancellationToken stop
    )
    {
        var appraisal = await db.Appraisals.AsNoTracking().SingleAsync(a => a.Id == appraisalId, stop);
        var signature = await db
            .Signatures.AsNoTracking()
            .Where(s =>
                s.AppraisalId == appraisal.Id
                && s.Step == AppraisalStep.MidTerm
                && s.FormNumber == appraisal.ReviewedVersion
                && s.EndedAt == null
                && s.Party != AppraisalParty.Official
            )
            .OrderBy(s => s.At)
            .FirstOrDefaultAsync(stop);
        if (signature is null || await FormVersions.SettledAsync<ReviewForm>(db, appraisal, stop) is not { } review)
        {
            return [];
        }

        var on = signature.At.InZone(zone).Date;
        return
        [
            .. review
                .Outputs.Where(output => !string.IsNullOrWhiteSpace(output.Problems))
                .Select(output => new Raised(AgreementSections.OfOutput(output.Id), on, RaisedIn.MidTermReview, signature.SignerId)),
        ];
    }
}
