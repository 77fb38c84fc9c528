using Fairway.Rules.Probation;
using Fairway.Rules.Service;
using Fairway.Rules.Sources;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Appraisals;

/// <summary>The appraisal that runs for an official on a day, as the calendar of obligations has it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Cycle">From its first day to the day on which its end is due, inclusive.</param>
/// <param name="CountedFrom">The day from which its dates are counted: the cycle's first, or entry on duty.</param>
/// <param name="BeginningDue">When its outputs are to be agreed: its beginning's day, where it has none the next step's.</param>
/// <param name="MidTermDue">When its mid-term review is due; null: it has none.</param>
/// <param name="Rule">The rule that its end rests on, or the third appraisal's.</param>
public sealed record AppraisalPlan(
    AppraisalKind Kind,
    Cycle Cycle,
    LocalDate CountedFrom,
    LocalDate BeginningDue,
    LocalDate? MidTermDue,
    Citation Rule
)
{
    /// <summary>Longer than any cycle that a policy allows.</summary>
    private static readonly Period Reach = Period.FromYears(12);

    /// <summary>
    /// The plan of a day; null where none runs: out of service, and between the probationary report and the end of probation, whose last months
    /// belong to the third appraisal (PR-1). Service is taken as going on as it stands on the day: a contract that ends closes the appraisal
    /// early (CY-9), and a change that is to come counts from its day.
    /// </summary>
    /// <param name="career">The official's service.</param>
    /// <param name="day">The day.</param>
    /// <param name="policyAt">The parameters for a cycle launched on a day.</param>
    [Rule("PR-1"), Rule("PR-3"), Rule("PR-5"), Rule("CY-1")]
    public static AppraisalPlan? On(Career career, LocalDate day, Func<LocalDate, PolicySet> policyAt)
    {
        var known = career with
        {
            Periods =
            [
                .. career
                    .Periods.Where(period => period.Span.From <= day)
                    .Select(period => period.Span.Contains(day) ? period with { Span = new(period.Span.From, null) } : period),
            ],
        };
        var obligations = Obligations.DaysOf(known, Months.Subtract(day, Reach), Months.Add(day, Reach), policyAt);
        var today = DayNumbers.Of(day);
        foreach (var obligation in obligations)
        {
            if (obligation.DueOn >= today && obligation.Kind.EndsAppraisal(obligation.IsThirdAppraisal) is { } kind)
            {
                var plan = Of(kind, obligation, obligations, career.EntryOnDuty, policyAt);
                return plan.Cycle.Start <= day ? plan : null;
            }
        }
        return null;
    }

    /// <summary>The steps of an appraisal with their days and how these follow; where the calendar has no day for a step, there is none.</summary>
    /// <param name="kind">What the appraisal is.</param>
    /// <param name="countedFrom">The day from which its dates are counted.</param>
    /// <param name="lastDay">The day on which its end is due.</param>
    /// <param name="policy">The policy that it was opened under.</param>
    public static IReadOnlyList<Due> Dues(AppraisalKind kind, LocalDate countedFrom, LocalDate lastDay, PolicySet policy)
    {
        if (kind is AppraisalKind.Regular or AppraisalKind.ThirdAppraisal)
        {
            return AppraisalCalendar.Dues(countedFrom, lastDay, policy.Appraisals);
        }
        var dues = new List<Due>();
        foreach (var step in Enum.GetValues<AppraisalStep>())
        {
            if (kind.Obligation(step) is not { } obligation)
            {
                continue;
            }
            if (obligation.StepOfProbation() is { } probation)
            {
                dues.Add(
                    new(
                        step,
                        ProbationCalendar.DueOn(probation, countedFrom, policy.Probation),
                        ProbationCalendar.WhyDue(probation, countedFrom, policy.Probation)
                    )
                );
            }
            else
            {
                var nth = TechnicalCooperationCalendar.Nth(lastDay, countedFrom, policy.TechnicalCooperation);
                dues.Add(new(step, lastDay, TechnicalCooperationCalendar.WhyDue(nth, countedFrom, policy.TechnicalCooperation)));
            }
        }
        return dues;
    }

    private static AppraisalPlan Of(
        AppraisalKind kind,
        ObligationDay end,
        IReadOnlyList<ObligationDay> all,
        LocalDate entryOnDuty,
        Func<LocalDate, PolicySet> policyAt
    )
    {
        var lastDay = DayNumbers.Day(end.DueOn);
        var cycle = kind switch
        {
            AppraisalKind.ProbationFirst => new Cycle(entryOnDuty, lastDay),
            AppraisalKind.ProbationSecond => new Cycle(
                ProbationCalendar.DueOn(ProbationStep.Appraisal, entryOnDuty, policyAt(entryOnDuty).Probation),
                lastDay
            ),
            _ => new Cycle(DayNumbers.Day(end.CycleStart), DayNumbers.Day(end.CycleEnd)),
        };
        var midTerm = StepOf(AppraisalStep.MidTerm);
        return new(
            kind,
            cycle,
            kind is AppraisalKind.Regular or AppraisalKind.ThirdAppraisal ? cycle.Start : entryOnDuty,
            StepOf(AppraisalStep.Beginning) ?? midTerm ?? lastDay,
            midTerm,
            Obligations.Rule(end.Kind, end.IsThirdAppraisal)
        );

        LocalDate? StepOf(AppraisalStep step)
        {
            foreach (var day in all)
            {
                if (day.CycleStart == end.CycleStart && day.CycleEnd == end.CycleEnd && kind.Obligation(step) == day.Kind)
                {
                    return DayNumbers.Day(day.DueOn);
                }
            }
            return null;
        }
    }
}
