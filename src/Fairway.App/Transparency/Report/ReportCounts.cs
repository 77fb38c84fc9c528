using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.ReportsBoard;
using Fairway.Rules.Probation;
using Fairway.Rules.Reclassification;
using Fairway.Rules.Recognition;
using Fairway.Rules.ReportsBoard;
using Fairway.Rules.Transparency;
using Fairway.Rules.Underperformance;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Transparency.Report;

/// <summary>
/// Probations, cases, rewards and reclassifications of a year, each a number of officials of the whole organization: nothing else is published of them, so the report counts them
/// itself. All numbers are held against each other, and against those of earlier drawings of the year (decision 15): one that differs by a few from what was
/// seen before is left out.
/// </summary>
internal sealed class ReportCounts(FairwayDb db, PolicyLibrary policies, DutyStationZones zones)
{
    private const string Column = "Officials";

    public async Task<(IReadOnlyList<ReportTable> Tables, IReadOnlyList<IReadOnlyList<string>> Counted)> OfAsync(
        LocalDate first,
        LocalDate last,
        int least,
        IReadOnlyList<IReadOnlyList<string>> earlier,
        CancellationToken stop
    )
    {
        IReadOnlyList<(ProcessKind Process, string Key, IReadOnlyList<string> Who)> counted =
        [
            .. await StepsAsync(first, last, stop),
            .. await ProbationsAsync(first, last, stop),
            .. await CasesAsync(first, last, stop),
            .. await RewardsAsync(first, last, stop),
            .. await ReclassificationsAsync(first, last, stop),
        ];
        var together = new TablesTogether(counted.SelectMany(c => c.Who).Concat(earlier.SelectMany(set => set)), least);
        foreach (var set in earlier)
        {
            together.Known(set);
        }
        return (
            [
                .. counted
                    .GroupBy(c => c.Process)
                    .OrderBy(g => g.Key)
                    .Select(g => new ReportTable(
                        ReportFigure.Few,
                        [g.Key.ToString()],
                        [Column],
                        [.. g.Select(c => new ReportRow(c.Key, "", [ReportDrawing.Text(together.Number(c.Who))]))]
                    )),
            ],
            [.. together.Told.Skip(earlier.Count)]
        );
    }

    /// <summary>What was due in the year, as it stood at its end.</summary>
    private async Task<IReadOnlyList<(ProcessKind, string, IReadOnlyList<string>)>> StepsAsync(
        LocalDate first,
        LocalDate last,
        CancellationToken stop
    )
    {
        var due = (await new FigureFacts(db, zones, policies).OfFewAsync(last, stop)).Where(s => first <= s.DueOn).ToList();
        return
        [
            .. from step in new[] { StepKind.ProbationReport, StepKind.CaseReview }
            from outcome in new[] { "InTime", "Late", "Awaited" }
            select (
                step.IsOfProbation() ? ProcessKind.Probation : ProcessKind.Underperformance,
                $"{step}.{outcome}",
                (IReadOnlyList<string>)[.. due.Where(s => s.Step == step && Code(s.Outcome) == outcome).Select(s => s.StaffId)]
            ),
        ];

        static string Code(StepOutcome outcome) => outcome is StepOutcome.InTime or StepOutcome.Awaited ? outcome.ToString() : "Late";
    }

    private async Task<IReadOnlyList<(ProcessKind, string, IReadOnlyList<string>)>> ProbationsAsync(
        LocalDate first,
        LocalDate last,
        CancellationToken stop
    )
    {
        var (since, before) = (Midnight(first), Midnight(last.PlusDays(1)));
        var decided = await db
            .Probations.AsNoTracking()
            .Where(p => since <= p.DecidedAt && p.DecidedAt < before)
            .Select(p => new { p.StaffId, p.Decision })
            .ToListAsync(stop);
        return
        [
            .. Enum.GetValues<Recommendation>()
                .Select(r =>
                    (
                        ProcessKind.Probation,
                        $"Decided.{r}",
                        (IReadOnlyList<string>)[.. decided.Where(p => p.Decision == r).Select(p => p.StaffId)]
                    )
                ),
        ];
    }

    private async Task<IReadOnlyList<(ProcessKind, string, IReadOnlyList<string>)>> CasesAsync(
        LocalDate first,
        LocalDate last,
        CancellationToken stop
    )
    {
        var cases = await db
            .UnderperformanceCases.AsNoTracking()
            .Where(c => (first <= c.OpenedOn && c.OpenedOn <= last) || (first <= c.ClosedOn && c.ClosedOn <= last))
            .Select(c => new
            {
                c.StaffId,
                c.OpenedOn,
                c.ClosedOn,
                c.State,
            })
            .ToListAsync(stop);
        return
        [
            (ProcessKind.Underperformance, "Opened", [.. cases.Where(c => In(c.OpenedOn)).Select(c => c.StaffId)]),
            (ProcessKind.Underperformance, "ClosedSufficient", Closed(CaseState.ClosedSufficient)),
            (ProcessKind.Underperformance, "ClosedDecided", Closed(CaseState.Decided)),
        ];

        bool In(LocalDate? day) => first <= day && day <= last;

        IReadOnlyList<string> Closed(CaseState state) => [.. cases.Where(c => In(c.ClosedOn) && c.State == state).Select(c => c.StaffId)];
    }

    private async Task<IReadOnlyList<(ProcessKind, string, IReadOnlyList<string>)>> RewardsAsync(
        LocalDate first,
        LocalDate last,
        CancellationToken stop
    )
    {
        var (since, before) = (Midnight(first), Midnight(last.PlusDays(1)));
        var given = await (
            from reward in db.Rewards.AsNoTracking()
            join recognition in db.Recognitions on reward.RecognitionId equals recognition.Id
            where since <= reward.DecidedAt && reward.DecidedAt < before && reward.State == RewardState.Approved
            from receiver in recognition.Receivers
            select receiver.StaffId
        ).ToListAsync(stop);
        return [(ProcessKind.Rewards, "Approved", given)];
    }

    /// <summary>
    /// Requests and results by what was done: where a case stands today may be an appeal's doing. Those of exercises are told with these, and in a sum beside
    /// them they would tell of the few others.
    /// </summary>
    private async Task<IReadOnlyList<(ProcessKind, string, IReadOnlyList<string>)>> ReclassificationsAsync(
        LocalDate first,
        LocalDate last,
        CancellationToken stop
    )
    {
        var (since, before) = (Midnight(first), Midnight(last.PlusDays(1)));
        var done = await (
            from step in db.ReclassificationSteps.AsNoTracking()
            join of in db.Reclassifications on step.CaseId equals of.Id
            where since <= step.At && step.At < before && of.ExerciseId == null
            select new { of.StaffId, step.Act }
        ).ToListAsync(stop);
        return
        [
            .. new[] { ReclassificationAct.Send, ReclassificationAct.Keep, ReclassificationAct.Raise, ReclassificationAct.Lower }.Select(
                act =>
                    (
                        ProcessKind.Reclassification,
                        $"Reclassification.{act}",
                        (IReadOnlyList<string>)[.. done.Where(d => d.Act == act).Select(d => d.StaffId)]
                    )
            ),
        ];
    }

    private static Instant Midnight(LocalDate day) => day.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
}
