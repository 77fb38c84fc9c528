using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Reclassification;
using NodaTime;

namespace Fairway.App.Reclassification.Exercises;

/// <summary>Somebody in the scope of an exercise.</summary>
/// <param name="Post">The post; not null where nothing leaves them out.</param>
/// <param name="Grade">The post's grade on the reference day; as for the post.</param>
/// <param name="Because">Why no request is opened; null: one is.</param>
internal sealed record JobInScope(string StaffId, string Region, string UnitCode, string? Post, string? Grade, LeftOutBecause? Because);

/// <summary>Who holds which job in the scope of an exercise on its reference day.</summary>
internal static class ExerciseScope
{
    public static async Task<IReadOnlyList<JobInScope>> OfAsync(
        FairwayDb db,
        ReclassificationExercise of,
        LocalDate today,
        PolicySet policy,
        CancellationToken stop
    )
    {
        var regions = await ExerciseRegions.LoadAsync(db, stop);
        var covered = of.RegionCodes.ToHashSet(StringComparer.Ordinal);
        var grades = await PostGrades.OnAsync(db, of.ReferenceOn, null, stop);
        var graded = policy.Reclassification.Bands.Select(bands => bands.Category).ToHashSet();
        return
        [
            .. (await ReclassifiedGrades.PlacesOnAsync(db, of.ReferenceOn, today, stop))
                .Where(place => covered.Contains(regions.Of(place.UnitCode)))
                .Select(JobOf),
        ];

        JobInScope JobOf(HeldPlace place)
        {
            var grade = place.Post is null ? null : grades.GetValueOrDefault((place.StaffId, place.UnitCode, place.Post)) ?? place.Grade;
            var hasGrade = grade is not null && policy.Service.Grades.Parse(grade) is { } known && graded.Contains(known.Category);
            var because = ReclassificationScope.LeavesOut(place.Serves, place.Stays, place.Post, hasGrade);
            return new(place.StaffId, regions.Of(place.UnitCode), place.UnitCode, place.Post, grade, because);
        }
    }
}
