using Fairway.Rules.Probation;
using Fairway.Rules.Service;
using Fairway.Rules.Sources;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Appraisals;

/// <summary>A step that is due, and why: what a page shows under "Why?".</summary>
/// <param name="Kind">What is due.</param>
/// <param name="DueOn">The day on which it is due.</param>
/// <param name="Cycle">The cycle that it belongs to.</param>
/// <param name="Rule">The rule that it rests on.</param>
/// <param name="Why">Which funding decides, how the cycle came about, and how the day follows, each with its facts and arithmetic.</param>
public sealed record Obligation(ObligationKind Kind, LocalDate DueOn, Cycle Cycle, Citation Rule, IReadOnlyList<Finding> Why);

/// <summary>
/// The calendar of one official, explained. What is due comes from <see cref="ObligationCalendar"/>, as for a million; the findings are told
/// from its answer with the facts of the career.
/// </summary>
[Rule("CY-1")]
[Rule("PR-1")]
[Rule("PR-5")]
public static class Obligations
{
    /// <summary>What falls due within a window, in order of due date and kind.</summary>
    /// <param name="career">The official's service.</param>
    /// <param name="from">The window's first day.</param>
    /// <param name="to">The window's last day, inclusive.</param>
    /// <param name="policyAt">The parameters for a cycle launched on a day.</param>
    public static IReadOnlyList<Obligation> Of(Career career, LocalDate from, LocalDate to, Func<LocalDate, PolicySet> policyAt)
    {
        var periods = PeriodsOf(career);
        var service = ServiceOf(periods);
        return [.. List(career, service, from, to, policyAt).Select(day => Explain(day, career, periods, service, policyAt))];
    }

    /// <summary>The same without telling why: for whoever asks about a team and shows one line of each.</summary>
    /// <param name="career">The official's service.</param>
    /// <param name="from">The window's first day.</param>
    /// <param name="to">The window's last day, inclusive.</param>
    /// <param name="policyAt">The parameters for a cycle launched on a day.</param>
    public static IReadOnlyList<ObligationDay> DaysOf(Career career, LocalDate from, LocalDate to, Func<LocalDate, PolicySet> policyAt) =>
        List(career, ServiceOf(PeriodsOf(career)), from, to, policyAt);

    private static List<ObligationDay> List(
        Career career,
        FundedPeriod[] service,
        LocalDate from,
        LocalDate to,
        Func<LocalDate, PolicySet> policyAt
    )
    {
        var due = new List<ObligationDay>();
        new ObligationCalendar(policyAt, DayNumbers.Of(from), DayNumbers.Of(to)).List(
            DayNumbers.Of(career.EntryOnDuty),
            career.Probation,
            service,
            due,
            career.ProbationExtendedTo is { } last ? DayNumbers.Of(last) + 1 : null
        );
        return due;
    }

    private static List<CareerPeriod> PeriodsOf(Career career) =>
        [.. career.Periods.Where(period => !period.Span.IsEmpty).OrderBy(period => period.Span.From)];

    private static FundedPeriod[] ServiceOf(List<CareerPeriod> periods) =>
        [
            .. periods.Select(p => new FundedPeriod(
                DayNumbers.Of(p.Span.From),
                DayNumbers.OfEnd(p.Span.Until),
                FundedPeriod.Deciding(p.Organization, p.Status, p.Funding)
            )),
        ];

    /// <summary>The rule that an obligation rests on: PR-3 in a third appraisal, else that of its step.</summary>
    public static Citation Rule(ObligationKind kind, bool isThirdAppraisal) =>
        isThirdAppraisal ? Citations.PR3
        : kind.StepOfCycle() is { } step ? step.Citation()
        : kind.StepOfProbation() is { } probation ? ProbationCalendar.Citation(probation)
        : Citations.PR5;

    private static Obligation Explain(
        ObligationDay day,
        Career career,
        List<CareerPeriod> periods,
        FundedPeriod[] service,
        Func<LocalDate, PolicySet> policyAt
    )
    {
        var on = DayNumbers.Day(day.DueOn);
        var cycle = new Cycle(DayNumbers.Day(day.CycleStart), DayNumbers.Day(day.CycleEnd));
        var covering = periods.FindIndex(period => period.Span.Contains(on));
        List<Finding> why = [WhoseCalendar(periods[covering], on)];
        if (day.Kind.StepOfCycle() is { } step)
        {
            var policy = policyAt(cycle.Start);
            why.Add(WhyItBegins(day, career, DayNumbers.Day(FundedPeriod.StretchOn(service, day.DueOn)!.Value.From), cycle, policyAt));
            why.Add(AppraisalCalendar.WhyItEnds(cycle, policy.Appraisals));
            why.Add(AppraisalCalendar.Dues(cycle.Start, cycle.LastDay, policy.Appraisals).Single(due => due.Step == step).Why);
        }
        else if (day.Kind.StepOfProbation() is { } probation)
        {
            var policy = policyAt(career.EntryOnDuty).Probation;
            why.Add(ProbationCalendar.WhyItEnds(career.EntryOnDuty, policy));
            why.Add(ProbationCalendar.WhyDue(probation, career.EntryOnDuty, policy));
        }
        else
        {
            var policy = policyAt(career.EntryOnDuty).TechnicalCooperation;
            var nth = TechnicalCooperationCalendar.Nth(on, career.EntryOnDuty, policy);
            why.Add(TechnicalCooperationCalendar.WhyDue(nth, career.EntryOnDuty, policy));
        }
        return new(day.Kind, on, cycle, Rule(day.Kind, day.IsThirdAppraisal), why);
    }

    /// <summary>The service row that covers the due date decides whose calendar counts; leave without pay is in service too.</summary>
    private static Finding WhoseCalendar(CareerPeriod period, LocalDate on)
    {
        (string, string)[] facts =
        [
            ("dueOn", IsoDay.Text(on)),
            ("period", period.Span.ToString()),
            ("organization", period.Organization),
            ("status", period.Status.Code()),
            ("funding", period.Funding!.Value.Code()),
        ];
        return period.Funding == Funding.TC
            ? Finding.Met(Citations.PR5, "funded-by-technical-cooperation", facts)
            : Finding.Met(Citations.CY1, "funded-by-regular-budget", facts);
    }

    private static Finding WhyItBegins(
        ObligationDay day,
        Career career,
        LocalDate stretch,
        Cycle cycle,
        Func<LocalDate, PolicySet> policyAt
    )
    {
        LocalDate? probationEnds = career.Probation ? ProbationCalendar.Ends(career, policyAt(career.EntryOnDuty).Probation) : null;
        List<(string, string)> facts = [("stretchStart", IsoDay.Text(stretch))];
        if (probationEnds is { } ends)
        {
            facts.Add(("entryOnDuty", IsoDay.Text(career.EntryOnDuty)));
            facts.Add(("probationUntil", IsoDay.Text(ends.PlusDays(-1))));
        }
        facts.Add(("result", IsoDay.Text(cycle.Start)));
        return day.IsThirdAppraisal ? Finding.Met(Citations.PR3, "third-appraisal-after-probation", [.. facts])
            : cycle.Start > AppraisalCalendar.FirstStart(stretch, probationEnds)
                ? Finding.Met(Citations.CY1, "regular-cycle-follows", [.. facts])
            : cycle.Start == probationEnds ? Finding.Met(Citations.PR3, "regular-cycle-after-probation", [.. facts])
            : Finding.Met(Citations.CY1, "first-cycle-of-stretch", [.. facts]);
    }
}
