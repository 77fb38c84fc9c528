using System.Globalization;
using Fairway.App.Policies;
using Fairway.App.Promotions.Exercise;
using Fairway.App.Training.Council;
using Fairway.App.Transparency;
using Fairway.App.Transparency.Report;
using Fairway.Rules.Promotions;
using Fairway.Rules.Transparency;
using Fairway.Web.Components;
using Fairway.Web.Pages.Policies;
using Fairway.Web.Pages.Promotions.Exercise;
using NodaTime;
using NodaTime.Text;

namespace Fairway.Web.Pages.Transparency.Report;

/// <summary>A yearly report on the screen and on paper: its facts in the reader's words.</summary>
/// <param name="Policies">For what ratings, questions and parameters are called.</param>
public sealed record ReportSheet(YearlyReportView View, PolicyLibrary Policies, Words T)
{
    private const string Hidden = "·";
    private const string Currency = "Currency";

    public YearlyReport Report => View.Report;

    public string Year => Text(Report.Year);

    public string Home => "/transparency/report/" + Year;

    /// <summary>The address of a figure's file; null: a draft has none.</summary>
    public string? CsvOf(string code) => Report.Edition is { } edition ? $"{Home}/{code}.csv?edition={Text(edition)}" : null;

    public IReadOnlyList<ReportTable> Of(ReportFigure figure) => [.. View.Facts.Tables.Where(t => t.Figure == figure)];

    /// <summary>What a table is of; empty: the heading of the figure says it.</summary>
    public string Title(ReportTable table) =>
        (table.Figure, table.Of) switch
        {
            (ReportFigure.Days, [var process, var run]) => $"{Process(process)}, {(Day(run) is { } day ? T.Date(day) : run)}",
            (ReportFigure.Compliance, [var kind, var start, var end, var asOf]) => T[
                "Report.ComplianceOf",
                T["Figures.Kind." + kind, new Rules.Appraisals.Cycle(Day(start)!.Value, Day(end)!.Value).Label],
                Day(asOf)
            ],
            (ReportFigure.Few, [var process]) => Process(process),
            (ReportFigure.Exercises or ReportFigure.Contests, [var kind, var year]) => Exercise(kind, year),
            (ReportFigure.ExerciseGroups, [var kind, var year, var group]) =>
                $"{Exercise(kind, year)}{T.Colon} {Voice(kind)["Exercise.Figures." + group]}",
            (ReportFigure.Training, [var until, var subject, var group]) =>
                $"{T["Council.Table", T["Council.Subject." + subject], T["Council.Group." + group]]} ({T["Report.HalfYear", Day(until)]})",
            (ReportFigure.Survey or ReportFigure.SurveyRegions, [var start, var end]) => T[
                "Survey.OfCycle",
                new Rules.Appraisals.Cycle(Day(start)!.Value, Day(end)!.Value).Label
            ],
            (_, [var only]) => only,
            _ => "",
        };

    /// <summary>What is said where a figure has no table. Of contests something is left out only where an exercise was closed.</summary>
    public string None(ReportFigure figure) =>
        T[
            T.Has("Report.None." + figure) && (figure != ReportFigure.Contests || Of(ReportFigure.Exercises).Count > 0)
                ? "Report.None." + figure
                : "Report.None"
        ];

    /// <summary>What the rows of a figure are.</summary>
    public string RowsOf(ReportFigure figure) => T["Report.Rows." + figure];

    public string Row(ReportTable table, ReportRow row) =>
        table.Figure switch
        {
            ReportFigure.Days => T.Day(
                new ProcessView(OfficeProcesses.Of(Enum.Parse<ProcessKind>(table.Of[0])), []),
                new ProcessDay(row.Key, null, null)
            ),
            ReportFigure.Compliance => row.Key.Length == 0 ? T["Figures.Everybody"] : row.Name,
            ReportFigure.Few => T["Report.Few." + row.Key],
            ReportFigure.Board => T["Sessions.Figure." + row.Key],
            ReportFigure.Feedback => Day(row.Key) is { } day ? T.Date(day) : row.Key,
            ReportFigure.Exercises => T["Transparency.Number." + row.Key],
            ReportFigure.ExerciseGroups => ExerciseFigureWords.Row(
                Voice(table.Of[0]),
                Policies.PolicyAt(View.Facts.Until),
                Enum.Parse<ExerciseFigureKind>(table.Of[2]),
                row.Key
            ),
            ReportFigure.Contests => row.Key.Length == 0 ? T["Report.AllContests"]
            : row.Key == ExerciseFigures.Unknown ? T["Transparency.NoCondition"]
            : ExerciseWords.Condition(Voice(table.Of[0]), row.Key),
            ReportFigure.Training => Group(table, row.Key),
            ReportFigure.Concerns => row.Key.Length == 0 ? T["Report.AllProcesses"] : Process(row.Key),
            ReportFigure.Survey or ReportFigure.SurveyRegions => Question(table, row.Key),
            ReportFigure.Rules => Policies.Find(row.Key)?.Name.In(T.Language) ?? row.Key,
            ReportFigure.Funds => $"{row.Name} ({row.Cells[0]})",
            _ => row.Name.Length > 0 ? row.Name : row.Key,
        };

    public string Column(ReportTable table, string column) =>
        column == ReportDrawing.Total
            ? T["Report.Total"]
            : table.Figure switch
            {
                ReportFigure.Days => T[column == "DueOn" ? "Transparency.PublishedDay" : "Transparency.DoneOn"],
                ReportFigure.Compliance => T["Figures.Outcome." + column],
                ReportFigure.ExerciseGroups => Voice(table.Of[0])["Exercise.Figures." + column],
                ReportFigure.Contests => T["Transparency." + column],
                ReportFigure.Training => T[(table.Of[1] == nameof(CouncilSubject.Needs) ? "Council.Need." : "Training.Effect.") + column],
                ReportFigure.Feedback or ReportFigure.Concerns => T["Transparency.Number." + column],
                ReportFigure.SurveyRegions => column == "?" ? T["Figures.NotKnown"] : PolicyWords.Region(T, column),
                _ => T["Report.Column." + column],
            };

    /// <summary>The places of the columns that have one on the page: a fund's currency stands with its name.</summary>
    public static IReadOnlyList<int> ColumnsOf(ReportTable table) =>
        [.. table.Columns.Index().Where(c => c.Item != Currency).Select(c => c.Index)];

    /// <summary>Whether a column holds numbers.</summary>
    public static bool IsNumber(ReportTable table, int column) =>
        table.Figure is not (ReportFigure.Days or ReportFigure.Rules) && table.Columns[column] is not (Currency or "AsOf");

    public string Cell(ReportTable table, int column, ReportRow row)
    {
        var name = table.Columns[column];
        if (row.Cells[column] is not { } cell)
        {
            return table.Figure switch
            {
                ReportFigure.Days => "–",
                ReportFigure.Few or ReportFigure.Exercises => T["Transparency.NotShown"],
                _ => Hidden,
            };
        }
        if (table.Figure == ReportFigure.Rules)
        {
            return name switch
            {
                "From" => T.Date(Day(cell)!.Value),
                "Before" or "After" => Value(row.Key, cell),
                "WhatIf" when T.Has("Transparency." + cell) => T["Transparency." + cell],
                _ => cell,
            };
        }
        return name is "AsOf" || table.Figure == ReportFigure.Days ? T.Date(Day(cell)!.Value)
            : table.Figure == ReportFigure.Funds ? T.Number(Number(cell), 2)
            : name == "Mean" || table.Figure == ReportFigure.SurveyRegions ? T.Number(Number(cell), 1)
            : T.Number(Number(cell), 0);
    }

    private string Process(string kind) => T.Process(Enum.Parse<ProcessKind>(kind));

    private string Exercise(string kind, string year) =>
        $"{T.Process(OfficeProcesses.All.First(p => p.Exercise == ExerciseKinds.Parse(kind)).Kind)}, {year}";

    /// <summary>The words of a kind of exercise.</summary>
    private Words Voice(string kind) => T.As(ExerciseWords.VoiceOf(ExerciseKinds.Parse(kind)!.Value));

    private string Group(ReportTable table, string key)
    {
        if (key.Length == 0)
        {
            return T["Council.Everybody"];
        }
        var last = key[(key.LastIndexOf(':') + 1)..];
        return last == CouncilTables.Unknown ? T["Council.Unknown"]
            : table.Of[2] == nameof(CouncilGroup.Sex) ? T["Figures.Sex." + last]
            : table.Of[2] == nameof(CouncilGroup.Region) ? PolicyWords.Region(T, last)
            : last;
    }

    private string Question(ReportTable table, string code) =>
        Policies
            .PolicyAt(Day(table.Of[1])!.Value.PlusDays(1))
            .Transparency.Questions.FirstOrDefault(q => q.Code == code)
            ?.Text.In(T.Language)
        ?? code;

    /// <summary>A value of a parameter in words, where the policies still have it.</summary>
    private string Value(string key, string text) =>
        Policies.Find(key)?.Values.FirstOrDefault(v => v.Text == text) is { } value
            ? PolicyWords.IsList(value.Value)
                ? T.List(PolicyWords.Items(T, value.Value).Select(item => item.Name))
                : PolicyWords.Value(T, value.Value)
            : text;

    private static LocalDate? Day(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value : null;

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
