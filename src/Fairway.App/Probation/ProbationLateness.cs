using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.App.ReportsBoard;
using Fairway.Rules.Probation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Probation;

/// <summary>A step of a probation that was due, for the figures of compliance (CY-8, BD-3).</summary>
/// <param name="SignedOn">Null: not done.</param>
/// <param name="Whose">Whose the delay was; null where there was none, or nobody said.</param>
public sealed record ProbationStepDue(
    ProbationCase Probation,
    string Unit,
    ProbationStep Step,
    LocalDate DueOn,
    LocalDate? SignedOn,
    DelayOf? Whose
);

/// <summary>
/// Late steps of probations: the report, on the day of the supervisor's signature, and the input that it waits for, on the day on which there is enough of
/// it. What follows the supervisor's signature is the official's time to comment and no delay (interpretation 67).
/// </summary>
public static class ProbationLateness
{
    internal static LateProbationStep Of(
        ProbationCase probation,
        ProbationStep step,
        int number,
        LocalDate due,
        Reader reader,
        LateWords words,
        Instant now
    ) =>
        new()
        {
            ProbationId = probation.Id,
            Step = step,
            FormNumber = number,
            DueOn = due,
            SignedOn = reader.Today,
            Whose = words.Whose!.Value,
            Cause = words.Cause.Trim(),
            SaidBy = reader.Actor,
            At = now,
        };

    /// <summary>What was late of a report that the Board received: its signature, and the input that it waited for.</summary>
    internal static async Task<IReadOnlyList<(StepKind Step, Delay Delay)>> OfReportAsync(
        FairwayDb db,
        Guid probation,
        int number,
        CancellationToken stop
    ) =>
        [
            .. (
                await db
                    .LateProbationSteps.AsNoTracking()
                    .Where(l => l.ProbationId == probation && (l.Step == ProbationStep.Input || l.FormNumber == number))
                    .OrderBy(l => l.At)
                    .ToListAsync(stop)
            ).Select(l => (l.Step == ProbationStep.Input ? StepKind.ProbationInput : StepKind.ProbationReport, (Delay)l)),
        ];

    /// <summary>
    /// What was due by the end of a day, as it stood then. Who left before a step was due has none of it, nor has an official whom HR leaves out.
    /// </summary>
    /// <param name="dayOf">The day of an instant at an official's duty station.</param>
    internal static async Task<IReadOnlyList<ProbationStepDue>> DueAsync(
        FairwayDb db,
        PolicyLibrary policies,
        LocalDate asOf,
        Func<string, Instant, LocalDate> dayOf,
        CancellationToken stop
    )
    {
        var until = asOf.PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        var rows = await (
            from c in db.Probations.AsNoTracking().Where(c => c.OpenedOn <= asOf)
            join a in db.Appraisals.AsNoTracking() on c.AppraisalId equals a.Id
            where a.ExcludedAt == null
            select new
            {
                Case = c,
                a.UnitCode,
                a.ClosesOn,
            }
        ).ToListAsync(stop);
        var inputs = (
            await db.ProbationInputs.AsNoTracking().Where(i => i.State == InputState.Given && i.GivenAt < until).ToListAsync(stop)
        ).ToLookup(i => i.ProbationId);
        var late = (await db.LateProbationSteps.AsNoTracking().Where(l => l.At < until).OrderBy(l => l.At).ToListAsync(stop)).ToLookup(l =>
            (l.ProbationId, l.Step)
        );
        var steps = new List<ProbationStepDue>();
        foreach (var row in rows)
        {
            var of = row.Case;
            var policy = policies.PolicyOfLaunch(of.EntryOnDuty).Probation;
            var signed = of.SupervisorSignedAt is { } at && at < until ? dayOf(of.StaffId, at) : (LocalDate?)null;
            var reports = late[(of.Id, ProbationStep.Report)].ToList();
            Add(ProbationStep.Report, signed, reports.LastOrDefault(l => l.FormNumber == of.FormNumber)?.Whose);
            var given = inputs[of.Id].OrderBy(i => i.GivenAt).ToList();
            var enough = given
                .Where((_, i) => Designation.IsEnough(i + 1, policy))
                .Select(i => (LocalDate?)dayOf(of.StaffId, i.GivenAt!.Value))
                .FirstOrDefault();
            // A report that was signed without enough of it waits for none.
            if (enough is not null || signed is null)
            {
                Add(ProbationStep.Input, enough, late[(of.Id, ProbationStep.Input)].LastOrDefault()?.Whose);
            }

            void Add(ProbationStep step, LocalDate? done, DelayOf? whose)
            {
                var due = ProbationCalendar.DueOn(step, of.EntryOnDuty, policy);
                if (due <= asOf && !(row.ClosesOn < due && done is null))
                {
                    steps.Add(new ProbationStepDue(of, row.UnitCode, step, due, done, whose));
                }
            }
        }

        return steps;
    }
}
