using Fairway.Rules.Sources;
using Fairway.Rules.Time;
using NodaTime;
using NodaTime.Text;

namespace Fairway.Rules.Probation;

/// <summary>What the guards are judged by, as the record has it on the day.</summary>
/// <param name="EntryOnDuty">The first day of probation.</param>
/// <param name="On">The day on which the recommendation is made.</param>
/// <param name="ObjectivesAgreedOn">The day on which outputs were agreed; null: never.</param>
/// <param name="First">The period that the first report covers, to its last day inclusive; null: it is not there.</param>
/// <param name="Second">The period that the probationary report covers, as far as it was served on the day.</param>
/// <param name="WarnedOn">The day on which the official was first warned that confirmation is in doubt; null: never.</param>
public sealed record GuardFacts(
    LocalDate EntryOnDuty,
    LocalDate On,
    LocalDate? ObjectivesAgreedOn,
    (LocalDate Start, LocalDate End)? First,
    (LocalDate Start, LocalDate End) Second,
    LocalDate? WarnedOn
);

/// <summary>
/// The guards before a recommendation not to confirm (PR-4; J4505, J2836, J890, J1246, J10): each met or not, with its evidence. One that is not
/// met stops the recommendation until two people of different offices override it.
/// </summary>
[Rule("PR-4")]
public static class FairnessGuards
{
    /// <summary>All guards, in the order in which they are told.</summary>
    public static IReadOnlyList<Finding> Of(GuardFacts facts, ProbationPolicy policy, Period commentsWindow) =>
        [
            ObjectivesSet(facts),
            WarnedInTime(facts, policy),
            CouldComment(facts, commentsWindow),
            MonthsBetween(facts, policy),
            CoversPeriodServed(facts),
        ];

    /// <summary>Whether all are met.</summary>
    public static bool AllMet(IEnumerable<Finding> guards) => guards.All(guard => guard.Judgement == Judgement.Met);

    /// <summary>Objectives stood when the period began that the report judges (interpretation 43).</summary>
    private static Finding ObjectivesSet(GuardFacts facts) =>
        Guard(
            facts.ObjectivesAgreedOn <= facts.Second.Start,
            "objectives-were-set",
            facts.ObjectivesAgreedOn is null ? "objectives-were-not-set" : "objectives-were-set-late",
            ("agreedOn", Day(facts.ObjectivesAgreedOn)),
            ("periodStart", IsoDay.Text(facts.Second.Start))
        );

    private static Finding WarnedInTime(GuardFacts facts, ProbationPolicy policy)
    {
        var latest = Months.Subtract(facts.On, policy.WarningLead);
        return Guard(
            facts.WarnedOn <= latest,
            "was-warned-in-time",
            facts.WarnedOn is null ? "was-not-warned" : "was-warned-too-late",
            ("warnedOn", Day(facts.WarnedOn)),
            ("latest", IsoDay.Text(latest)),
            ("parameter", "probation.warning.lead"),
            ("period", PeriodPattern.Roundtrip.Format(policy.WarningLead))
        );
    }

    private static Finding CouldComment(GuardFacts facts, Period commentsWindow)
    {
        var until = facts.WarnedOn is { } warned ? Months.Add(warned, commentsWindow) : (LocalDate?)null;
        return Guard(
            until < facts.On,
            "could-comment",
            "could-not-comment",
            ("warnedOn", Day(facts.WarnedOn)),
            ("commentsUntil", Day(until)),
            ("parameter", "comments.window"),
            ("period", PeriodPattern.Roundtrip.Format(commentsWindow))
        );
    }

    /// <summary>Between the ends of the periods, not of the reports: lateness is recorded apart (J1246).</summary>
    private static Finding MonthsBetween(GuardFacts facts, ProbationPolicy policy)
    {
        var earliest = facts.First is { } first ? Months.Add(first.End, policy.BetweenReports) : (LocalDate?)null;
        return Guard(
            earliest <= facts.Second.End,
            "months-between-periods",
            earliest is null ? "no-first-report" : "too-few-months-between-periods",
            ("firstEnd", Day(facts.First?.End)),
            ("secondEnd", IsoDay.Text(facts.Second.End)),
            ("earliest", Day(earliest)),
            ("parameter", "probation.betweenReports.minimum"),
            ("period", PeriodPattern.Roundtrip.Format(policy.BetweenReports))
        );
    }

    private static Finding CoversPeriodServed(GuardFacts facts)
    {
        var covers = facts.First is { } first && first.Start <= facts.EntryOnDuty && facts.Second.Start <= first.End.PlusDays(1);
        return Guard(
            covers,
            "covers-period-served",
            "leaves-period-out",
            ("entryOnDuty", IsoDay.Text(facts.EntryOnDuty)),
            ("firstStart", Day(facts.First?.Start)),
            ("firstEnd", Day(facts.First?.End)),
            ("secondStart", IsoDay.Text(facts.Second.Start)),
            ("secondEnd", IsoDay.Text(facts.Second.End))
        );
    }

    private static Finding Guard(bool met, string reason, string otherwise, params (string, string)[] facts) =>
        met ? Finding.Met(Citations.PR4, reason, facts) : Finding.NotMet(Citations.PR4, otherwise, facts);

    private static string Day(LocalDate? day) => day is { } known ? IsoDay.Text(known) : "";
}
