using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Promotions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>"Why not me, and when?" for an exercise that does not compare.</summary>
/// <param name="Result">The conditions as of the day.</param>
public sealed record OutlookView(ExerciseKind Kind, ExerciseOutlook Outlook, TrackResult Result, PolicySet Policy);

/// <summary>
/// Reads how the reader stands to titularization or merit increments, and from when on all conditions hold (PP-10): the official's own alone, since it speaks of
/// ratings and age.
/// </summary>
public sealed class OutlookReading(FairwayDb db, PolicyLibrary policies)
{
    /// <summary>Null for who is not in the staff file, and of promotions, which have a page of their own.</summary>
    public async Task<OutlookView?> OfAsync(Reader reader, ExerciseKind kind, LocalDate asOf, CancellationToken stop = default)
    {
        if (
            kind.Compares()
            || reader.StaffId is not { } me
            || await db.Officials.AsNoTracking().Include(o => o.Periods).SingleOrDefaultAsync(o => o.StaffId == me, stop)
                is not { } official
        )
        {
            return null;
        }
        var policy = policies.PolicyAt(reader.Today);
        var record = (await CareerRecords.OfAsync(db, [official], me, asOf, stop))[me];
        var outlook = ExerciseOutlook.Of(asOf, day => CareerRecords.Standing(record, kind, day, policy));
        return new(kind, outlook, Result(outlook.Now), policy);
    }

    private static TrackResult Result(ExerciseStanding of) =>
        ExerciseReading.Track(
            new(PromotionTrack.Two, of.IsEligible, [.. of.Conditions.Select(c => new JudgedCondition(c.Code, c.Finding, "assumption"))])
        );
}
