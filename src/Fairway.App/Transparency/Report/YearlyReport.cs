using Fairway.App.History;
using NodaTime;

namespace Fairway.App.Transparency.Report;

/// <summary>A figure of the yearly report, in the order in which they are shown. A stored name never changes.</summary>
public enum ReportFigure
{
    /// <summary>Days of every process beside the published ones.</summary>
    Days = 1,

    /// <summary>Steps of appraisals: in time, late by whose delay, awaited.</summary>
    Compliance,

    /// <summary>Probations, cases and rewards, of the whole organization.</summary>
    Few,

    /// <summary>The Reports Board's work, as its own report tells it.</summary>
    Board,

    /// <summary>Rounds of upward feedback.</summary>
    Feedback,

    /// <summary>Exercises that were closed.</summary>
    Exercises,

    /// <summary>Their figures by group.</summary>
    ExerciseGroups,

    /// <summary>Their contests by the condition that decided.</summary>
    Contests,

    /// <summary>Use of the training funds.</summary>
    Funds,

    /// <summary>Needs and effects of training, as the Joint Training Council has them.</summary>
    Training,

    /// <summary>The register of concerns.</summary>
    Concerns,

    /// <summary>Surveys after cycles.</summary>
    Survey,

    /// <summary>Their means by region.</summary>
    SurveyRegions,

    /// <summary>Changes of rules, and what was tried before them.</summary>
    Rules,
}

/// <summary>Figures by the codes that addresses write.</summary>
public static class ReportFigures
{
    public static IReadOnlyList<(ReportFigure Figure, string Code)> All { get; } =
    [
        (ReportFigure.Days, "days"),
        (ReportFigure.Compliance, "compliance"),
        (ReportFigure.Few, "few"),
        (ReportFigure.Board, "board"),
        (ReportFigure.Feedback, "feedback"),
        (ReportFigure.Exercises, "exercises"),
        (ReportFigure.ExerciseGroups, "exercise-groups"),
        (ReportFigure.Contests, "contests"),
        (ReportFigure.Funds, "funds"),
        (ReportFigure.Training, "training"),
        (ReportFigure.Concerns, "concerns"),
        (ReportFigure.Survey, "survey"),
        (ReportFigure.SurveyRegions, "survey-regions"),
        (ReportFigure.Rules, "rules"),
    ];

    public static ReportFigure? Parse(string code)
    {
        foreach (var (figure, known) in All)
        {
            if (known == code)
            {
                return figure;
            }
        }
        return null;
    }
}

/// <summary>A row of facts.</summary>
/// <param name="Key">In codes; empty: all together.</param>
/// <param name="Name">What it was called then, where that is no word of ours; else empty.</param>
/// <param name="Cells">Numbers and days as files write them, and codes; null: not shown, or there is none.</param>
public sealed record ReportRow(string Key, string Name, IReadOnlyList<string?> Cells);

/// <summary>A table of facts: the page, the print and the CSV are all written from it, the words when it is read.</summary>
/// <param name="Of">What it is of, in codes.</param>
/// <param name="Columns">Codes of the columns.</param>
public sealed record ReportTable(
    ReportFigure Figure,
    IReadOnlyList<string> Of,
    IReadOnlyList<string> Columns,
    IReadOnlyList<ReportRow> Rows
);

/// <summary>What a report says of a year.</summary>
/// <param name="Until">The year's last day.</param>
public sealed record ReportFacts(int Year, LocalDate Until, string PolicyVersion, IReadOnlyList<ReportTable> Tables);

/// <summary>
/// The yearly transparency report as it was drawn up (FA-1): a draft until it is published, and never changed. Drawing it up anew is another row, whether the one
/// before was published or not.
/// </summary>
public sealed class YearlyReport : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required int Year { get; init; }

    /// <summary>From 1, of the year's drawings.</summary>
    public required int Number { get; init; }

    public required Instant DrawnUpAt { get; init; }
    public required string DrawnUpBy { get; init; }
    public required string PolicyVersion { get; init; }

    /// <summary>The <see cref="ReportFacts"/> as JSON.</summary>
    public required string Facts { get; init; }

    /// <summary>SHA-256 of the facts.</summary>
    public required string Hash { get; init; }

    /// <summary>Whom the numbers count that no other publication has, as JSON: nobody reads it; a later drawing is held against it.</summary>
    public required string Counted { get; init; }

    /// <summary>Why what was published is corrected; empty: nothing was.</summary>
    public required string Reason { get; init; }

    /// <summary>Of the reason.</summary>
    public required string Language { get; init; }

    /// <summary>From 1, of those that were published; null: it is, or was, a draft.</summary>
    public int? Edition { get; set; }

    public LocalDate? PublishedOn { get; set; }
    public string? PublishedBy { get; set; }
    public int Version { get; set; }
}
