using System.Globalization;
using System.Text.Json;
using Fairway.App.Promotions.Exercise;
using Fairway.App.ReportsBoard;
using Fairway.Rules.Promotions;
using Fairway.Rules.ReportsBoard;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Transparency.Report;

/// <content>What stands in other publications: the Board's figures and its report, rounds of feedback, exercises.</content>
public sealed partial class ReportDrawing
{
    /// <summary>Steps of appraisals from the snapshots of the year; ratings stay with the Board (FA-1).</summary>
    private async Task<IReadOnlyList<ReportTable>> ComplianceAsync(Year of, CancellationToken stop)
    {
        var taken = await db
            .FigureSnapshots.AsNoTracking()
            .Where(s => of.First <= s.AsOf && s.AsOf <= of.Last)
            .OrderBy(s => s.AsOf)
            .Select(s => new { s.AsOf, s.Published })
            .ToListAsync(stop);
        return
        [
            .. from snapshot in taken
            from table in Figures.Read<List<PublishedTable>>(snapshot.Published)
            where table.Kind >= FigureKind.Beginnings
            let rows = table.Rows.Where(r => r.Counts.Any(c => c is not null)).ToList()
            where rows.Count > 0
            select new ReportTable(
                ReportFigure.Compliance,
                [table.Kind.ToString(), IsoDay.Text(table.CycleStart), IsoDay.Text(table.CycleEnd), IsoDay.Text(snapshot.AsOf)],
                [.. table.Columns, Total],
                [.. rows.Select(r => new ReportRow(r.Key, r.Name, [.. r.Counts.Select(Text)]))]
            ),
        ];
    }

    private async Task<IReadOnlyList<ReportTable>> BoardAsync(Year of, CancellationToken stop)
    {
        var year = of.First.Year;
        var figures = await db
            .BoardPapers.AsNoTracking()
            .Where(p => p.Kind == BoardPaperKind.YearlyReport && p.Number == year)
            .Select(p => p.Figures)
            .SingleOrDefaultAsync(stop);
        return string.IsNullOrEmpty(figures)
            ? []
            :
            [
                new ReportTable(
                    ReportFigure.Board,
                    [],
                    [Total],
                    [
                        .. JsonSerializer
                            .Deserialize<SortedDictionary<string, int>>(figures)!
                            .Select(f => new ReportRow(f.Key, "", [Text(f.Value)])),
                    ]
                ),
            ];
    }

    /// <summary>Rounds whose answers closed in the year, as their public counts tell them (UF-5).</summary>
    private async Task<IReadOnlyList<ReportTable>> RoundsAsync(Year of, CancellationToken stop)
    {
        var rounds = (await feedback.AllAsync(stop)).Where(r => r.HasClosed && of.Has(r.Round.LastDayOfAnswers)).ToList();
        return rounds.Count == 0
            ? []
            :
            [
                new ReportTable(
                    ReportFigure.Feedback,
                    [],
                    ["Groups", "Reports"],
                    [
                        .. rounds.Select(r => new ReportRow(
                            IsoDay.Text(r.Round.EndsOn),
                            "",
                            [Text(r.Groups.Count), Text(r.Groups.Count(g => g.HasReport))]
                        )),
                    ]
                ),
            ];
    }

    /// <summary>Exercises that were closed in the year, with the figures that were published with each result.</summary>
    private async Task<IReadOnlyList<ReportTable>> ExercisesAsync(Year of, int least, CancellationToken stop)
    {
        var closed = await db
            .CareerExercises.AsNoTracking()
            .Where(e => of.First <= e.ClosedOn && e.ClosedOn <= of.Last)
            .OrderBy(e => e.Kind)
            .ThenBy(e => e.Year)
            .ToListAsync(stop);
        var tables = new List<ReportTable>();
        foreach (var exercise in closed)
        {
            if (ExerciseFigures.Read(exercise) is not { } published)
            {
                continue;
            }
            string[] name = [exercise.Kind.Code(), exercise.Year.ToString(CultureInfo.InvariantCulture)];
            tables.Add(
                new ReportTable(
                    ReportFigure.Exercises,
                    name,
                    [Total],
                    [.. ProcessReading.Published(published).Select(n => new ReportRow(n.What, "", [Text((int?)n.Value)]))]
                )
            );
            tables.AddRange(
                from table in published.Tables
                let rows = table.Shown.ToList()
                where rows.Count > 0
                select new ReportTable(
                    ReportFigure.ExerciseGroups,
                    [.. name, table.Kind.ToString()],
                    [.. Columns(exercise.Kind, table)],
                    [.. rows.Select(r => new ReportRow(r.Key, "", [.. r.Counts.Select(Text)]))]
                )
            );
            tables.AddRange(await ContestsAsync(exercise, name, published, least, stop));
        }
        return
        [
            .. tables.Where(t => t.Figure == ReportFigure.Exercises),
            .. tables.Where(t => t.Figure == ReportFigure.ExerciseGroups),
            .. tables.Where(t => t.Figure == ReportFigure.Contests),
        ];

        static IEnumerable<string> Columns(ExerciseKind kind, ExerciseFigureTable table) =>
            table.IsTrial ? ["WouldBeListed", "WouldNotBeListed", "All"]
            : kind.Compares() ? ["OnOne", "OnTwo", "NotPromoted", "All"]
            : ["OnTwo", "NotPromoted", "All"];
    }

    /// <summary>
    /// Contests by the condition that decided (decision 16). How many there were and how many were upheld was published with the result, however few: the
    /// conditions are told only where they tell nothing more of a few beside those two numbers.
    /// </summary>
    private async Task<IReadOnlyList<ReportTable>> ContestsAsync(
        CareerExercise exercise,
        string[] name,
        PublishedExerciseFigures published,
        int least,
        CancellationToken stop
    )
    {
        var id = exercise.Id;
        var contests = await db
            .ExerciseContests.AsNoTracking()
            .Where(c => c.ExerciseId == id && c.Upheld != null)
            .Select(c => new
            {
                Id = c.Id.ToString(),
                c.Condition,
                Upheld = c.Upheld == true,
            })
            .ToListAsync(stop);
        if (contests.Count == 0 || contests.Count != published.Contests)
        {
            return [];
        }
        var together = new TablesTogether(contests.Select(c => c.Id), least);
        together.Known(contests.Select(c => c.Id));
        together.Known(contests.Where(c => c.Upheld).Select(c => c.Id));
        var rows = together
            .Table(
                2,
                contests.Select(c => new CountedPerson(
                    c.Id,
                    [c.Condition is { } condition && !ExerciseKinds.TellsRating(condition) ? condition : ExerciseFigures.Unknown],
                    c.Upheld ? 0 : 1
                ))
            )
            .Where(r => r.Counts.Any(c => c is not null))
            .ToList();
        return rows.Count == 0
            ? []
            :
            [
                new ReportTable(
                    ReportFigure.Contests,
                    name,
                    ["Upheld", "Refused", Total],
                    [.. rows.Select(r => new ReportRow(r.Key, "", [.. r.Counts.Select(Text)]))]
                ),
            ];
    }
}
