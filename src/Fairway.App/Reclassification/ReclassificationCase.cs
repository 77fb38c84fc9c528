using Fairway.App.History;
using Fairway.Rules.Reclassification;
using NodaTime;

namespace Fairway.App.Reclassification;

/// <summary>A request that the grade of a job be looked at (RG-1): what was asked, where it stands, and the result.</summary>
public sealed class ReclassificationCase : IVersioned
{
    public required Guid Id { get; init; }

    /// <summary>Who holds the post.</summary>
    public required string StaffId { get; init; }

    public required string UnitCode { get; init; }
    public required string Post { get; init; }

    /// <summary>The grade of the post on the day of beginning, which a personal promotion of its holder leaves as it is (PP-9).</summary>
    public required string Grade { get; init; }

    /// <summary>The official, or their chief: whoever sent it; in an exercise the official until somebody does.</summary>
    public required string RequestedBy { get; set; }

    /// <summary>The exercise that opened it or took it in; null: it is of nobody's exercise.</summary>
    public Guid? ExerciseId { get; set; }

    /// <summary>The region in that exercise, as the units were on the day of opening; empty: headquarters.</summary>
    public string? Region { get; set; }

    /// <summary>The day by which the exercise plans the result; null: it is due in the policy's time.</summary>
    public LocalDate? ResultDueOn { get; init; }

    public required ReclassificationState State { get; set; }

    /// <summary>When it was begun; where an exercise opened it the reference day.</summary>
    public required LocalDate BegunOn { get; init; }

    /// <summary>The day of the request; null: it is not sent.</summary>
    public LocalDate? ReceivedOn { get; set; }

    /// <summary>The new description that goes with it; null: in an exercise nobody has written anything yet.</summary>
    public Guid? DescriptionId { get; set; }

    /// <summary>The description in force on the day of the request; null: there was none.</summary>
    public Guid? PresentId { get; set; }

    /// <summary>Staff id or account of who evaluates.</summary>
    public string? EvaluatorId { get; set; }

    public LocalDate? ResultOn { get; set; }

    /// <summary>The grade that the job is worth; null: no result yet.</summary>
    public string? ResultGrade { get; set; }

    public int? Points { get; set; }

    /// <summary>Who appealed against the result, and when; null: nobody has.</summary>
    public string? AppealedBy { get; set; }

    public LocalDate? AppealedOn { get; set; }

    /// <summary>The member of the Independent Review Group who reports; null: none yet.</summary>
    public string? ReporterId { get; set; }

    public string? RecommendedGrade { get; set; }
    public LocalDate? RecommendedOn { get; set; }
    public string? DecidedGrade { get; set; }
    public LocalDate? DecidedOn { get; set; }

    /// <summary>The grade that the post gets, and from which day on; null: it keeps its own, or that is open.</summary>
    public string? EffectGrade { get; set; }

    public LocalDate? EffectOn { get; set; }

    /// <summary>The grade of the official on the eve of an upgrade’s day, where it changed with the post’s; null: it did not.</summary>
    public string? GradeBefore { get; set; }
    public List<ReclassificationAnswer> Answers { get; init; } = [];
    public List<ReclassificationLevel> Levels { get; init; } = [];
    public required string Language { get; init; }

    /// <summary>By the day of the request its policies are looked up (J3251); until then by that of beginning.</summary>
    public LocalDate PolicyDay => ReceivedOn ?? BegunOn;

    /// <summary>The day by which the result of a request that is sent is due.</summary>
    public LocalDate ResultDue(ReclassificationPolicy rules) => ResultDueOn ?? ReclassificationDays.ResultDue(ReceivedOn!.Value, rules);

    public required string PolicyVersion { get; set; }
    public int Version { get; set; }
}

/// <summary>An answer of the job data questionnaire.</summary>
public sealed class ReclassificationAnswer
{
    public required Guid CaseId { get; init; }

    /// <summary>As the policy codes it.</summary>
    public required string Question { get; init; }

    public string Text { get; set; } = "";
}

/// <summary>The level of a factor, as the evaluator found it.</summary>
public sealed class ReclassificationLevel
{
    public required Guid CaseId { get; init; }
    public required string Factor { get; init; }

    /// <summary>From 1.</summary>
    public required int Level { get; init; }
}

/// <summary>Something that was done to a request, with what was said: appended, never edited.</summary>
public sealed class ReclassificationStep
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid CaseId { get; init; }
    public required ReclassificationAct Act { get; init; }
    public required string AuthorId { get; init; }
    public required string Text { get; init; }
    public required string Language { get; init; }
    public required Instant At { get; init; }
}
