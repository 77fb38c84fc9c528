using System.Text.Json.Serialization;
using Fairway.App.Appraisals;
using Fairway.App.Underperformance;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.App.ReportsBoard;

/// <summary>
/// Figures as of a day (BD-3, decision 15): taken once and never live. What is published stands in it as it was published; the lines beneath are for those
/// who can open each record, HR for the units that it serves.
/// </summary>
public sealed class FigureSnapshot
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The day that it speaks of; one a day.</summary>
    public required LocalDate AsOf { get; init; }

    public required Instant TakenAt { get; init; }

    /// <summary>Who took it.</summary>
    public required string TakenBy { get; init; }

    /// <summary>What is published, as JSON: <see cref="PublishedTable"/>s of people who are in no earlier snapshot.</summary>
    public required string Published { get; init; }

    /// <summary>The appraisals whose ratings it counts, as JSON.</summary>
    public required string Counted { get; init; }

    /// <summary>Every step that was due, as JSON: <see cref="StepLine"/>s.</summary>
    public required string Steps { get; init; }
}

/// <summary>What a table tells of.</summary>
public enum FigureKind
{
    /// <summary>Overall ratings by unit: departments and the units beneath them.</summary>
    RatingsByUnit = 1,

    /// <summary>Overall ratings by category and grade.</summary>
    RatingsByGrade,

    RatingsBySex,
    RatingsByRegion,

    /// <summary>Beginnings of cycle: in time, late by whose delay, awaited; by department.</summary>
    Beginnings,
    MidTerms,
    Ends,
}

/// <summary>A row as it was published.</summary>
/// <param name="Name">What the unit was called then; other keys say themselves.</param>
/// <param name="Counts">A number, or nothing, for each column and the total.</param>
public sealed record PublishedRow(string Key, string? Parent, string Name, IReadOnlyList<int?> Counts);

/// <summary>A table as it was published.</summary>
/// <param name="CycleStart">Of the cycle that it is about.</param>
/// <param name="Columns">Codes of the columns: ratings, or what became of a step.</param>
public sealed record PublishedTable(
    FigureKind Kind,
    LocalDate CycleStart,
    LocalDate CycleEnd,
    IReadOnlyList<string> Columns,
    IReadOnlyList<PublishedRow> Rows
);

/// <summary>What became of a step by the day of a snapshot.</summary>
public enum StepOutcome
{
    InTime = 1,
    LateSupervisor,
    LateOfficial,
    LateSecondLevel,
    LateOrganization,

    /// <summary>Of probation alone: late by those who give input.</summary>
    LateColleague,

    /// <summary>Late, and nobody said why.</summary>
    LateUnsaid,

    /// <summary>Due, and not done.</summary>
    Awaited,
}

/// <summary>What is due on a day: the steps of appraisals, and those of probations and cases that are late or in time like them. A stored name never changes.</summary>
public enum StepKind
{
    Beginning = 1,
    MidTerm,
    EndOfCycle,

    /// <summary>Enough input on a probation for its report (PR-2).</summary>
    ProbationInput,
    ProbationReport,
    CaseDiscussion,
    CasePlan,
    CaseReview,
    CaseOutcome,
}

/// <summary>What kinds of steps there are.</summary>
public static class StepKinds
{
    public static StepKind Of(AppraisalStep step) =>
        step switch
        {
            AppraisalStep.Beginning => StepKind.Beginning,
            AppraisalStep.MidTerm => StepKind.MidTerm,
            _ => StepKind.EndOfCycle,
        };

    public static StepKind Of(CaseStep step) =>
        step switch
        {
            CaseStep.Discussion => StepKind.CaseDiscussion,
            CaseStep.Plan => StepKind.CasePlan,
            CaseStep.Review => StepKind.CaseReview,
            _ => StepKind.CaseOutcome,
        };

    /// <summary>Whether it is a step of an appraisal: those alone stand in published tables.</summary>
    public static bool IsOfAppraisal(this StepKind kind) => kind <= StepKind.EndOfCycle;

    public static bool IsOfProbation(this StepKind kind) => kind is StepKind.ProbationInput or StepKind.ProbationReport;

    public static bool IsOfCase(this StepKind kind) => kind >= StepKind.CaseDiscussion;

    /// <summary>What can become of it: the delay is that of a colleague in a probation alone.</summary>
    public static IReadOnlyList<StepOutcome> Outcomes(this StepKind kind) =>
        [.. Enum.GetValues<StepOutcome>().Where(o => o != StepOutcome.LateColleague || kind.IsOfProbation())];

    /// <summary>As files write it.</summary>
    public static string Code(this StepKind kind) =>
        kind switch
        {
            StepKind.Beginning => AppraisalStep.Beginning.Code(),
            StepKind.MidTerm => AppraisalStep.MidTerm.Code(),
            StepKind.EndOfCycle => AppraisalStep.EndOfCycle.Code(),
            StepKind.ProbationInput => "probation-input",
            StepKind.ProbationReport => "probation-report",
            StepKind.CaseDiscussion => "improvement-discussion",
            StepKind.CasePlan => "improvement-plan",
            StepKind.CaseReview => "improvement-review",
            StepKind.CaseOutcome => "improvement-outcome",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
}

/// <summary>A step that was due by the day of a snapshot (CY-8).</summary>
/// <param name="SubjectId">The appraisal, probation or case; under the name that it had while there were appraisals alone, in snapshots that stay.</param>
/// <param name="CycleStart">The first day of the cycle; of a probation entry on duty, of a case its opening.</param>
/// <param name="CycleEnd">The last day of the cycle or probation; of a case the step's own day.</param>
/// <param name="SignedOn">The day of the supervisor's signature, or on which it was done; null: not by the day of the snapshot.</param>
/// <param name="Whose">Whose the delay was; null where there was none, or nobody said.</param>
public sealed record StepLine(
    [property: JsonPropertyName("appraisalId")] Guid SubjectId,
    string StaffId,
    string Unit,
    LocalDate CycleStart,
    LocalDate CycleEnd,
    StepKind Step,
    LocalDate DueOn,
    LocalDate? SignedOn,
    DelayOf? Whose
)
{
    public StepOutcome Outcome =>
        SignedOn is not { } signed ? StepOutcome.Awaited
        : signed <= DueOn ? StepOutcome.InTime
        : Whose switch
        {
            DelayOf.Supervisor => StepOutcome.LateSupervisor,
            DelayOf.Official => StepOutcome.LateOfficial,
            DelayOf.SecondLevel => StepOutcome.LateSecondLevel,
            DelayOf.Organization => StepOutcome.LateOrganization,
            DelayOf.Colleague => StepOutcome.LateColleague,
            _ => StepOutcome.LateUnsaid,
        };
}
