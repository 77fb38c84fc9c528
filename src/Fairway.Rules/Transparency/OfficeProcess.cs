using System.Collections.Immutable;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Probation;
using Fairway.Rules.Promotions;
using Fairway.Rules.Reclassification;
using Fairway.Rules.Recognition;
using Fairway.Rules.ReportsBoard;
using Fairway.Rules.Training;
using Fairway.Rules.Underperformance;

namespace Fairway.Rules.Transparency;

/// <summary>A process that the Union and the auditor follow (FA-1), and that a concern can be about (FA-2). A stored name never changes.</summary>
[Rule("FA-1"), Rule("FA-2")]
public enum ProcessKind
{
    /// <summary>Cycles of appraisals.</summary>
    Appraisals = 1,

    /// <summary>Probation.</summary>
    Probation,

    /// <summary>Improving performance.</summary>
    Underperformance,

    /// <summary>The Reports Board's work.</summary>
    ReportsBoard,

    /// <summary>Rounds of upward feedback.</summary>
    UpwardFeedback,

    /// <summary>Exercises of personal promotions.</summary>
    PersonalPromotions,

    /// <summary>Exercises of titularization.</summary>
    Titularization,

    /// <summary>Exercises of merit increments.</summary>
    MeritIncrements,

    /// <summary>Training and its funds.</summary>
    Training,

    /// <summary>Rewards for recognised work.</summary>
    Rewards,

    /// <summary>The register of concerns itself.</summary>
    Concerns,

    /// <summary>Job descriptions and the grades of jobs.</summary>
    Reclassification,

    /// <summary>Exercises in which the grades of all jobs of regions or of headquarters are looked at.</summary>
    ReclassificationExercises,
}

/// <summary>Who answers a concern. A stored name never changes.</summary>
[Rule("FA-2")]
public enum ConcernBody
{
    /// <summary>HR of the whole organization.</summary>
    HumanResources = 1,

    /// <summary>The Reports Board, by its chair or its secretary.</summary>
    ReportsBoard,

    /// <summary>The Director-General.</summary>
    DirectorGeneral,
}

/// <summary>One of the Office's processes.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Rules">The rules by which it runs.</param>
/// <param name="Body">Who answers a concern about it first.</param>
/// <param name="Workflows">The tables of its acts.</param>
/// <param name="Exercise">The kind of exercise that it is; null: none.</param>
/// <param name="IsOfFew">It concerns so few that no number of it is published (decision 15).</param>
[Rule("FA-1"), Rule("FA-2")]
public sealed record OfficeProcess(
    ProcessKind Kind,
    ImmutableArray<string> Rules,
    ConcernBody Body,
    ImmutableArray<Type> Workflows,
    ExerciseKind? Exercise = null,
    bool IsOfFew = false
);

/// <summary>
/// Every process that there is, once: the rooms, the register of concerns and the yearly report all read this list. A workflow or a kind of exercise that no
/// entry names fails a test, so that a new one cannot be forgotten.
/// </summary>
[Rule("FA-1"), Rule("FA-2")]
public static class OfficeProcesses
{
    /// <summary>All, in the order in which they are shown.</summary>
    public static ImmutableArray<OfficeProcess> All { get; } =
    [
        new(
            ProcessKind.Appraisals,
            ["CY-1", "CY-2", "CY-3", "CY-4", "CY-5", "CY-6", "CY-7", "CY-8", "CY-9", "CY-10", "CY-11", "CY-12"],
            ConcernBody.HumanResources,
            [typeof(AppraisalWorkflow)]
        ),
        new(
            ProcessKind.Probation,
            ["PR-1", "PR-2", "PR-3", "PR-4", "PR-5"],
            ConcernBody.HumanResources,
            [typeof(ProbationWorkflow)],
            IsOfFew: true
        ),
        new(
            ProcessKind.Underperformance,
            ["UP-1", "UP-2", "UP-3", "UP-4"],
            ConcernBody.HumanResources,
            [typeof(UnderperformanceWorkflow)],
            IsOfFew: true
        ),
        new(ProcessKind.ReportsBoard, ["BD-1", "BD-2", "BD-3"], ConcernBody.ReportsBoard, [typeof(BoardWorkflow)]),
        new(ProcessKind.UpwardFeedback, ["UF-1", "UF-2", "UF-3", "UF-4", "UF-5", "UF-6"], ConcernBody.HumanResources, []),
        new(
            ProcessKind.PersonalPromotions,
            ["PP-1", "PP-2", "PP-3", "PP-4", "PP-5", "PP-6", "PP-7", "PP-8", "PP-9", "PP-10", "PP-11"],
            ConcernBody.HumanResources,
            [typeof(ExerciseWorkflow)],
            ExerciseKind.PersonalPromotion
        ),
        new(ProcessKind.Titularization, ["TI-1"], ConcernBody.HumanResources, [typeof(ExerciseWorkflow)], ExerciseKind.Titularization),
        new(ProcessKind.MeritIncrements, ["MI-1"], ConcernBody.HumanResources, [typeof(ExerciseWorkflow)], ExerciseKind.MeritIncrement),
        new(ProcessKind.Training, ["LE-2"], ConcernBody.HumanResources, [typeof(TrainingWorkflow)]),
        new(ProcessKind.Rewards, ["RC-1"], ConcernBody.HumanResources, [typeof(RewardWorkflow)], IsOfFew: true),
        new(
            ProcessKind.Reclassification,
            ["RG-1"],
            ConcernBody.HumanResources,
            [typeof(JobWorkflow), typeof(ReclassificationWorkflow)],
            IsOfFew: true
        ),
        new(ProcessKind.ReclassificationExercises, ["RG-1"], ConcernBody.HumanResources, [typeof(ReclassificationExerciseWorkflow)]),
        new(ProcessKind.Concerns, ["FA-2"], ConcernBody.HumanResources, [typeof(ConcernWorkflow)]),
    ];

    /// <summary>The process of a kind.</summary>
    public static OfficeProcess Of(ProcessKind kind) => All.First(process => process.Kind == kind);
}
