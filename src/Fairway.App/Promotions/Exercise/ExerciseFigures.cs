using System.Text.Json;
using System.Text.Json.Serialization;
using Fairway.App.Policies;
using Fairway.App.ReportsBoard;
using Fairway.Rules;
using Fairway.Rules.Increments;
using Fairway.Rules.Promotions;
using Fairway.Rules.ReportsBoard;
using Fairway.Rules.Service;
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

    /// <summary>Staff on technical cooperation funds, as if the rules admitted them: who would be on the list (PP-11).</summary>
    ExtensionByCategory,
    ExtensionBySex,
    ExtensionByRegion,
}

/// <summary>
/// A table as it was published: candidates promoted on track 1, where there is one, on track 2 or chosen, and not chosen; of an extension, those who would be
/// on the list, and those who would not.
/// </summary>
public sealed record ExerciseFigureTable(ExerciseFigureKind Kind, IReadOnlyList<KeptRow> Rows)
{
    /// <summary>Whether it tells of a rule that was tried (PP-11), and not of what was decided.</summary>
    public bool IsTrial => Kind >= ExerciseFigureKind.ExtensionByCategory;

    /// <summary>The rows of which any number is shown.</summary>
    public IEnumerable<KeptRow> Shown => Rows.Where(row => row.IsTold);
}

/// <summary>How long a station took.</summary>
public sealed record StationDays(ExerciseStation Station, int Days);

/// <summary>The fairness figures of an exercise, as they were published with its result.</summary>
/// <param name="Candidates">Null where it is fewer than are shown, and who they are is nobody else's to know; so with the three that follow.</param>
/// <param name="AgreementPairs">Pairs of members on the same candidate, of both panels and tracks.</param>
/// <param name="AgreementClose">Those who agree: at most one point apart, or judging alike.</param>
public sealed record PublishedExerciseFigures(
    int? Candidates,
    int? Withdrawn,
    int? Promoted,
    int? Departures,
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
/// Fairness figures of an exercise (PP-7): who was promoted by group, with small groups suppressed by the same rule as the Board's figures, over all tables and
/// numbers together (decision 15), how far the panels agreed, how many contests were upheld, how long each station took. Computed once, and published with the names.
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
        var match = await JudgedAsync(exercise, standing, policy, stop);
        var extension = match.Where(p => p.OnTechnicalCooperation).ToList();
        var tables = new TablesTogether(match.Select(p => p.StaffId).Concat(all.Select(c => c.StaffId)), policy.Board.SmallestGroup);
        var figures = new PublishedExerciseFigures(
            Number(c => c.Stands),
            Number(c => !c.Stands),
            Number(c => c.Stands && c.PromotedOn is not null),
            Number(c => c.Stands && Departs(exercise.Kind, c)),
            contests.Count,
            contests.Count(c => c.Upheld == true),
            await db.LateFacts.CountAsync(f => f.ExerciseId == id, stop),
            exercise.ListVersion,
            panels.Sum(p => p.AgreementPairs),
            panels.Sum(p => p.AgreementClose),
            [.. ExerciseStations.DaysTaken(exercise.Stations()).Select(s => new StationDays(s.Station, s.Days))],
            [
                .. Matches(),
                Table(ExerciseFigureKind.ByGrade, c => [$"{c.Category}:{c.Grade}", c.Category]),
                Table(ExerciseFigureKind.BySex, c => [sexes.GetValueOrDefault(c.StaffId) ?? Unknown]),
                Table(ExerciseFigureKind.ByRegion, c => [policy.Service.RegionOf(c.DutyStation) ?? Unknown]),
                .. Extensions(),
            ]
        );
        return JsonSerializer.Serialize(figures, s_json);

        // Where names are published everybody can count them.
        int? Number(Func<Candidacy, bool> of) =>
            exercise.Kind.NamesArePublic() ? all.Count(of) : tables.Number(all.Where(of).Select(c => c.StaffId));

        // How awards match ratings, by group (MI-1).
        IEnumerable<ExerciseFigureTable> Matches() =>
            match.Count == 0
                ? []
                :
                [
                    Match(ExerciseFigureKind.ByRating, _ => null),
                    Match(ExerciseFigureKind.ByRatingAndCategory, p => p.Category),
                    Match(ExerciseFigureKind.ByRatingAndSex, p => p.Sex),
                    Match(ExerciseFigureKind.ByRatingAndRegion, p => p.Region),
                ];

        ExerciseFigureTable Match(ExerciseFigureKind kind, Func<JudgedLine, string?> groupOf) =>
            Shown(
                kind,
                2,
                match.Select(p => new CountedPerson(
                    p.StaffId,
                    groupOf(p) is { } group ? [$"{p.Rating}:{group}", p.Rating] : [p.Rating],
                    p.Given ? 0 : 1
                ))
            );

        // Who gains by the extension, by group; nobody loses by it, since no number is set (PP-11).
        IEnumerable<ExerciseFigureTable> Extensions() =>
            extension.Count == 0
                ? []
                :
                [
                    Extended(ExerciseFigureKind.ExtensionByCategory, p => p.Category),
                    Extended(ExerciseFigureKind.ExtensionBySex, p => p.Sex),
                    Extended(ExerciseFigureKind.ExtensionByRegion, p => p.Region),
                ];

        ExerciseFigureTable Extended(ExerciseFigureKind kind, Func<JudgedLine, string> groupOf) =>
            Shown(kind, 2, extension.Select(p => new CountedPerson(p.StaffId, [groupOf(p)], p.WouldBeListed ? 0 : 1)));

        // Track 1 has a column where there is one; the last is for those who were not chosen.
        ExerciseFigureTable Table(ExerciseFigureKind kind, Func<Candidacy, string[]> path) =>
            Shown(
                kind,
                columns,
                standing.Select(c => new CountedPerson(
                    c.StaffId,
                    [.. path(c)],
                    c.PromotedOn is { } track ? (compares ? (int)track - 1 : 0) : columns - 1
                ))
            );

        ExerciseFigureTable Shown(ExerciseFigureKind kind, int width, IEnumerable<CountedPerson> counted) =>
            new(kind, [.. tables.Table(width, counted).Select(KeptRow.Of)]);
    }

    /// <summary>
    /// Everybody in service on the reference date by the rating that counted for them, given or not, whether the rules had them on the list or not (MI-1). Judged as
    /// if the rules admitted staff on technical cooperation funds, the extension that the Union asks for (PP-11): it changes nothing for the others, and no rating.
    /// None for the other kinds.
    /// </summary>
    private async Task<IReadOnlyList<JudgedLine>> JudgedAsync(
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
        var extended = policy with { Increments = policy.Increments with { TechnicalCooperation = true } };
        return
        [
            .. (await ExercisePopulation.JudgeAsync(db, exercise.Kind, exercise.AsOf, extended, stop)).Select(j => new JudgedLine(
                j.StaffId,
                j.Reasons.Tracks[0].Conditions.First(c => c.Code == IncrementEligibility.Rating).Finding.Facts["rating"],
                given.Contains(j.StaffId),
                j.Period!.Funding == nameof(Funding.TC),
                j.IsEligible,
                j.Period.Category ?? Unknown,
                j.Official.Sex ?? Unknown,
                policy.Service.RegionOf(j.Period.DutyStation) ?? Unknown
            )),
        ];
    }

    /// <summary>Whether the Director-General departed from the panel on somebody.</summary>
    private static bool Departs(ExerciseKind kind, Candidacy c) =>
        (c.DecisionOne is { } one && kind.Departs(one, c.RecommendedOne))
        || (c.DecisionTwo is { } two && kind.Departs(two, c.RecommendedTwo));

    /// <summary>Somebody judged, as the figures count them.</summary>
    /// <param name="Given">Whether an increment was given.</param>
    /// <param name="WouldBeListed">Whether they are on the list where staff on technical cooperation funds are admitted.</param>
    private sealed record JudgedLine(
        string StaffId,
        string Rating,
        bool Given,
        bool OnTechnicalCooperation,
        bool WouldBeListed,
        string Category,
        string Sex,
        string Region
    );
}
