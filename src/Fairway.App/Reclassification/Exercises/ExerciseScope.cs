using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Reclassification;
using Fairway.Rules.Service;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Reclassification.Exercises;

/// <summary>Somebody in the scope of an exercise.</summary>
/// <param name="Post">The post; not null where nothing leaves them out.</param>
/// <param name="Grade">The post's grade on the reference day; as for the post.</param>
/// <param name="Because">Why no request is opened; null: one is.</param>
internal sealed record JobInScope(string StaffId, string Region, string UnitCode, string? Post, string? Grade, LeftOutBecause? Because);

/// <summary>Who holds which job in the scope of an exercise on its reference day: read once for all, whatever their number.</summary>
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
        var day = of.ReferenceOn;
        var regions = await ExerciseRegions.LoadAsync(db, stop);
        var covered = of.RegionCodes.ToHashSet(StringComparer.Ordinal);
        var periods = (await db.ServicePeriods.AsNoTracking().ToListAsync(stop)).ToLookup(p => p.StaffId, StringComparer.Ordinal);
        var promoted = await db
            .Officials.Where(o => o.PersonalPromotionOn != null)
            .ToDictionaryAsync(o => o.StaffId, o => o.PersonalPromotionOn, StringComparer.Ordinal, stop);
        var grades = await PostGrades.OnAsync(db, day, null, stop);
        var graded = policy.Reclassification.Bands.Select(bands => bands.Category).ToHashSet();
        var jobs = new List<JobInScope>();
        foreach (var own in periods)
        {
            if (
                own.FirstOrDefault(p => p.From <= day && (p.Until is null || day < p.Until)) is not { UnitCode: { } unit } then
                || !covered.Contains(regions.Of(unit))
                // Somebody else's staff has no place here; on loan from the organization they keep theirs.
                || (then.Organization != ServicePeriods.Ilo && !ServiceOn.Counts(then.Organization, then.Status))
            )
            {
                continue;
            }
            var grade = then.Post is null
                ? null
                : grades.GetValueOrDefault((own.Key, unit, then.Post))
                    ?? GradeOfPost.On(
                        [.. own.Select(p => new PostHeld(new(p.From, p.Until), p.UnitCode, p.Post, p.Category, p.Grade))],
                        promoted.GetValueOrDefault(own.Key),
                        day
                    );
            var because = ReclassificationScope.LeavesOut(
                then.Organization == ServicePeriods.Ilo && Codes.Parse<ServiceStatus>(then.Status) == ServiceStatus.Active,
                ServiceOn.On([.. own], today) is { } now && (now.UnitCode, now.Post) == (unit, then.Post),
                then.Post,
                grade is not null && policy.Service.Grades.Parse(grade) is { } known && graded.Contains(known.Category)
            );
            jobs.Add(new JobInScope(own.Key, regions.Of(unit), unit, then.Post, grade, because));
        }
        return [.. jobs.OrderBy(j => j.StaffId, StringComparer.Ordinal)];
    }
}
