using Fairway.Rules.Service;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>A post that an official holds, with its own grade.</summary>
internal sealed record HeldPost(string UnitCode, string Post, string Grade);

/// <summary>A place of the organization that somebody has on a day.</summary>
/// <param name="Post">Null: the file names none.</param>
/// <param name="Grade">The post's grade; null: it is not known.</param>
/// <param name="Serves">Whether they are there to do the work: neither on loan nor on leave without pay.</param>
/// <param name="Stays">Whether they have the same post on a later day.</param>
internal sealed record HeldPlace(string StaffId, string UnitCode, string? Post, string? Grade, bool Serves, bool Stays);

/// <summary>Grades of posts in the staff file, and what a reclassification changes in it (RG-1): who holds a post that is worth more gets its grade.</summary>
internal static class ReclassifiedGrades
{
    /// <summary>The field whose owner is <see cref="Owner"/> once a post of the official was reclassified; the column stays the folder’s for other posts.</summary>
    public const string Field = "grade of post";

    public const string Owner = "reclassification";

    /// <summary>The post that an official holds on a day, with the grade that the file gives it (PP-9); null: none, or its grade is not known.</summary>
    public static async Task<HeldPost?> PostOfAsync(FairwayDb db, string staffId, LocalDate day, CancellationToken stop)
    {
        var official = await db.Officials.AsNoTracking().Include(o => o.Periods).SingleOrDefaultAsync(o => o.StaffId == staffId, stop);
        return
            official is not null
            && ServiceOn.On(official.Periods, day) is { UnitCode: { } unit, Post: { } post }
            && GradeOfPost.On(PostsOf(official.Periods), official.PersonalPromotionOn, day) is { } grade
            ? new(unit, post, grade)
            : null;
    }

    /// <summary>Everybody's place in a unit on a day, read at once whatever their number.</summary>
    /// <param name="db">The database.</param>
    /// <param name="day">The day.</param>
    /// <param name="later">The day on which it is asked whether they stay.</param>
    /// <param name="stop">The request's end.</param>
    public static async Task<IReadOnlyList<HeldPlace>> PlacesOnAsync(FairwayDb db, LocalDate day, LocalDate later, CancellationToken stop)
    {
        var promoted = await db
            .Officials.Where(o => o.PersonalPromotionOn != null)
            .ToDictionaryAsync(o => o.StaffId, o => o.PersonalPromotionOn, StringComparer.Ordinal, stop);
        var places = new List<HeldPlace>();
        foreach (var own in (await db.ServicePeriods.AsNoTracking().ToListAsync(stop)).GroupBy(p => p.StaffId, StringComparer.Ordinal))
        {
            var periods = own.ToList();
            var then = periods.Find(p => p.From <= day && (p.Until is null || day < p.Until));
            // Somebody else's staff has no place here; on loan from the organization they keep theirs.
            if (then?.UnitCode is null || (then.Organization != ServicePeriods.Ilo && !ServiceOn.Counts(then.Organization, then.Status)))
            {
                continue;
            }
            var now = ServiceOn.On(periods, later);
            places.Add(
                new HeldPlace(
                    own.Key,
                    then.UnitCode,
                    then.Post,
                    GradeOfPost.On(PostsOf(periods), promoted.GetValueOrDefault(own.Key), day),
                    then.Organization == ServicePeriods.Ilo && Codes.Parse<ServiceStatus>(then.Status) == ServiceStatus.Active,
                    (now?.UnitCode, now?.Post) == (then.UnitCode, then.Post)
                )
            );
        }
        return [.. places.OrderBy(p => p.StaffId, StringComparer.Ordinal)];
    }

    private static PostHeld[] PostsOf(IEnumerable<ServicePeriod> periods) =>
        [.. periods.Select(p => new PostHeld(new(p.From, p.Until), p.UnitCode, p.Post, p.Category, p.Grade))];

    /// <summary>
    /// Gives the official the post’s new grade for every period in the post from the day on in which they have the old one, split where the day lies within
    /// one. Who has more by a personal promotion keeps it. Service in the new grade begins on the day, as in any other grade. The caller saves.
    /// </summary>
    /// <returns>False where the official has no period of the old grade in the post from the day on: then nothing is recorded.</returns>
    public static async Task<bool> RecordAsync(
        FairwayDb db,
        string staffId,
        (string Unit, string Post) of,
        (string Before, string After) grade,
        LocalDate from,
        Instant now,
        string actor,
        CancellationToken stop
    )
    {
        var official = await db.Officials.Include(o => o.Periods).SingleAsync(o => o.StaffId == staffId, stop);
        if (!Raise(official.Periods, of, grade, from))
        {
            return false;
        }
        var changes = new ChangeList();
        changes.Add($"grade from {IsoDay.Text(from)}", grade.Before, grade.After);
        await FactOwners.TakeAsync(db, staffId, Field, Owner, now, stop);
        db.History.Add(ServiceHistory.Entry(now, actor, staffId, "reclassification", changes.AsDetail(), "RG-1"));
        return true;
    }

    /// <summary>
    /// Puts reclassifications into periods of a staff file that doesn't know them yet (decision 8): where the grade changed in the midst of one post and not by a
    /// personal promotion, the change is theirs.
    /// </summary>
    /// <param name="official">As the database has them, with periods.</param>
    /// <param name="said">The periods of the file; changed.</param>
    /// <returns>The days from which the file had another grade.</returns>
    public static IReadOnlyList<LocalDate> Keep(Official official, List<ServicePeriod> said) =>
        [
            .. official
                .Periods.SelectMany(after =>
                    official.Periods.Where(before => before.Until == after.From).Select(before => (Before: before, After: after))
                )
                .Where(pair =>
                    pair.After is { UnitCode: not null, Post: not null, Grade: not null }
                    && pair.Before.Grade is not null
                    && pair.Before.Grade != pair.After.Grade
                    && (pair.Before.UnitCode, pair.Before.Post, pair.Before.Category)
                        == (pair.After.UnitCode, pair.After.Post, pair.After.Category)
                    && pair.After.From != official.PersonalPromotionOn
                )
                .OrderBy(pair => pair.After.From)
                .Where(pair =>
                    Raise(said, (pair.After.UnitCode!, pair.After.Post!), (pair.Before.Grade!, pair.After.Grade!), pair.After.From)
                )
                .Select(pair => pair.After.From),
        ];

    private static bool Raise(
        List<ServicePeriod> periods,
        (string Unit, string Post) of,
        (string Before, string After) grade,
        LocalDate from
    ) => periods.ChangeFrom(from, p => p.UnitCode == of.Unit && p.Post == of.Post && p.Grade == grade.Before, p => p.Grade = grade.After);
}
