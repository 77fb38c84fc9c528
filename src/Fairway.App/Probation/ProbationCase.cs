using Fairway.App.Appraisals;
using Fairway.App.History;
using Fairway.Rules.Probation;
using NodaTime;

namespace Fairway.App.Probation;

/// <summary>
/// One official's probation (PR-1): those who give input, warnings, and the report that ends it. Its two yearly appraisals are appraisals like
/// any other; <see cref="AppraisalId"/> is the one that runs, by which it is known who stands around it.
/// </summary>
public sealed class ProbationCase : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string StaffId { get; init; }
    public required LocalDate EntryOnDuty { get; init; }

    /// <summary>The last day of probation, inclusive.</summary>
    public required LocalDate EndsOn { get; init; }

    /// <summary>The appraisal that runs: of the first year, then of the second.</summary>
    public required Guid AppraisalId { get; set; }

    public required string PolicyVersion { get; init; }
    public required LocalDate OpenedOn { get; init; }
    public ProbationState State { get; set; } = ProbationState.Running;
    public DesignationMode Mode { get; set; } = DesignationMode.Together;

    /// <summary>What the supervisor's side recommends; null while nothing is written. The official reads it once it is signed.</summary>
    public Recommendation? Recommendation { get; set; }

    public string Reasons { get; set; } = "";

    /// <summary>Why the report goes on with fewer inputs than asked for; empty where it has enough.</summary>
    public string FewBecause { get; set; } = "";

    /// <summary>How often two offices were asked to override; 0: never.</summary>
    public int Round { get; set; }

    /// <summary>The first version is 1; each signature of the supervisor is of a version of its own.</summary>
    public int FormNumber { get; set; }

    /// <summary>SHA-256 of what was signed: the report, the inputs in it, the guards; null while nothing is.</summary>
    public string? Hash { get; set; }

    public string? SupervisorSignedBy { get; set; }
    public Instant? SupervisorSignedAt { get; set; }

    /// <summary>Null also where the report went on without it.</summary>
    public Instant? OfficialSignedAt { get; set; }

    public string OfficialComments { get; set; } = "";
    public Instant? ReceivedByBoardAt { get; set; }

    public Recommendation? Decision { get; set; }
    public string DecisionReason { get; set; } = "";

    /// <summary>Where probation is extended, its new last day; else null.</summary>
    public LocalDate? ExtendedTo { get; set; }

    public Instant? DecidedAt { get; set; }
    public string? DecidedBy { get; set; }
    public int Version { get; set; }
}

/// <summary>Where somebody stands who was named to give input. A stored name never changes.</summary>
public enum InputState
{
    /// <summary>Named by one side; the other has not agreed.</summary>
    Proposed = 1,

    /// <summary>Designated: their input is awaited.</summary>
    Designated,

    /// <summary>They have given it.</summary>
    Given,

    /// <summary>They declined; their place is free.</summary>
    Declined,

    /// <summary>They left the service before giving it; their place is free.</summary>
    Left,

    /// <summary>The proposal was taken back, refused, or void since the two do not agree.</summary>
    Withdrawn,
}

/// <summary>A colleague or service recipient and their input (PR-2). Not anonymous, and told so.</summary>
public sealed class ProbationInput : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ProbationId { get; init; }

    /// <summary>Who gives it.</summary>
    public required string StaffId { get; init; }

    public required NamedBy NamedBy { get; init; }
    public required string NamedById { get; init; }
    public required Instant NamedAt { get; init; }
    public required InputState State { get; set; }

    /// <summary>What they do together; with <see cref="Strengths"/> and <see cref="Improve"/> their own until they give it.</summary>
    public string Together { get; set; } = "";

    public string Strengths { get; set; } = "";
    public string Improve { get; set; } = "";
    public Instant? GivenAt { get; set; }

    /// <summary>The official's comment, readable by both sides; empty: none.</summary>
    public string Comment { get; set; } = "";

    public Instant? CommentedAt { get; set; }

    /// <summary>Why they declined.</summary>
    public string DeclinedBecause { get; set; } = "";

    public int Version { get; set; }

    /// <summary>Whether it takes one of the places.</summary>
    public bool Stands => State is InputState.Proposed or InputState.Designated or InputState.Given;
}

/// <summary>That confirmation is in doubt, said in time so that the official can answer and improve (PR-4). Appended.</summary>
public sealed class ProbationWarning : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ProbationId { get; init; }
    public required string Text { get; init; }
    public required string By { get; init; }
    public required Instant At { get; init; }

    /// <summary>The day at the official's duty station.</summary>
    public required LocalDate On { get; init; }

    public string Answer { get; set; } = "";
    public Instant? AnsweredAt { get; set; }
    public int Version { get; set; }
}

/// <summary>An office's word on guards that are not met (PR-4), with a reason that the official sees. Appended.</summary>
public sealed class GuardOverride
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ProbationId { get; init; }

    /// <summary>Which asking it answers: the first is 1. An override counts for the recommendation that it was asked for.</summary>
    public required int Round { get; init; }

    public required ProbationParty Office { get; init; }

    /// <summary>True: overridden; false: refused.</summary>
    public required bool Overrides { get; init; }

    public required string Reason { get; init; }
    public required string By { get; init; }
    public required Instant At { get; init; }
}

/// <summary>The report signed, or an input that it waited for given, after its day (CY-8).</summary>
public sealed class LateProbationStep : Delay
{
    public required Guid ProbationId { get; init; }

    /// <summary>The report or the input.</summary>
    public required ProbationStep Step { get; init; }

    /// <summary>Which version of the report; 0: of an input.</summary>
    public required int FormNumber { get; init; }
}
