using Fairway.App.Promotions.Exercise;
using Fairway.App.Transparency.Report;
using Fairway.Rules.Promotions;

namespace Fairway.Web.Api;

/// <summary>An exercise: what it is and where it stands.</summary>
/// <param name="Kind">promotions, titularization or increments.</param>
/// <param name="AsOf">The day on which conditions are judged.</param>
/// <param name="ListVersion">0: there is no list yet.</param>
public sealed record ApiExercise(
    string Kind,
    int Year,
    ExerciseState State,
    DateOnly AsOf,
    DateOnly LaunchedOn,
    DateOnly? PublishedOn,
    DateOnly? DecidedOn,
    DateOnly? ClosedOn,
    int ListVersion
);

/// <summary>Somebody on the published list: name, grade and tracks.</summary>
/// <param name="Withdrawn">Whether they have withdrawn.</param>
public sealed record ApiListed(string Name, PromotionGroup Group, string Grade, bool TrackOne, bool TrackTwo, bool Withdrawn);

/// <summary>A version of the list.</summary>
public sealed record ApiListVersion(int Number, DateTimeOffset? PublishedAt, string Hash, string Because);

/// <summary>A list of candidates, with its versions.</summary>
public sealed record ApiCandidates(int Year, IReadOnlyList<ApiListed> Listed, IReadOnlyList<ApiListVersion> Versions);

/// <summary>Somebody who was promoted or chosen.</summary>
public sealed record ApiPromoted(string Name, PromotionGroup Group, string GradeBefore, string? GradeAfter, PromotionTrack Track);

/// <summary>A row of figures.</summary>
/// <param name="Counts">Null: too few to be told. The last is the total.</param>
public sealed record ApiFigureRow(string Key, string? Parent, IReadOnlyList<int?> Counts);

/// <summary>A table of an exercise's fairness figures.</summary>
public sealed record ApiFigureTable(ExerciseFigureKind By, IReadOnlyList<ApiFigureRow> Rows);

/// <summary>The published result of an exercise.</summary>
/// <param name="Promoted">Empty where a name would tell a rating.</param>
public sealed record ApiResult(
    int Year,
    IReadOnlyList<ApiPromoted> Promoted,
    int? Candidates,
    int? Withdrawn,
    int Contests,
    int ContestsUpheld,
    IReadOnlyList<ApiFigureTable> Tables
);

/// <summary>A yearly transparency report in a list.</summary>
public sealed record ApiReportLine(int Year, int Edition, DateOnly PublishedOn, string Hash);

/// <summary>A row of facts: its cells stand in the order of the table's columns.</summary>
/// <param name="Key">In codes; empty: all together.</param>
/// <param name="Name">What it was called then, where that is no word of the product.</param>
/// <param name="Cells">Numbers, days and codes as files write them; null: not shown, or there is none.</param>
public sealed record ApiReportRow(string Key, string Name, IReadOnlyList<string?> Cells);

/// <summary>A table of facts.</summary>
/// <param name="Figure">Names the figure.</param>
/// <param name="Of">What it is of, in codes.</param>
public sealed record ApiReportTable(
    ReportFigure Figure,
    IReadOnlyList<string> Of,
    IReadOnlyList<string> Columns,
    IReadOnlyList<ApiReportRow> Rows
);

/// <summary>A published edition of a yearly transparency report.</summary>
/// <param name="Until">The year's last day.</param>
/// <param name="IsOvertaken">Whether a later edition corrects it.</param>
public sealed record ApiReport(
    int Year,
    int Edition,
    DateOnly PublishedOn,
    DateOnly Until,
    string PolicyVersion,
    bool IsOvertaken,
    string Hash,
    IReadOnlyList<ApiReportTable> Tables
);

internal static class ApiPublished
{
    public static async Task<IResult> ExercisesAsync(string kind, ExerciseReading reading, CancellationToken stop) =>
        ExerciseKinds.Parse(kind) is { } of
            ? ApiAnswers.Of<IReadOnlyList<ApiExercise>>([.. (await reading.AllAsync(of, stop)).Select(Exercise)])
            : ApiProblems.Of(ApiProblems.NotFound);

    public static async Task<IResult> ExerciseAsync(
        HttpContext http,
        string kind,
        int year,
        ExerciseReading reading,
        CancellationToken stop
    ) =>
        KeyOf(kind, year) is { } key && await reading.LoadAsync(ApiTokenHandler.CallerOf(http).Reader, key, stop) is { } view
            ? ApiAnswers.Of(Exercise(view.At.Exercise))
            : ApiProblems.Of(ApiProblems.NotFound);

    public static async Task<IResult> ListAsync(HttpContext http, string kind, int year, ExerciseReading reading, CancellationToken stop) =>
        KeyOf(kind, year) is { } key && await reading.ListAsync(ApiTokenHandler.CallerOf(http).Reader, key, stop) is { } view
            ? ApiAnswers.Of(
                new ApiCandidates(
                    year,
                    [
                        .. view.Lines.Select(line => new ApiListed(
                            line.Name,
                            line.Candidacy.Group,
                            line.Candidacy.Grade,
                            line.Candidacy.Tracks.One,
                            line.Candidacy.Tracks.Two,
                            line.Candidacy.WithdrawnAt is not null
                        )),
                    ],
                    [.. view.Versions.Select(v => new ApiListVersion(v.Number, v.PublishedAt?.ToDateTimeOffset(), v.Hash, v.Because))]
                )
            )
            : ApiProblems.Of(ApiProblems.NotFound);

    public static async Task<IResult> ResultAsync(HttpContext http, string kind, int year, CandidateFiles files, CancellationToken stop) =>
        KeyOf(kind, year) is { } key && await files.ResultAsync(ApiTokenHandler.CallerOf(http).Reader, key, stop) is { } result
            ? ApiAnswers.Of(
                new ApiResult(
                    year,
                    [.. result.Promoted.Select(p => new ApiPromoted(p.Name, p.Group, p.GradeBefore, p.GradeAfter, p.Track))],
                    result.Figures.Candidates,
                    result.Figures.Withdrawn,
                    result.Figures.Contests,
                    result.Figures.ContestsUpheld,
                    [
                        .. result.Figures.Tables.Select(t => new ApiFigureTable(
                            t.Kind,
                            [.. t.Shown.Select(row => new ApiFigureRow(row.Key, row.Parent, row.Counts))]
                        )),
                    ]
                )
            )
            : ApiProblems.Of(ApiProblems.NotFound);

    public static async Task<IResult> ReportsAsync(HttpContext http, YearlyReports reports, CancellationToken stop) =>
        ApiAnswers.Of<IReadOnlyList<ApiReportLine>>([
            .. (await reports.ListAsync(ApiTokenHandler.CallerOf(http).Reader, stop)).Published.Select(r => new ApiReportLine(
                r.Year,
                r.Edition!.Value,
                r.PublishedOn!.Value.ToDateOnly(),
                r.Hash
            )),
        ]);

    public static async Task<IResult> ReportAsync(int year, int? edition, YearlyReports reports, CancellationToken stop)
    {
        if (await reports.ReadAsync(year, edition, stop) is not { } view)
        {
            return ApiProblems.Of(ApiProblems.NotFound);
        }
        return ApiAnswers.Of(
            new ApiReport(
                view.Facts.Year,
                view.Report.Edition!.Value,
                view.Report.PublishedOn!.Value.ToDateOnly(),
                view.Facts.Until.ToDateOnly(),
                view.Facts.PolicyVersion,
                view.IsOvertaken,
                view.Report.Hash,
                [
                    .. view.Facts.Tables.Select(t => new ApiReportTable(
                        t.Figure,
                        t.Of,
                        t.Columns,
                        [.. t.Rows.Select(row => new ApiReportRow(row.Key, row.Name, row.Cells))]
                    )),
                ]
            )
        );
    }

    private static ExerciseKey? KeyOf(string kind, int year) => ExerciseKinds.Parse(kind) is { } of ? new ExerciseKey(of, year) : null;

    private static ApiExercise Exercise(CareerExercise of) =>
        new(
            of.Kind.Code(),
            of.Year,
            of.State,
            of.AsOf.ToDateOnly(),
            of.LaunchedOn.ToDateOnly(),
            of.PublishedOn?.ToDateOnly(),
            of.DecidedOn?.ToDateOnly(),
            of.ClosedOn?.ToDateOnly(),
            of.ListVersion
        );
}
