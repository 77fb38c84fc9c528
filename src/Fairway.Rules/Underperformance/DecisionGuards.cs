using System.Globalization;
using Fairway.Rules.Sources;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Underperformance;

/// <summary>What must hold before an adverse decision (UP-3).</summary>
[Rule("UP-3")]
public enum Guard
{
    /// <summary>Objectives were set in advance.</summary>
    ObjectivesInAdvance = 1,

    /// <summary>The official was warned.</summary>
    Warning,

    /// <summary>They had reasonable time.</summary>
    ReasonableTime,

    /// <summary>The organization followed its own rules.</summary>
    OwnRules,
}

/// <summary>What the guards look at: days and counts, no texts.</summary>
public sealed record GuardFacts
{
    /// <summary>The clock of the plan up to the review, as leave is known today.</summary>
    public required ClockReading Clock { get; init; }

    /// <summary>The day of the supervisor's signature under the plan that ran.</summary>
    public required LocalDate PlanSignedOn { get; init; }

    /// <summary>How many objectives it has, each with its measure and day.</summary>
    public required int Objectives { get; init; }

    /// <summary>The day on which a warning reached the official with a signed plan; null: none did.</summary>
    public required LocalDate? WarnedOn { get; init; }

    /// <summary>The day of the discussion before the plan; null: none is recorded.</summary>
    public required LocalDate? DiscussedOn { get; init; }

    /// <summary>The day on which the supervisor signed the review.</summary>
    public required LocalDate ReviewedOn { get; init; }

    /// <summary>The days on which the supervisor noted progress or support.</summary>
    public required IReadOnlyList<LocalDate> NotedOn { get; init; }

    /// <summary>How many remedies were promised.</summary>
    public required int RemediesPromised { get; init; }

    /// <summary>How many of them were given.</summary>
    public required int RemediesGiven { get; init; }

    /// <summary>The day on which the Board received the result; null: it hasn't.</summary>
    public required LocalDate? ReceivedByBoardOn { get; init; }
}

/// <summary>What a guard finds; one guard may look at several things.</summary>
public sealed record GuardFinding(Guard Guard, Finding Finding)
{
    /// <summary>Whether it holds.</summary>
    public bool IsMet => Finding.Judgement == Judgement.Met;
}

/// <summary>An office that may let a decision go on past a guard.</summary>
public enum OverridingOffice
{
    /// <summary>The HR partner.</summary>
    HumanResources = 1,

    /// <summary>The Reports Board.</summary>
    ReportsBoard,
}

/// <summary>That somebody lets a decision go on though a guard is not met. The reason is shown to the official.</summary>
/// <param name="Guard">Which.</param>
/// <param name="PersonId">Who.</param>
/// <param name="Office">For which office.</param>
public sealed record GuardOverride(Guard Guard, string PersonId, OverridingOffice Office);

/// <summary>
/// The guards before an adverse decision (UP-3), each shown as met or not with its evidence. A guard that is not met stops the decision until two
/// people of different offices override it.
/// </summary>
[Rule("UP-3")]
public static class DecisionGuards
{
    /// <summary>All findings, in the order of the guards.</summary>
    public static IReadOnlyList<GuardFinding> Of(GuardFacts facts, UnderperformancePolicy policy) =>
        [
            new(Guard.ObjectivesInAdvance, Objectives(facts)),
            new(Guard.Warning, Warning(facts, policy)),
            new(Guard.ReasonableTime, ReviewClock.IsOver(facts.Clock, facts.ReviewedOn)),
            new(Guard.OwnRules, Discussed(facts)),
            new(Guard.OwnRules, Monitored(facts, policy)),
            new(Guard.OwnRules, Supported(facts)),
            new(Guard.OwnRules, Received(facts)),
        ];

    /// <summary>The guards that still stop the decision.</summary>
    public static IReadOnlyList<Guard> Stopping(IEnumerable<GuardFinding> findings, IReadOnlyCollection<GuardOverride> overrides) =>
        [.. findings.Where(f => !f.IsMet).Select(f => f.Guard).Distinct().Where(guard => !IsOverridden(guard, overrides))];

    /// <summary>Whether two people of different offices have let the decision go on past a guard.</summary>
    public static bool IsOverridden(Guard guard, IReadOnlyCollection<GuardOverride> overrides)
    {
        var of = overrides.Where(o => o.Guard == guard).ToList();
        return of.Exists(one => of.Exists(other => other.Office != one.Office && other.PersonId != one.PersonId));
    }

    private static Finding Objectives(GuardFacts facts)
    {
        (string, string)[] used =
        [
            ("objectives", facts.Objectives.ToString(CultureInfo.InvariantCulture)),
            ("planSigned", IsoDay.Text(facts.PlanSignedOn)),
            ("from", IsoDay.Text(facts.Clock.From)),
        ];
        return facts.Objectives > 0 && facts.PlanSignedOn <= facts.Clock.From
            ? Finding.Met(Citations.UP3, "objectives-set-in-advance", used)
            : Finding.NotMet(Citations.UP3, "objectives-not-set-in-advance", used);
    }

    private static Finding Warning(GuardFacts facts, UnderperformancePolicy policy)
    {
        if (facts.WarnedOn is not { } warned)
        {
            return Finding.NotMet(Citations.UP3, "no-warning", ("reviewed", IsoDay.Text(facts.ReviewedOn)));
        }
        var latest = Months.Subtract(facts.ReviewedOn, policy.WarningLead);
        (string, string)[] used =
        [
            ("warned", IsoDay.Text(warned)),
            ("reviewed", IsoDay.Text(facts.ReviewedOn)),
            ("parameter", "underperformance.warning.lead"),
            ("latest", IsoDay.Text(latest)),
        ];
        return warned <= latest
            ? Finding.Met(Citations.UP3, "warned-in-time", used)
            : Finding.NotMet(Citations.UP3, "warned-too-late", used);
    }

    private static Finding Discussed(GuardFacts facts) =>
        facts.DiscussedOn is { } day && day <= facts.PlanSignedOn
            ? Finding.Met(
                Citations.UP1,
                "discussed-before-plan",
                ("discussed", IsoDay.Text(day)),
                ("planSigned", IsoDay.Text(facts.PlanSignedOn))
            )
            : Finding.NotMet(Citations.UP1, "not-discussed-before-plan", ("planSigned", IsoDay.Text(facts.PlanSignedOn)));

    /// <summary>From the beginning over each note to the review no stretch, counted while the clock ran, is longer than the interval.</summary>
    private static Finding Monitored(GuardFacts facts, UnderperformancePolicy policy)
    {
        var from = facts.Clock.From;
        var days = facts.NotedOn.Where(day => day > from && day < facts.ReviewedOn).Order().Prepend(from).Append(facts.ReviewedOn).ToList();
        var longest = days.Zip(days.Skip(1), facts.Clock.RunningDays).DefaultIfEmpty(0).Max();
        (string, string)[] used =
        [
            ("notes", facts.NotedOn.Count.ToString(CultureInfo.InvariantCulture)),
            ("longest", longest.ToString(CultureInfo.InvariantCulture)),
            ("parameter", "underperformance.monitoring.interval"),
            ("most", policy.MonitoringInterval.Days.ToString(CultureInfo.InvariantCulture)),
        ];
        return longest <= policy.MonitoringInterval.Days
            ? Finding.Met(Citations.UP1, "progress-followed", used)
            : Finding.NotMet(Citations.UP1, "progress-not-followed", used);
    }

    private static Finding Supported(GuardFacts facts)
    {
        (string, string)[] used =
        [
            ("promised", facts.RemediesPromised.ToString(CultureInfo.InvariantCulture)),
            ("given", facts.RemediesGiven.ToString(CultureInfo.InvariantCulture)),
        ];
        return facts.RemediesGiven >= facts.RemediesPromised
            ? Finding.Met(Citations.UP1, "support-given", used)
            : Finding.NotMet(Citations.UP1, "support-not-given", used);
    }

    private static Finding Received(GuardFacts facts) =>
        facts.ReceivedByBoardOn is { } day
            ? Finding.Met(Citations.BD1, "result-at-board", ("received", IsoDay.Text(day)))
            : Finding.NotMet(Citations.BD1, "result-not-at-board");
}
