using Fairway.Rules.Appraisals;
using Fairway.Rules.Service;
using Fairway.Rules.Sources;
using Fairway.Rules.Time;
using NodaTime;
using NodaTime.Text;

namespace Fairway.Rules.Probation;

/// <summary>The steps of probation, in their order.</summary>
[Rule("PR-1")]
public enum ProbationStep
{
    /// <summary>Beginning of cycle.</summary>
    Beginning,

    /// <summary>First mid-term review, at which those who give input are designated.</summary>
    FirstMidTerm,

    /// <summary>First yearly appraisal.</summary>
    Appraisal,

    /// <summary>Second mid-term review.</summary>
    SecondMidTerm,

    /// <summary>Input of colleagues or service recipients.</summary>
    Input,

    /// <summary>Probationary report, the second yearly appraisal.</summary>
    Report,
}

/// <summary>How long probation lasts and when its steps are due (PR-1, PR-2). Months are added to entry on duty, each time anew.</summary>
[Rule("PR-1")]
public static class ProbationCalendar
{
    /// <summary>All steps, in their order.</summary>
    public static IReadOnlyList<ProbationStep> Steps { get; } = Enum.GetValues<ProbationStep>();

    /// <summary>The first day after probation: on it the third appraisal can begin (PR-3).</summary>
    public static LocalDate Ends(LocalDate entryOnDuty, ProbationPolicy policy) => Months.Add(entryOnDuty, policy.Length);

    /// <summary>The same for an official, whose probation may have been extended.</summary>
    [Rule("PR-3")]
    public static LocalDate Ends(Career career, ProbationPolicy policy) =>
        career.ProbationExtendedTo?.PlusDays(1) ?? Ends(career.EntryOnDuty, policy);

    /// <summary>Probation as a cycle: from entry on duty to the eve of the day after it.</summary>
    public static Cycle CycleOf(LocalDate entryOnDuty, ProbationPolicy policy) => new(entryOnDuty, Ends(entryOnDuty, policy).PlusDays(-1));

    /// <summary>The day on which a step is due.</summary>
    [Rule("PR-2")]
    public static LocalDate DueOn(ProbationStep step, LocalDate entryOnDuty, ProbationPolicy policy) =>
        Months.Add(entryOnDuty, policy.DueAfterEntry(step));

    /// <summary>The rule that a step rests on.</summary>
    public static Citation Citation(ProbationStep step) => step == ProbationStep.Input ? Citations.PR2 : Citations.PR1;

    /// <summary>Why a step is due when it is: entry on duty, parameter, period, result.</summary>
    public static Finding WhyDue(ProbationStep step, LocalDate entryOnDuty, ProbationPolicy policy) =>
        Finding.Met(
            Citation(step),
            "due-after-entry",
            ("entryOnDuty", IsoDay.Text(entryOnDuty)),
            ("parameter", Parameter(step)),
            ("period", PeriodPattern.Roundtrip.Format(policy.DueAfterEntry(step))),
            ("result", IsoDay.Text(DueOn(step, entryOnDuty, policy)))
        );

    /// <summary>Why probation ends when it does.</summary>
    public static Finding WhyItEnds(LocalDate entryOnDuty, ProbationPolicy policy) =>
        Finding.Met(
            Citations.PR1,
            "probation-from-entry",
            ("entryOnDuty", IsoDay.Text(entryOnDuty)),
            ("parameter", "probation.length"),
            ("period", PeriodPattern.Roundtrip.Format(policy.Length)),
            ("result", IsoDay.Text(CycleOf(entryOnDuty, policy).LastDay))
        );

    private static string Parameter(ProbationStep step) =>
        step switch
        {
            ProbationStep.Beginning => "probation.boc.dueAfterEntry",
            ProbationStep.FirstMidTerm => "probation.firstMtr.dueAfterEntry",
            ProbationStep.Appraisal => "probation.appraisal.dueAfterEntry",
            ProbationStep.SecondMidTerm => "probation.secondMtr.dueAfterEntry",
            ProbationStep.Input => "probation.input.dueAfterEntry",
            ProbationStep.Report => "probation.report.dueAfterEntry",
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
        };
}
