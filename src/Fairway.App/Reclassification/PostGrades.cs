using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Reclassification;

/// <summary>Grades that reclassifications gave posts. They count before what the staff file says: a lower grade never gets there.</summary>
internal static class PostGrades
{
    /// <summary>The grade that counts on a day, by who holds which post of which unit.</summary>
    /// <param name="db">The database.</param>
    /// <param name="day">The day.</param>
    /// <param name="staffId">Of this official alone; null: of everybody.</param>
    /// <param name="stop">The request's end.</param>
    public static async Task<IReadOnlyDictionary<(string StaffId, string UnitCode, string Post), string>> OnAsync(
        FairwayDb db,
        LocalDate day,
        string? staffId,
        CancellationToken stop
    )
    {
        // A grade belongs to the job, and counts for whoever asks about its holder.
        using var ofPosts = db.Asking.OfEverybody();
        return (
            await db
                .Reclassifications.Where(c => c.EffectOn != null && c.EffectOn <= day && (staffId == null || c.StaffId == staffId))
                .Select(c => new
                {
                    c.StaffId,
                    c.UnitCode,
                    c.Post,
                    c.EffectOn,
                    c.ReceivedOn,
                    c.EffectGrade,
                })
                .ToListAsync(stop)
        ).GroupBy(c => (c.StaffId, c.UnitCode, c.Post)).ToDictionary(g => g.Key, g => g.OrderBy(c => c.EffectOn).ThenBy(c => c.ReceivedOn).Last().EffectGrade!);
    }
}
