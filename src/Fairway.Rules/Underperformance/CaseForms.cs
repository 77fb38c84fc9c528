using System.Collections.Immutable;
using NodaTime;

namespace Fairway.Rules.Underperformance;

/// <summary>An area in which performance is below expectations.</summary>
/// <param name="Area">Which: a task, an output, a way of working.</param>
/// <param name="Expected">What was expected, and where that was agreed.</param>
/// <param name="Observed">What was seen, with days and examples.</param>
public sealed record AreaBelow(string Area, string Expected, string Observed);

/// <summary>How a case is opened (UP-1): what is below expectations, how it showed, and what may lie behind it.</summary>
[Rule("UP-1")]
public sealed record CaseOpening
{
    /// <summary>Codes of <see cref="UnderperformancePolicy.Triggers"/>.</summary>
    public ImmutableArray<string> Triggers { get; init; } = [];

    /// <summary>At least one.</summary>
    public ImmutableArray<AreaBelow> Areas { get; init; } = [];

    /// <summary>Codes of <see cref="UnderperformancePolicy.Reasons"/> that were thought about; they may be none.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];

    /// <summary>What was thought about possible reasons, in words that the official reads. What is private goes into a note for HR (UP-3).</summary>
    public string Considered { get; init; } = "";

    /// <summary>What support has been given up to now.</summary>
    public string SupportSoFar { get; init; } = "";
}

/// <summary>A discussion as the supervisor records it (UP-1); the official's own account stands beside it.</summary>
[Rule("UP-1")]
public sealed record DiscussionRecord
{
    /// <summary>The day on which it was held; null: not said.</summary>
    public LocalDate? HeldOn { get; init; }

    /// <summary>What was clarified about the areas.</summary>
    public string Clarified { get; init; } = "";

    /// <summary>What the official raised about the job, the support and the guidance.</summary>
    public string Raised { get; init; } = "";

    /// <summary>What was offered.</summary>
    public string Offered { get; init; } = "";
}

/// <summary>A remedy that is promised.</summary>
/// <param name="Code">One of <see cref="UnderperformancePolicy.Remedies"/>.</param>
/// <param name="Text">What exactly, by whom, how often.</param>
/// <param name="By">The day by which it is given; null: throughout.</param>
public sealed record PlannedRemedy(string Code, string Text, LocalDate? By);

/// <summary>An objective of a plan.</summary>
/// <param name="Text">What is to be reached.</param>
/// <param name="Measure">By what it will be seen.</param>
/// <param name="DueOn">By when; null: not said.</param>
public sealed record PlanObjective(string Text, string Measure, LocalDate? DueOn);

/// <summary>A performance improvement plan (UP-1): remedies, objectives with their days, how progress is followed.</summary>
[Rule("UP-1")]
public sealed record ImprovementPlan
{
    /// <summary>Nothing written.</summary>
    public static ImprovementPlan Empty { get; } = new();

    /// <summary>Training, coaching and the like: at least one.</summary>
    public ImmutableArray<PlannedRemedy> Remedies { get; init; } = [];

    /// <summary>As many as the policy says.</summary>
    public ImmutableArray<PlanObjective> Objectives { get; init; } = [];

    /// <summary>How often and how the two look at progress.</summary>
    public string Monitoring { get; init; } = "";

    /// <summary>What may follow if progress is not sufficient: the warning that a decision would rest on; empty: none was given.</summary>
    public string Warning { get; init; } = "";

    /// <summary>The day on which the two spoke about it; null: not said.</summary>
    public LocalDate? DiscussedOn { get; init; }
}

/// <summary>How far an objective was reached.</summary>
public enum Progress
{
    /// <summary>Reached.</summary>
    Reached = 1,

    /// <summary>Partly.</summary>
    Partly,

    /// <summary>Not reached.</summary>
    NotReached,
}

/// <summary>What a review finds of one objective, in the plan's order.</summary>
/// <param name="Reached">How far; null: not said.</param>
/// <param name="Text">Against its measure.</param>
public sealed record ObjectiveProgress(Progress? Reached, string Text);

/// <summary>Whether a promised remedy was given, in the plan's order.</summary>
/// <param name="Given">Null: not said.</param>
/// <param name="Text">When and how; where it was not given, why.</param>
public sealed record RemedyGiven(bool? Given, string Text);

/// <summary>The review after the plan has run (UP-1).</summary>
[Rule("UP-1")]
public sealed record ProgressReview
{
    /// <summary>Nothing written.</summary>
    public static ProgressReview Empty { get; } = new();

    /// <summary>One for each objective of the plan.</summary>
    public ImmutableArray<ObjectiveProgress> Objectives { get; init; } = [];

    /// <summary>One for each remedy of the plan.</summary>
    public ImmutableArray<RemedyGiven> Remedies { get; init; } = [];

    /// <summary>Whether progress is sufficient, a person's judgement; null: not said.</summary>
    public bool? Sufficient { get; init; }

    /// <summary>Why.</summary>
    public string Text { get; init; } = "";

    /// <summary>The day on which the two spoke about it; null: not said.</summary>
    public LocalDate? DiscussedOn { get; init; }
}
