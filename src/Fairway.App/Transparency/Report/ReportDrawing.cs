using System.Globalization;
using Fairway.App.Policies;
using Fairway.App.Training.Council;
using Fairway.Rules.Time;
using Fairway.Rules.Transparency;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Transparency.Report;

/// <summary>
/// Draws up what a yearly report says (FA-1). What is published already is quoted as it was published, so that nothing left out there can be worked out here; what
/// is counted for the report alone, <see cref="ReportCounts"/> counts.
/// </summary>
public sealed partial class ReportDrawing(
    FairwayDb db,
    PolicyLibrary policies,
    Accounts.DutyStationZones zones,
    ProcessReading processes,
    Feedback.FeedbackCounts feedback,
    Surveys surveys,
    RuleChanges changes
)
{
    /// <summary>The name of a sum's column.</summary>
    public const string Total = "Total";

    /// <summary>All tables of a year that is over, and whom those numbers count that stand nowhere else.</summary>
    /// <param name="year">Which.</param>
    /// <param name="earlier">The same of drawings before this one.</param>
    /// <param name="stop">The request's end.</param>
    public async Task<(IReadOnlyList<ReportTable> Tables, IReadOnlyList<IReadOnlyList<string>> Counted)> OfAsync(
        int year,
        IReadOnlyList<IReadOnlyList<string>> earlier,
        CancellationToken stop = default
    )
    {
        // The report counts everybody, whoever draws it up; few are told of nobody (decision 15).
        using var counting = db.Asking.OfEverybody();
        var of = new Year(new LocalDate(year, 1, 1), new LocalDate(year, 12, 31));
        var least = policies.PolicyAt(of.Last).Board.SmallestGroup;
        var (few, counted) = await new ReportCounts(db, policies, zones).OfAsync(of.First, of.Last, least, earlier, stop);
        return (
            [
                .. await DaysAsync(of, stop),
                .. await ComplianceAsync(of, stop),
                .. few,
                .. await BoardAsync(of, stop),
                .. await RoundsAsync(of, stop),
                .. await ExercisesAsync(of, least, stop),
                .. await FundsAsync(of, least, stop),
                .. await TrainingAsync(of, stop),
                .. await ConcernsAsync(of, stop),
                .. await SurveysAsync(of, stop),
                .. await RulesAsync(of, stop),
            ],
            counted
        );
    }

    /// <summary>Every run that has a day in the year, with all its days.</summary>
    private async Task<IReadOnlyList<ReportTable>> DaysAsync(Year of, CancellationToken stop)
    {
        var tables = new List<ReportTable>();
        foreach (var process in OfficeProcesses.All)
        {
            foreach (var run in await processes.RunsAsync(process, of.Last, int.MaxValue, stop))
            {
                var days = run.Days.Where(d => of.Has(d.DueOn) || of.Has(d.DoneOn)).ToList();
                if (days.Count > 0)
                {
                    tables.Add(
                        new ReportTable(
                            ReportFigure.Days,
                            [process.Kind.ToString(), run.Name],
                            ["DueOn", "DoneOn"],
                            [.. days.Select(d => new ReportRow(d.What, "", [Text(d.DueOn), Text(d.DoneOn)]))]
                        )
                    );
                }
            }
        }
        return tables;
    }

    /// <summary>The funds as the Council reads them, as of the year's end.</summary>
    private async Task<IReadOnlyList<ReportTable>> FundsAsync(Year of, int least, CancellationToken stop) =>
        [
            .. (await CouncilFunds.OnAsync(db, of.Last.PlusDays(1), least, of.Last, stop))
                .Where(f => f.Biennium <= of.First.Year && of.First.Year <= f.Biennium + 1)
                .GroupBy(f => f.Biennium)
                .Select(g => new ReportTable(
                    ReportFigure.Funds,
                    [Biennium.Beginning(g.Key).Label],
                    ["Currency", "Allotted", "Used", "Committed", "Spent", "AsOf"],
                    [
                        .. g.Select(f => new ReportRow(
                            f.UnitCode,
                            f.Unit,
                            [f.Currency, Money(f.Allotted), Money(f.Use.Used), Money(f.Use.Committed), Money(f.Use.Spent), Text(f.Use.AsOf)]
                        )),
                    ]
                )),
        ];

    /// <summary>The Council's tables of the half-years that ended in the year.</summary>
    private async Task<IReadOnlyList<ReportTable>> TrainingAsync(Year of, CancellationToken stop) =>
        [
            .. (
                await db
                    .CouncilFigures.AsNoTracking()
                    .Where(f => of.First <= f.Until && f.Until <= of.Last)
                    .OrderBy(f => f.Until)
                    .ToListAsync(stop)
            ).SelectMany(f =>
                CouncilTables
                    .Read(f)
                    .Where(t => t.Shown.Any())
                    .Select(t => new ReportTable(
                        ReportFigure.Training,
                        [IsoDay.Text(f.Until), t.Subject.ToString(), t.Group.ToString()],
                        [.. t.Columns, Total],
                        [.. t.Shown.Select(r => new ReportRow(r.Key, "", [.. r.Counts.Select(Text)]))]
                    ))
            ),
        ];

    /// <summary>The register, which everybody reads: what was shown in the year, by process.</summary>
    private async Task<IReadOnlyList<ReportTable>> ConcernsAsync(Year of, CancellationToken stop)
    {
        var shown = await db.Concerns.AsNoTracking().Where(c => of.First <= c.ShownOn && c.ShownOn <= of.Last).ToListAsync(stop);
        var answers = (
            await db
                .ConcernSteps.AsNoTracking()
                .Where(s => s.Act == ConcernAct.Answer)
                .Select(s => new { s.ConcernId, InTime = s.DueOn == null || s.Day <= s.DueOn })
                .ToListAsync(stop)
        ).ToLookup(s => s.ConcernId, s => s.InTime);
        return shown.Count == 0
            ? []
            :
            [
                new ReportTable(
                    ReportFigure.Concerns,
                    [],
                    ["Concerns", "AwaitingAnswer", "AnswersInTime", "AnswersLate", "Followed", "InPart", "NotFollowed"],
                    [.. shown.GroupBy(c => c.Process).OrderBy(g => g.Key).Select(g => Row(g.Key.ToString(), [.. g])), Row("", shown)]
                ),
            ];

        ReportRow Row(string key, IReadOnlyCollection<Concern> concerns)
        {
            var given = concerns.SelectMany(c => answers[c.Id]).ToList();
            int?[] counts =
            [
                concerns.Count,
                concerns.Count(c => c.State.AwaitsAnswer()),
                given.Count(inTime => inTime),
                given.Count(inTime => !inTime),
                concerns.Count(c => c.Outcome == ConcernOutcome.Followed),
                concerns.Count(c => c.Outcome == ConcernOutcome.InPart),
                concerns.Count(c => c.Outcome == ConcernOutcome.NotFollowed),
            ];
            return new ReportRow(key, "", [.. counts.Select(Text)]);
        }
    }

    /// <summary>Surveys published in the year.</summary>
    private async Task<IReadOnlyList<ReportTable>> SurveysAsync(Year of, CancellationToken stop)
    {
        var tables = new List<ReportTable>();
        foreach (var view in (await surveys.PublishedAsync(stop)).Where(v => of.Has(v.Result.PublishedOn)))
        {
            string[] cycle = [IsoDay.Text(view.Cycle.Start), IsoDay.Text(view.Cycle.LastDay)];
            var regions = view
                .Published.Questions.SelectMany(q => q.Regions)
                .Select(r => r.Region)
                .Distinct()
                .Order(StringComparer.Ordinal)
                .ToList();
            tables.Add(
                new ReportTable(
                    ReportFigure.Survey,
                    cycle,
                    ["Answers", "Mean", "Low", "Middle", "High"],
                    [
                        .. view.Published.Questions.Select(q => new ReportRow(
                            q.Question,
                            "",
                            [
                                Text(view.Published.Answers),
                                Mean(q.Mean),
                                .. Enumerable.Range(0, 3).Select(band => q.Bands.Length > band ? Text(q.Bands[band]) : null),
                            ]
                        )),
                    ]
                )
            );
            if (regions.Count > 0)
            {
                tables.Add(
                    new ReportTable(
                        ReportFigure.SurveyRegions,
                        cycle,
                        regions,
                        [
                            .. view.Published.Questions.Select(q => new ReportRow(
                                q.Question,
                                "",
                                [.. regions.Select(r => Mean(q.Regions.FirstOrDefault(x => x.Region == r)?.Mean))]
                            )),
                        ]
                    )
                );
            }
        }
        return tables;
    }

    /// <summary>Changes of rules in the year, each with the what-if that was published before it, or that there was none.</summary>
    private async Task<IReadOnlyList<ReportTable>> RulesAsync(Year of, CancellationToken stop)
    {
        var changed = (await changes.AllAsync(stop)).Where(c => of.Has(c.After.From)).ToList();
        return changed.Count == 0
            ? []
            :
            [
                new ReportTable(
                    ReportFigure.Rules,
                    [],
                    ["Rule", "From", "Before", "After", "WhatIf"],
                    [
                        .. changed.Select(c => new ReportRow(
                            c.Parameter.Key,
                            "",
                            [
                                c.Parameter.Rule.Rule,
                                IsoDay.Text(c.After.From),
                                c.Before.Text,
                                c.After.Text,
                                c.Tried.Count > 0 ? string.Join("; ", c.Tried.Select(t => $"{t.Name} ({IsoDay.Text(t.AsOf)})"))
                                : c.CanBeTried ? "NotTried"
                                : "CannotBeTried",
                            ]
                        )),
                    ]
                ),
            ];
    }

    private static string? Text(LocalDate? day) => day is { } on ? IsoDay.Text(on) : null;

    internal static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Money(decimal? amount) => amount?.ToString("0.00", CultureInfo.InvariantCulture);

    private static string? Mean(decimal? mean) => mean?.ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>A calendar year.</summary>
    private sealed record Year(LocalDate First, LocalDate Last)
    {
        public bool Has(LocalDate? day) => First <= day && day <= Last;
    }
}
