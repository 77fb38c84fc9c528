using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.App.ReportsBoard;
using Fairway.App.Service;
using Fairway.Rules.ReportsBoard;
using Fairway.Rules.Underperformance;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Underperformance;

/// <summary>A step of a case that was due, for the figures of compliance (CY-8, BD-3).</summary>
/// <param name="DoneOn">Null: not done.</param>
/// <param name="Whose">Whose the delay was; null where there was none, or nobody said.</param>
public sealed record CaseStepDue(UnderperformanceCase Case, CaseStep Step, LocalDate DueOn, LocalDate? DoneOn, DelayOf? Whose);

/// <summary>Steps of cases for HR's compliance. Read by whoever can open each case, and counted in no published table.</summary>
public static class CaseLateness
{
    /// <summary>
    /// What was due by the end of a day, as it stood then. A case that ended, or whose official left, waits for nothing; while leave stops the clock no
    /// review is due.
    /// </summary>
    /// <param name="dayOf">The day of an instant at an official's duty station.</param>
    internal static async Task<IReadOnlyList<CaseStepDue>> DueAsync(
        FairwayDb db,
        PolicyLibrary policies,
        LocalDate asOf,
        Func<string, Instant, LocalDate> dayOf,
        CancellationToken stop
    )
    {
        var until = asOf.PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        var cases = await db.UnderperformanceCases.AsNoTracking().Where(c => c.OpenedOn <= asOf).ToListAsync(stop);
        if (cases.Count == 0)
        {
            return [];
        }

        var ids = cases.ConvertAll(c => c.Id);
        var officials = cases.Select(c => c.StaffId).Distinct(StringComparer.Ordinal).ToList();
        var serving = (
            await db
                .ServicePeriods.Where(ServiceOn.Day(asOf))
                .Where(p => officials.Contains(p.StaffId))
                .Select(p => p.StaffId)
                .ToListAsync(stop)
        ).ToHashSet(StringComparer.Ordinal);
        var plans = (
            await db
                .CaseSignatures.AsNoTracking()
                .Where(s =>
                    ids.Contains(s.CaseId)
                    && s.Kind == CaseFormKind.Plan
                    && s.Party == CaseParty.Supervisor
                    && s.EndedAt == null
                    && s.At < until
                )
                .ToListAsync(stop)
        ).ToLookup(s => s.CaseId);
        var results = (
            await db
                .BoardItems.AsNoTracking()
                .Where(i => i.Kind == BoardReportKind.ImprovementPlan && ids.Contains(i.SubjectId) && i.ReceivedAt < until)
                .Select(i => new
                {
                    i.SubjectId,
                    i.FormNumber,
                    i.DueOn,
                    i.SignedOn,
                    i.ReceivedAt,
                })
                .ToListAsync(stop)
        ).ToLookup(i => i.SubjectId);
        var reviews = (
            await db.CaseForms.AsNoTracking().Where(f => ids.Contains(f.CaseId) && f.Kind == CaseFormKind.Review).ToListAsync(stop)
        ).ToDictionary(f => (f.CaseId, f.Number), f => FormText.Read<ProgressReview>(f.Content));
        var outcomes = (
            await db
                .CaseStatements.AsNoTracking()
                .Where(s => ids.Contains(s.CaseId) && s.At < until && (s.Word == CaseWord.Further || s.Word == CaseWord.ProposedDecision))
                .OrderBy(s => s.At)
                .Select(s => new { s.CaseId, s.At })
                .ToListAsync(stop)
        ).ToLookup(s => s.CaseId, s => s.At);
        var late = (await db.LateCaseSteps.AsNoTracking().Where(l => ids.Contains(l.CaseId) && l.At < until).ToListAsync(stop))
            .GroupBy(l => (l.CaseId, l.Step, l.Number))
            .ToDictionary(g => g.Key, g => g.MinBy(l => l.At)!.Whose);
        var clocks = await CaseClock.OfAsync(db, cases, c => policies.PolicyAt(c.LaunchedOn).Underperformance, stop);
        var steps = new List<CaseStepDue>();
        foreach (var of in cases)
        {
            var policy = policies.PolicyAt(of.LaunchedOn).Underperformance;
            var waits = serving.Contains(of.StaffId) && !(of.ClosedOn <= asOf);
            Add(CaseStep.Discussion, 1, CaseSteps.DiscussionDue(of, policy), of.DiscussedOn <= asOf ? of.DiscussedOn : null);
            if (of.DiscussedOn <= asOf)
            {
                var signed = plans[of.Id].MinBy(s => s.At);
                Add(
                    CaseStep.Plan,
                    signed?.Number ?? 0,
                    CaseSteps.PlanDue(of, policy),
                    signed is null ? null : dayOf(of.StaffId, signed.At)
                );
            }

            foreach (var result in results[of.Id])
            {
                Add(CaseStep.Review, result.FormNumber, result.DueOn, result.SignedOn);
                if (reviews.GetValueOrDefault((of.Id, result.FormNumber))?.Sufficient == false)
                {
                    var next = outcomes[of.Id].Where(at => at > result.ReceivedAt).Select(at => (LocalDate?)at.InUtc().Date);
                    Add(CaseStep.Outcome, result.FormNumber, CaseSteps.OutcomeDue(result.ReceivedAt, policy), next.FirstOrDefault());
                }
            }

            // The run whose result the Board has not received.
            if (
                of.State is CaseState.Running or CaseState.ReviewedSufficient or CaseState.ReviewedInsufficient
                && of.RunsFrom <= asOf
                && clocks[of.Id] is { DueOn: { } due } clock
                && (of.ReviewedOn is not null || !clock.IsStoppedOn(asOf))
            )
            {
                Add(CaseStep.Review, of.ReviewVersion, due, of.ReviewedOn <= asOf ? of.ReviewedOn : null);
            }

            void Add(CaseStep step, int number, LocalDate dueOn, LocalDate? done)
            {
                if (dueOn <= asOf && (done is not null || waits))
                {
                    DelayOf? whose = late.TryGetValue((of.Id, step, number), out var said) ? said : null;
                    steps.Add(new CaseStepDue(of, step, dueOn, done, whose));
                }
            }
        }

        return steps;
    }

    /// <summary>What of a case was late until the Board received a result.</summary>
    internal static async Task<IReadOnlyList<(StepKind Step, Delay Delay)>> OfReportAsync(
        FairwayDb db,
        Guid id,
        Instant received,
        CancellationToken stop
    ) =>
        [
            .. (
                await db.LateCaseSteps.AsNoTracking().Where(l => l.CaseId == id && l.At <= received).OrderBy(l => l.At).ToListAsync(stop)
            ).Select(l => (StepKinds.Of(l.Step), (Delay)l)),
        ];

    /// <summary>Those of some cases that exist for a reader today: whoever has no part in one any more does not even count it.</summary>
    internal static async Task<IReadOnlySet<Guid>> ReadableAsync(
        FairwayDb db,
        Accounts.Reader reader,
        IReadOnlyCollection<Guid> cases,
        CancellationToken stop
    ) =>
        cases.Count == 0
            ? new HashSet<Guid>()
            : (
                await db
                    .UnderperformanceCases.Where(CaseAccess.Exists(reader))
                    .Select(c => c.Id)
                    .Where(id => cases.Contains(id))
                    .ToListAsync(stop)
            ).ToHashSet();
}
