using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>All that the supervisor's side raised with the official in a cycle, whoever the supervisor then was (CY-10, decision 10).</summary>
public static class RaisedFacts
{
    /// <param name="zone">The official's: days are those at their duty station.</param>
    public static async Task<IReadOnlyList<Raised>> OfAsync(FairwayDb db, Appraisal appraisal, DateTimeZone zone, CancellationToken stop) =>
        await AtMidTermAsync(db, appraisal, zone, stop);

    /// <summary>Problems named in the mid-term review count from the day on which the supervisor signed it.</summary>
    private static async Task<IReadOnlyList<Raised>> AtMidTermAsync(
        FairwayDb db,
        Appraisal appraisal,
        DateTimeZone zone,
        CancellationToken stop
    )
    {
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
