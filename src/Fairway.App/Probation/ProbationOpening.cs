using Fairway.App.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Probation;

/// <summary>A probation is on record from its first appraisal on; its second year goes on under the same record.</summary>
internal static class ProbationOpening
{
    /// <summary>An appraisal on probation has been opened. The caller saves.</summary>
    /// <param name="endsOn">The last day of probation, inclusive.</param>
    public static async Task FollowAsync(
        FairwayDb db,
        Appraisal appraisal,
        LocalDate entryOnDuty,
        LocalDate endsOn,
        Instant now,
        string actor,
        CancellationToken stop
    )
    {
        if (
            await db.Probations.SingleOrDefaultAsync(c => c.StaffId == appraisal.StaffId && c.EntryOnDuty == entryOnDuty, stop) is { } known
        )
        {
            known.AppraisalId = appraisal.Id;
            return;
        }

        var probation = new ProbationCase
        {
            StaffId = appraisal.StaffId,
            EntryOnDuty = entryOnDuty,
            EndsOn = endsOn,
            AppraisalId = appraisal.Id,
            PolicyVersion = appraisal.PolicyVersion,
            OpenedOn = appraisal.OpenedOn,
        };
        db.Probations.Add(probation);
        db.History.Add(ProbationFile.Entry(probation, now, actor, "open", "PR-1"));
    }
}
