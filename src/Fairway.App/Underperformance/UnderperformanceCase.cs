using Fairway.App.History;
using Fairway.Rules.Underperformance;
using NodaTime;

namespace Fairway.App.Underperformance;

/// <summary>A case of underperformance (UP-1): where it stands and whom it concerns. What people write stands in rows of its own.</summary>
public sealed class UnderperformanceCase : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whom it is about.</summary>
    public required string StaffId { get; init; }

    /// <summary>The responsible chief; null while there is none, and once a closed case's chief no longer supervises the official.</summary>
    public required string? SupervisorId { get; set; }

    public required string? SecondLevelId { get; set; }
    public required string UnitCode { get; set; }
    public required CaseState State { get; set; }

    /// <summary>The day on which it began, by which its policies are looked up (J3251).</summary>
    public required LocalDate LaunchedOn { get; init; }

    public required string PolicyVersion { get; init; }

    /// <summary>The day on which the supervisor opened it; null while it is proposed.</summary>
    public LocalDate? OpenedOn { get; set; }

    /// <summary>The day of the first discussion.</summary>
    public LocalDate? DiscussedOn { get; set; }

    /// <summary>The newest version of the plan that was shared; 0: none.</summary>
    public int PlanVersion { get; set; }

    /// <summary>The newest signed review; 0: none.</summary>
    public int ReviewVersion { get; set; }

    /// <summary>When the supervisor signed what the official's signature is awaited under.</summary>
    public Instant? SupervisorSignedAt { get; set; }

    /// <summary>The day on which the plan was signed, from which the clock runs; of further monitoring, the day on which it was decided.</summary>
    public LocalDate? RunsFrom { get; set; }

    /// <summary>Whether it runs on after a first result that was not sufficient.</summary>
    public bool RunsFurther { get; set; }

    /// <summary>The day on which the supervisor signed the review of this run.</summary>
    public LocalDate? ReviewedOn { get; set; }

    /// <summary>When the Board received the last result; from then on it reads the case.</summary>
    public Instant? ReceivedByBoardAt { get; set; }

    /// <summary>The decision that is proposed or was taken, as the policy codes it.</summary>
    public string? Decision { get; set; }

    /// <summary>When a decision was proposed: the official can be heard from then.</summary>
    public Instant? ProposedAt { get; set; }

    public LocalDate? ClosedOn { get; set; }

    /// <summary>Those who supervised in it, or stood above, and no longer do: no office brings them back into it (BD-2).</summary>
    public List<CaseFormer> Formers { get; } = [];

    public int Version { get; set; }
}

/// <summary>Somebody who had a part in a case and has none any more.</summary>
public sealed class CaseFormer
{
    public required Guid CaseId { get; init; }
    public required string StaffId { get; init; }
    public required Instant Since { get; init; }
}

/// <summary>The forms of a case that have versions.</summary>
public enum CaseFormKind
{
    Opening = 1,
    Discussion,
    Plan,
    Review,
}

/// <summary>A form as it was shared or signed: appended, never edited (CY-11).</summary>
public sealed class CaseForm
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid CaseId { get; init; }
    public required CaseFormKind Kind { get; init; }
    public required int Number { get; init; }

    /// <summary>Canonical JSON.</summary>
    public required string Content { get; init; }

    /// <summary>What a signature binds to.</summary>
    public required string Hash { get; init; }

    public required string AuthorId { get; init; }
    public required string Language { get; init; }
    public required Instant At { get; init; }
}

/// <summary>What the supervisor has begun and not shown: the plan until it is shared, the review until it is signed. Its author's alone.</summary>
public sealed class CaseDraft : IVersioned
{
    public required Guid CaseId { get; init; }
    public required CaseFormKind Kind { get; init; }
    public required string AuthorId { get; init; }
    public required string Content { get; set; }
    public required Instant SavedAt { get; set; }
    public int Version { get; set; }
}

/// <summary>A signature under a plan or a review.</summary>
public sealed class CaseSignature
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid CaseId { get; init; }
    public required CaseFormKind Kind { get; init; }
    public required int Number { get; init; }
    public required CaseParty Party { get; init; }
    public required string SignerId { get; init; }
    public required Instant At { get; init; }
    public required string Hash { get; init; }

    /// <summary>When it was withdrawn or fell with a change of the text; null while it stands.</summary>
    public Instant? EndedAt { get; set; }

    /// <summary>withdrawn or text-changed.</summary>
    public string? EndedBecause { get; set; }
}

/// <summary>What a statement is.</summary>
public enum CaseWord
{
    /// <summary>Why HR or the Board proposes a case.</summary>
    Proposal = 1,

    /// <summary>Why it is not taken up, or not gone on with.</summary>
    Ending,

    /// <summary>The official's own account, and what they say at any time.</summary>
    Account,

    /// <summary>What the supervisor says beside the forms.</summary>
    Remark,

    /// <summary>Progress that was noted.</summary>
    Progress,

    /// <summary>Support that was given.</summary>
    Support,

    /// <summary>What the official says when signing.</summary>
    Comments,

    /// <summary>That the comments window ended without the official's signature.</summary>
    Unsigned,

    /// <summary>The Board's advice.</summary>
    Advice,

    /// <summary>Why the plan runs on.</summary>
    Further,

    /// <summary>Why a decision is proposed.</summary>
    ProposedDecision,

    /// <summary>Why the proposal is taken back.</summary>
    WithdrawnProposal,

    /// <summary>Why somebody lets a decision go on past a guard.</summary>
    Override,

    /// <summary>The decision and its reasons.</summary>
    Decision,
}

/// <summary>Something that everybody in the case reads: appended, never edited.</summary>
public sealed class CaseStatement
{
    /// <summary>Given by the form it was written in: the same form sent twice makes one statement.</summary>
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }
    public required CaseWord Word { get; init; }

    /// <summary>Null: nobody, the calendar.</summary>
    public string? AuthorId { get; init; }

    public required CaseParty Party { get; init; }

    /// <summary>The number of the objective, the guard, or the code of the decision; null: none.</summary>
    public string? About { get; init; }

    /// <summary>The day it tells of; null: that of writing.</summary>
    public LocalDate? Day { get; init; }

    public required string Text { get; init; }
    public required string Language { get; init; }
    public required Instant At { get; init; }
}

/// <summary>Approved leave as far as the clock needs it: days, and not what kind of leave it is (UP-2, UP-3).</summary>
public sealed class CaseLeave : IVersioned
{
    /// <summary>Given by the form it was written in.</summary>
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }
    public required LocalDate From { get; init; }

    /// <summary>The first day no longer in it; null: not known yet.</summary>
    public LocalDate? Until { get; set; }

    public required string RecordedBy { get; init; }
    public required Instant At { get; init; }

    /// <summary>When it was taken back as a mistake.</summary>
    public Instant? RemovedAt { get; set; }

    public int Version { get; set; }
}

/// <summary>What must be held in confidence (UP-3): HR alone reads it, not even its author again. It is on no print and in no copy.</summary>
public sealed class ConfidentialNote
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required string AuthorId { get; init; }
    public required CaseParty Party { get; init; }
    public required string Text { get; init; }
    public required Instant At { get; init; }
}

/// <summary>That somebody read a case: once a reader and day (decision 5).</summary>
public sealed class CaseReading
{
    public required Guid CaseId { get; init; }
    public required string ReaderId { get; init; }
    public required LocalDate Day { get; init; }
    public required CaseParty Party { get; init; }

    /// <summary>Whether the confidential notes were read too.</summary>
    public bool Notes { get; set; }

    public required Instant At { get; init; }
}
