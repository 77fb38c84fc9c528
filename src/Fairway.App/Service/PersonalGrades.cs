using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>Records a personal promotion in the file of the official (PP-9): their grade changes from a day on; their post keeps its own.</summary>
internal static class PersonalGrades
{
    /// <summary>The column whose owner is <see cref="Owner"/> once somebody was promoted.</summary>
    public const string Grade = "grade";

    /// <summary>Who owns the grade from the day of a promotion on.</summary>
    public const string Owner = "promotions";

    /// <summary>
    /// Gives the official the new grade in every period of the old one from the day on, split where the day lies within one; post, unit and all else
    /// stay. The day becomes HR's fact and the grade from it on the exercise's: an import takes neither back (decision 8). The caller saves.
    /// </summary>
    /// <returns>False where nobody of this grade serves on the day or after it: then nothing is recorded.</returns>
    public static async Task<bool> RecordAsync(
        FairwayDb db,
        string staffId,
        (string Category, string Before, string After) grade,
        LocalDate from,
        Instant now,
        string actor,
        CancellationToken stop
    )
    {
        var official = await db.Officials.Include(o => o.Periods).SingleAsync(o => o.StaffId == staffId, stop);
        if (!Raise(official.Periods, grade, from))
        {
            return false;
        }

        const string field = "personal_promotion_on";
        var changes = new ChangeList();
        changes.Add($"grade from {IsoDay.Text(from)}", grade.Before, grade.After);
        changes.Add(field, official.PersonalPromotionOn is { } before ? IsoDay.Text(before) : null, IsoDay.Text(from));
        official.PersonalPromotionOn = from;
        db.Entry(official).Property(o => o.PersonalPromotionOn).IsModified = true;
        await FactOwners.TakeAsync(db, staffId, field, "hr", now, stop);
        await FactOwners.TakeAsync(db, staffId, Grade, Owner, now, stop);
        db.History.Add(ServiceHistory.Entry(now, actor, staffId, "personal-promotion", changes.AsDetail(), "PP-9"));
        return true;
    }

    /// <summary>
    /// Puts the promotion into periods of a staff file that doesn't know it yet: the grade from its day on is the exercise's, not the file's (decision 8). What
    /// the file says of another grade than the old one stands.
    /// </summary>
    /// <param name="official">As the database has them, with periods.</param>
    /// <param name="said">The periods of the file; changed.</param>
    /// <returns>The grade that the file had for the day; null: it knows the promotion, or says nothing of the day.</returns>
    public static string? Keep(Official official, List<ServicePeriod> said)
    {
        if (
            official.PersonalPromotionOn is not { } day
            || ServiceOn.On(official.Periods, day) is not { Category: { } category, Grade: { } after }
            || ServiceOn.On(said, day) is not { Grade: { } before } told
            || told.Category != category
            || before == after
        )
        {
            return null;
        }
        return Raise(said, (category, before, after), day) ? before : null;
    }

    /// <summary>Every period of the old grade from the day on gets the new one, split where the day lies within; false: there is none.</summary>
    private static bool Raise(List<ServicePeriod> periods, (string Category, string Before, string After) grade, LocalDate from) =>
        periods.ChangeFrom(from, p => p.Category == grade.Category && p.Grade == grade.Before, p => p.Grade = grade.After);
}
