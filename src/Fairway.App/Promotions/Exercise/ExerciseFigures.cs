using System.Text.Json;
using System.Text.Json.Serialization;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Increments;
using Fairway.Rules.Promotions;
using Fairway.Rules.ReportsBoard;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Promotions.Exercise;

/// <summary>By what an exercise's figures count people.</summary>
public enum ExerciseFigureKind
{
    ByGrade = 1,
    BySex,
    ByRegion,

    /// <summary>Everybody judged, by the rating that counted: how awards match ratings (MI-1).</summary>
    ByRating,
    ByRatingAndSex,
    ByRatingAndRegion,
    ByRatingAndCategory,
}

/// <summary>A row as it was published; a number that is not shown is null, the last is the total.</summary>
public sealed record ExerciseFigureRow(string Key, string? Parent, IReadOnlyList<int?> Counts);

/// <summary>A table as it was published: candidates promoted on track 1, where there is one, on track 2 or chosen, and not chosen.</summary>
public sealed record ExerciseFigureTable(ExerciseFigureKind Kind, IReadOnlyList<ExerciseFigureRow> Rows);

/// <summary>How long a station took.</summary>
public sealed record StationDays(ExerciseStation Station, int Days);

/// <summary>The fairness figures of an exercise, as they were published with its result.</summary>
/// <param name="AgreementPairs">Pairs of members on the same candidate, of both panels and tracks.</param>
/// <param name="AgreementClose">Those who agree: at most one point apart, or judging alike.</param>
public sealed record PublishedExerciseFigures(
    int Candidates,
    int Withdrawn,
    int Promoted,
    int Departures,
    int Contests,
    int ContestsUpheld,
    int LateFacts,
    int ListVersions,
    int AgreementPairs,
    int AgreementClose,
    IReadOnlyList<StationDays> Stations,
    IReadOnlyList<ExerciseFigureTable> Tables
);

/// <summary>
/// Fairness figures of an exercise (PP-7): who was promoted by group, with small groups suppressed by the same rule as the Board's figures (decision 15), how far
/// the panels agreed, how many contests were upheld, how long each station took. Computed once, and published with the names.
/// </summary>
public sealed class ExerciseFigures(FairwayDb db, PolicyLibrary policies)
{
    /// <summary>Of whom a fact is not known.</summary>
    public const string Unknown = "?";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The figures of a closed exercise; null: none were published.</summary>
    public static PublishedExerciseFigures? Read(CareerExercise exercise) =>
        exercise.Figures.Length == 0 ? null : JsonSerializer.Deserialize<PublishedExerciseFigures>(exercise.Figures, s_json);

    /// <summary>The figures as JSON. The candidacies are read with the changes that the act has made.</summary>
    public async Task<string> ComputeAsync(CareerExercise exercise, CancellationToken stop)
    {
        var id = exercise.Id;
        var policy = policies.PolicyAt(exercise.LaunchedOn);
        var compares = exercise.Kind.Compares();
        var columns = compares ? 3 : 2;
        var all = await db.Candidacies.Where(c => c.ExerciseId == id && c.RemovedFrom == null).ToListAsync(stop);
        var standing = all.Where(c => c.Stands).ToList();
        var ids = standing.Select(c => c.StaffId).ToList();
        var sexes = await db.Officials.Where(o => ids.Contains(o.StaffId)).ToDictionaryAsync(o => o.StaffId, o => o.Sex, stop);
        var contests = await db.ExerciseContests.AsNoTracking().Where(c => c.ExerciseId == id).ToListAsync(stop);
        var panels = await db.ExercisePanels.AsNoTracking().Where(p => p.ExerciseId == id).ToListAsync(stop);
        var figures = new PublishedExerciseFigures(
            standing.Count,
            all.Count - standing.Count,
            standing.Count(c => c.PromotedOn is not null),
            standing.Count(c => Departs(exercise.Kind, c)),
            contests.Count,
            contests.Count(c => c.Upheld == true),
            await db.LateFacts.CountAsync(f => f.ExerciseId == id, stop),
            exercise.ListVersion,
            panels.Sum(p => p.AgreementPairs),
            panels.Sum(p => p.AgreementClose),
            [.. ExerciseStations.DaysTaken(exercise.Stations()).Select(s => new StationDays(s.Station, s.Days))],
            [
                .. await MatchAsync(exercise, standing, policy, stop),
                Table(ExerciseFigureKind.ByGrade, c => [$"{c.Category}:{c.Grade}", c.Category]),
                Table(ExerciseFigureKind.BySex, c => [sexes.GetValueOrDefault(c.StaffId) ?? Unknown]),
                Table(
                    ExerciseFigureKind.ByRegion,
                    c => [c.DutyStation is { } station ? policy.Service.Station(station)?.Region ?? Unknown : Unknown]
                ),
            ]
        );
        return JsonSerializer.Serialize(figures, s_json);

        ExerciseFigureTable Table(ExerciseFigureKind kind, Func<Candidacy, string[]> path)
        {
            var counts = CountTable.Of(
                standing.Select(c =>
                {
                    var keys = path(c);
                    // Track 1 has a column where there is one; the last is for those who were not chosen.
                    var column = c.PromotedOn is { } track ? (compares ? (int)track - 1 : 0) : columns - 1;
                    return (keys[0], (IReadOnlyList<string>)keys[1..], column);
                }),
                columns
            );
            return Published(kind, counts, policy);
        }
    }

    private static ExerciseFigureTable Published(ExerciseFigureKind kind, CountTable counts, PolicySet policy) =>
        new(
            kind,
            [.. Suppression.Of(counts, policy.Board.SmallestGroup).Select(r => new ExerciseFigureRow(r.Key, r.Parent, [.. r.Counts]))]
        );

    /// <summary>
    /// How awards match ratings, by group (MI-1): everybody in service on the reference date by the rating that counted for them, given or not, whether the rules
    /// had them on the list or not. None for the other kinds.
    /// </summary>
    private async Task<IReadOnlyList<ExerciseFigureTable>> MatchAsync(
        CareerExercise exercise,
        IReadOnlyCollection<Candidacy> standing,
        PolicySet policy,
        CancellationToken stop
    )
    {
        if (exercise.Kind != ExerciseKind.MeritIncrement)
        {
            return [];
        }
        var given = standing.Where(c => c.PromotedOn is not null).Select(c => c.StaffId).ToHashSet(StringComparer.Ordinal);
        var people = (await ExercisePopulation.JudgeAsync(db, exercise.Kind, exercise.AsOf, policy, stop))
            .Select(j =>
                (
                    Judged: j,
                    Rating: j.Reasons.Tracks[0].Conditions.First(c => c.Code == IncrementEligibility.Rating).Finding.Facts["rating"],
                    Column: given.Contains(j.StaffId) ? 0 : 1
                )
            )
            .ToList();
        return
        [
            Match(ExerciseFigureKind.ByRating, _ => null),
            Match(ExerciseFigureKind.ByRatingAndCategory, j => j.Period!.Category ?? Unknown),
            Match(ExerciseFigureKind.ByRatingAndSex, j => j.Official.Sex ?? Unknown),
            Match(
                ExerciseFigureKind.ByRatingAndRegion,
                j => j.Period!.DutyStation is { } station ? policy.Service.Station(station)?.Region ?? Unknown : Unknown
            ),
        ];

        ExerciseFigureTable Match(ExerciseFigureKind kind, Func<JudgedOfficial, string?> groupOf) =>
            Published(
                kind,
                CountTable.Of(
                    people.Select(p =>
                        groupOf(p.Judged) is { } group
                            ? ($"{p.Rating}:{group}", (IReadOnlyList<string>)[p.Rating], p.Column)
                            : (p.Rating, (IReadOnlyList<string>)[], p.Column)
                    ),
                    2
                ),
                policy
            );
    }

    /// <summary>Whether the Director-General departed from the panel on somebody.</summary>
    private static bool Departs(ExerciseKind kind, Candidacy c) =>
        (c.DecisionOne is { } one && kind.Departs(one, c.RecommendedOne))
        || (c.DecisionTwo is { } two && kind.Departs(two, c.RecommendedTwo));
}
