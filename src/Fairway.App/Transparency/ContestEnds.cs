using Fairway.App.Accounts;
using Fairway.App.Promotions.Exercise;
using Fairway.Rules.Promotions;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Transparency;

/// <summary>How contests of an exercise ended on a condition.</summary>
/// <param name="Condition">Null: it is not told, or none is answered yet.</param>
public sealed record ContestEnd(ExerciseKind Exercise, int Year, ContestKind Kind, string? Condition, int Upheld, int Refused, int Waiting);

/// <summary>
/// Contests and how they ended, as counts by condition (FA-1, decision 16): never who contested, about whom, or what was said. Where a condition tells a rating it
/// is not named.
/// </summary>
public sealed class ContestEnds(FairwayDb db)
{
    /// <summary>Null for who may not enter.</summary>
    public async Task<IReadOnlyList<ContestEnd>?> AllAsync(Reader reader, CancellationToken stop = default)
    {
        if (!Rooms.MayEnter(reader))
        {
            return null;
        }
        // Counts by condition: never who, about whom, or what was said.
        using var counted = db.Asking.OfEverybody();
        var rows = await (
            from contest in db.ExerciseContests.AsNoTracking()
            join exercise in db.CareerExercises on contest.ExerciseId equals exercise.Id
            select new
            {
                Exercise = exercise.Kind,
                exercise.Year,
                contest.Kind,
                contest.Condition,
                contest.Upheld,
            }
        ).ToListAsync(stop);
        return
        [
            .. rows.GroupBy(r =>
                    (
                        r.Exercise,
                        r.Year,
                        r.Kind,
                        Condition: r.Condition is { } condition && !ExerciseKinds.TellsRating(condition) ? condition : null
                    )
                )
                .Select(g => new ContestEnd(
                    g.Key.Exercise,
                    g.Key.Year,
                    g.Key.Kind,
                    g.Key.Condition,
                    g.Count(r => r.Upheld == true),
                    g.Count(r => r.Upheld == false),
                    g.Count(r => r.Upheld is null)
                ))
                .OrderByDescending(e => e.Year)
                .ThenBy(e => e.Exercise)
                .ThenBy(e => e.Kind)
                .ThenBy(e => e.Condition, StringComparer.Ordinal),
        ];
    }
}
