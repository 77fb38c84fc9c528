using System.Globalization;
using Fairway.App.Accounts;
using Fairway.App.Feedback;
using Fairway.App.Policies;
using Fairway.App.Promotions.Exercise;
using Fairway.App.Reclassification.Exercises;
using Fairway.App.ReportsBoard;
using Fairway.App.Training.Council;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Promotions;
using Fairway.Rules.Reclassification;
using Fairway.Rules.Time;
using Fairway.Rules.Transparency;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Transparency;

/// <summary>A day of a process.</summary>
/// <param name="What">Names its words: Transparency.Day.&lt;What&gt;.</param>
/// <param name="DueOn">As it was published; null: none is fixed.</param>
/// <param name="DoneOn">When it was passed; null: not yet, or that is not held for all together.</param>
public sealed record ProcessDay(string What, LocalDate? DueOn, LocalDate? DoneOn);

/// <summary>A number of a process.</summary>
/// <param name="What">Names its words: Transparency.Number.&lt;What&gt;.</param>
/// <param name="Value">Null: too few, so that it is not shown.</param>
public sealed record ProcessNumber(string What, decimal? Value);

/// <summary>One run of a process: an exercise, a cycle, a round, a year.</summary>
/// <param name="Name">Its year, cycle or biennium.</param>
/// <param name="AsOf">The day of which its numbers speak; null: as it stands.</param>
/// <param name="Link">Where its own page is; null: it has none.</param>
public sealed record ProcessRun(
    string Name,
    IReadOnlyList<ProcessDay> Days,
    IReadOnlyList<ProcessNumber> Numbers,
    LocalDate? AsOf = null,
    string? Link = null
);

/// <summary>A process with its runs, the newest first.</summary>
public sealed record ProcessView(OfficeProcess Process, IReadOnlyList<ProcessRun> Runs);

/// <summary>
/// What the rooms see of every process (FA-1): days against the published ones, and numbers that are published anyway, as they were published (decision 15). No
/// query here reads a form, a rating of somebody, a name of a candidate or what a case says.
/// </summary>
public sealed class ProcessReading(FairwayDb db, PolicyLibrary policies, Figures figures, FeedbackCounts feedback)
{
    /// <summary>How many runs of a process are shown.</summary>
    public const int Most = 6;

    /// <summary>Every process; null for who may not enter.</summary>
    public async Task<IReadOnlyList<ProcessView>?> AllAsync(Reader reader, CancellationToken stop = default)
    {
        if (!Rooms.MayEnter(reader))
        {
            return null;
        }
        // Days and numbers that are published anyway.
        using var counted = db.Asking.OfEverybody();
        var views = new List<ProcessView>();
        foreach (var process in OfficeProcesses.All)
        {
            views.Add(new ProcessView(process, await RunsAsync(process, reader.Today, Most, stop)));
        }
        return views;
    }

    /// <summary>The newest runs of a process.</summary>
    internal Task<IReadOnlyList<ProcessRun>> RunsAsync(OfficeProcess process, LocalDate today, int most, CancellationToken stop) =>
        process.Kind switch
        {
            ProcessKind.Appraisals => CyclesAsync(most, stop),
            ProcessKind.ReportsBoard => SessionsAsync(most, stop),
            ProcessKind.UpwardFeedback => RoundsAsync(most, stop),
            ProcessKind.Training => FundsAsync(today, most, stop),
            ProcessKind.Concerns => ConcernsAsync(most, stop),
            ProcessKind.ReclassificationExercises => ReclassificationsAsync(today, most, stop),
            _ when process.Exercise is { } exercise => ExercisesAsync(exercise, today, most, stop),
            _ when process.IsOfFew => Task.FromResult<IReadOnlyList<ProcessRun>>([]),
            _ => throw new InvalidOperationException($"Nothing is read of {process.Kind}."),
        };

    /// <summary>Each step of a cycle against its published day, as the last published figures have it.</summary>
    private async Task<IReadOnlyList<ProcessRun>> CyclesAsync(int most, CancellationToken stop)
    {
        if (await db.FigureSnapshots.MaxAsync(s => (LocalDate?)s.AsOf, stop) is not { } asOf)
        {
            return [];
        }
        var known = (await figures.KnownAsync(asOf, stop)).Where(t => !t.IsOfRatings).GroupBy(t => t.Cycle);
        return [.. known.OrderByDescending(g => g.Key.Start).Take(most).Select(Run)];

        ProcessRun Run(IGrouping<Cycle, KnownTable> of)
        {
            var days = AppraisalCalendar
                .Dues(of.Key.Start, of.Key.LastDay, policies.PolicyOfLaunch(of.Key.Start).Appraisals)
                .Select(d => new ProcessDay(d.Step.ToString(), d.On, null));
            var numbers =
                from table in of.OrderBy(t => t.Kind)
                let total = Total(table)
                from column in table.Columns.Index()
                select new ProcessNumber($"{table.Kind}.{column.Item}", total[column.Index]);
            return new ProcessRun(of.Key.Label, [.. days], [.. numbers], asOf, "/board/figures");
        }

        // The whole stands in the rows that have none above them; where one of them is not shown, neither is the sum.
        static int?[] Total(KnownTable table)
        {
            var top = table.Rows.Where(r => r.Parent is null).ToList();
            return
            [
                .. Enumerable
                    .Range(0, table.Columns.Count)
                    .Select(c =>
                        top.Find(r => r.Key.Length == 0) is { } all ? all.Counts[c].Count
                        : top.Count > 0 && top.TrueForAll(r => r.Counts[c].Count is not null) ? top.Sum(r => r.Counts[c].Count)
                        : null
                    ),
            ];
        }
    }

    private async Task<IReadOnlyList<ProcessRun>> ExercisesAsync(ExerciseKind kind, LocalDate today, int most, CancellationToken stop)
    {
        var exercises = await db
            .CareerExercises.AsNoTracking()
            .Where(e => e.Kind == kind)
            .OrderByDescending(e => e.Year)
            .Take(most)
            .ToListAsync(stop);
        var ids = exercises.Select(e => e.Id).ToList();
        var contests = (
            await db
                .ExerciseContests.AsNoTracking()
                .Where(c => ids.Contains(c.ExerciseId))
                .GroupBy(c => c.ExerciseId)
                .Select(g => new { g.Key, Count = g.Count() })
                .ToListAsync(stop)
        ).ToDictionary(g => g.Key, g => g.Count);
        return
        [
            .. exercises.Select(e => new ProcessRun(
                e.Year.ToString(CultureInfo.InvariantCulture),
                [
                    new("Opened", null, e.LaunchedOn),
                    .. ExerciseStations.Of(e.Stations(), today).Select(s => new ProcessDay(s.Station.ToString(), s.DueOn, s.DoneOn)),
                ],
                [
                    new("Contests", contests.GetValueOrDefault(e.Id)),
                    .. ExerciseFigures.Read(e) is { } published ? Published(published) : [],
                ],
                e.ClosedOn,
                $"/{kind.Code()}/{e.Year.ToString(CultureInfo.InvariantCulture)}"
            )),
        ];
    }

    /// <summary>Exercises of reclassification: everybody reads the same numbers on their pages, by region.</summary>
    private async Task<IReadOnlyList<ProcessRun>> ReclassificationsAsync(LocalDate today, int most, CancellationToken stop)
    {
        var exercises = await db
            .ReclassificationExercises.AsNoTracking()
            .Include(e => e.Regions)
            .Where(e => e.PublishedOn != null && e.State != ReclassificationExerciseState.Withdrawn)
            .OrderByDescending(e => e.ReferenceOn)
            .ThenByDescending(e => e.Id)
            .Take(most)
            .ToListAsync(stop);
        var runs = new List<ProcessRun>();
        foreach (var of in exercises)
        {
            var rows = of.OpenedOn is null ? null : await ReclassificationExerciseReading.ProgressAsync(db, policies, of, today, stop);
            runs.Add(
                new ProcessRun(
                    string.Join(' ', of.RegionCodes.Where(code => code.Length > 0).Prepend(IsoDay.Text(of.ReferenceOn))),
                    [
                        new("ExercisePublished", null, of.PublishedOn),
                        new("ExerciseOpened", of.ReferenceOn, of.OpenedOn),
                        new(
                            "Questionnaires",
                            of.QuestionnairesUntil,
                            of.OpenedOn is not null && of.QuestionnairesUntil < today ? of.QuestionnairesUntil : null
                        ),
                        new("Evaluations", of.EvaluationsUntil, of.ClosedOn),
                    ],
                    rows is null ? [] : Numbers(rows),
                    Link: ReclassificationExercises.LinkOf(of.Id)
                )
            );
        }
        return runs;

        // Where a region is left out, so is the whole: it would tell of it.
        static IReadOnlyList<ProcessNumber> Numbers(IReadOnlyList<ProgressRow> rows)
        {
            var whole = rows.Count == 1 ? rows[0] : rows.FirstOrDefault(row => row.Key == ReclassificationProgress.Everywhere);
            return
            [
                new("Jobs", whole?.Jobs),
                new("JobsAwaitingResult", whole?.Stages[(int)ReclassificationStage.AwaitsResult]),
                new("JobsWithResult", whole?.Stages[(int)ReclassificationStage.Result]),
                new("JobsRaised", whole?.Raised),
            ];
        }
    }

    /// <summary>The numbers that were published with the result of an exercise.</summary>
    internal static IEnumerable<ProcessNumber> Published(PublishedExerciseFigures of) =>
        [
            new("ContestsUpheld", of.ContestsUpheld),
            new("Candidates", of.Candidates),
            new("Withdrawn", of.Withdrawn),
            new("Chosen", of.Promoted),
            new("Departures", of.Departures),
            new("LateFacts", of.LateFacts),
            new("ListVersions", of.ListVersions),
        ];

    private async Task<IReadOnlyList<ProcessRun>> SessionsAsync(int most, CancellationToken stop)
    {
        var sessions = await db
            .BoardSessions.AsNoTracking()
            .Select(s => new
            {
                s.Number,
                s.HeldOn,
                Closed = s.State == BoardSessionState.Closed,
            })
            .ToListAsync(stop);
        return
        [
            .. sessions
                .GroupBy(s => s.HeldOn.Year)
                .OrderByDescending(g => g.Key)
                .Take(most)
                .Select(g => new ProcessRun(
                    g.Key.ToString(CultureInfo.InvariantCulture),
                    [.. g.OrderBy(s => s.HeldOn).Select(s => new ProcessDay("Session", s.HeldOn, s.Closed ? s.HeldOn : null))],
                    [new("Sessions", g.Count(s => s.Closed))],
                    Link: "/board/procedures"
                )),
        ];
    }

    private async Task<IReadOnlyList<ProcessRun>> RoundsAsync(int most, CancellationToken stop) =>
        [
            .. (await feedback.AllAsync(stop))
                .Take(most)
                .Select(r => new ProcessRun(
                    IsoDay.Text(r.Round.EndsOn),
                    [
                        new("TokensOpen", r.Round.TokensOpen, r.Round.SignedList is null ? null : r.Round.TokensOpen),
                        new("AnswersOpen", r.Round.AnswersOpen, r.HasIssued ? r.Round.AnswersOpen : null),
                        new("AnswersClose", r.Round.LastDayOfAnswers, r.HasClosed ? r.Round.LastDayOfAnswers : null),
                    ],
                    [new("Groups", r.Groups.Count), new("Reports", r.Groups.Count(g => g.HasReport))],
                    Link: "/feedback/counts"
                )),
        ];

    /// <summary>
    /// The money of all funds of a biennium together, as the Joint Training Council reads it: where the use of one is not shown, the sum would tell it.
    /// </summary>
    private async Task<IReadOnlyList<ProcessRun>> FundsAsync(LocalDate today, int most, CancellationToken stop)
    {
        var least = policies.PolicyAt(today).Board.SmallestGroup;
        return
        [
            .. (await CouncilFunds.OnAsync(db, today, least, null, stop))
                .GroupBy(f => f.Biennium)
                .Take(most)
                .Select(g =>
                {
                    var days = g.Select(f => f.Use.AsOf).Distinct().ToList();
                    return new ProcessRun(
                        Biennium.Beginning(g.Key).Label,
                        [],
                        [
                            new("Funds", g.Count()),
                            new("Allotted", g.Sum(f => f.Allotted)),
                            new("Committed", Sum(f => f.Use.Committed)),
                            new("Spent", Sum(f => f.Use.Spent)),
                        ],
                        days.Count == 1 ? days[0] : null
                    );

                    decimal? Sum(Func<CouncilFund, decimal?> of) => days.Count == 1 && g.All(f => of(f) is not null) ? g.Sum(of) : null;
                }),
        ];
    }

    private async Task<IReadOnlyList<ProcessRun>> ConcernsAsync(int most, CancellationToken stop)
    {
        var shown = await db.Concerns.AsNoTracking().Where(c => c.ShownOn != null).ToListAsync(stop);
        var answers = await db
            .ConcernSteps.AsNoTracking()
            .Where(s => s.Act == ConcernAct.Answer)
            .Select(s => new { s.ConcernId, InTime = s.DueOn == null || s.Day <= s.DueOn })
            .ToListAsync(stop);
        return
        [
            .. shown
                .GroupBy(c => c.ShownOn!.Value.Year)
                .OrderByDescending(g => g.Key)
                .Take(most)
                .Select(g =>
                {
                    var ids = g.Select(c => c.Id).ToHashSet();
                    return new ProcessRun(
                        g.Key.ToString(CultureInfo.InvariantCulture),
                        [],
                        [
                            new("Concerns", g.Count()),
                            new("AwaitingAnswer", g.Count(c => c.State.AwaitsAnswer())),
                            new("AnswersInTime", answers.Count(a => ids.Contains(a.ConcernId) && a.InTime)),
                            new("AnswersLate", answers.Count(a => ids.Contains(a.ConcernId) && !a.InTime)),
                            new("Followed", g.Count(c => c.Outcome == ConcernOutcome.Followed)),
                            new("InPart", g.Count(c => c.Outcome == ConcernOutcome.InPart)),
                            new("NotFollowed", g.Count(c => c.Outcome == ConcernOutcome.NotFollowed)),
                        ],
                        Link: "/transparency/concerns"
                    );
                }),
        ];
    }
}
