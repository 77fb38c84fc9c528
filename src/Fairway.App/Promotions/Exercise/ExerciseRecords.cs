using Fairway.App.History;
using Fairway.Rules.Promotions;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>What a contest says (PP-7). A stored name never changes.</summary>
public enum ContestKind
{
    /// <summary>Somebody was left off.</summary>
    LeftOff = 1,

    /// <summary>Somebody was put on.</summary>
    PutOn,
}

/// <summary>A contest of the list, and its answer with reasons (PP-7, decision 16).</summary>
public sealed class ExerciseContest : IVersioned
{
    /// <summary>Given by the form it was written in: the same form sent twice is one contest.</summary>
    public required Guid Id { get; init; }

    public required Guid ExerciseId { get; init; }
    public required ContestKind Kind { get; init; }

    /// <summary>Who contests.</summary>
    public required string ById { get; init; }

    /// <summary>Whom it is about.</summary>
    public required string AboutId { get; init; }

    /// <summary>The version of the list that is contested.</summary>
    public required int ListVersion { get; init; }

    public required string Text { get; init; }
    public required Instant At { get; init; }
    public bool? Upheld { get; set; }

    /// <summary>The condition that decided; third parties learn it and the outcome, and nothing else.</summary>
    public string? Condition { get; set; }

    /// <summary>The reasons: for whom the contest is about, and who brought it where that is the same person.</summary>
    public string Answer { get; set; } = "";

    public string? AnsweredBy { get; set; }
    public Instant? AnsweredAt { get; set; }
    public int Version { get; set; }

    /// <summary>Whether somebody contests for themselves.</summary>
    public bool IsOwn => ById == AboutId;
}

/// <summary>Whose form it is.</summary>
public enum FormOf
{
    Candidate = 1,
    Chief,
}

/// <summary>The candidate's or the chief's form: its author's alone until it is submitted (decision 1).</summary>
public sealed class CandidateForm : IVersioned
{
    public required Guid ExerciseId { get; init; }
    public required string StaffId { get; init; }
    public required FormOf Of { get; init; }

    /// <summary>Its author: a new chief begins their own, and doesn't see what the one before had not submitted.</summary>
    public required string AuthorId { get; init; }

    /// <summary>The answers as JSON.</summary>
    public required string Content { get; set; }

    public required string Language { get; set; }
    public required Instant SavedAt { get; set; }

    /// <summary>Null: a draft.</summary>
    public Instant? SubmittedAt { get; set; }

    public int Version { get; set; }
}

/// <summary>Which side of a joint panel named a member (PP-8).</summary>
public enum PanelSide
{
    Administration = 1,
    Union,
}

/// <summary>One of the two joint panels.</summary>
public sealed class ExercisePanel : IVersioned
{
    public required Guid ExerciseId { get; init; }
    public required PromotionGroup Group { get; init; }
    public ExerciseState State { get; set; } = ExerciseState.PanelForming;

    /// <summary>What the minutes say beside the candidates.</summary>
    public string Remarks { get; set; } = "";

    public string? ClosedBy { get; set; }
    public Instant? ClosedAt { get; set; }

    /// <summary>How far its members agreed, on both tracks together.</summary>
    public int AgreementPairs { get; set; }

    /// <inheritdoc cref="AgreementPairs"/>
    public int AgreementClose { get; set; }

    public int Version { get; set; }
}

/// <summary>A member or the secretary of a panel; candidates see who they are (J1815).</summary>
public sealed class PanelMember
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ExerciseId { get; init; }
    public required PromotionGroup Group { get; init; }
    public required string StaffId { get; init; }
    public required PanelSide Side { get; init; }

    /// <summary>Keeps the minutes and scores nobody.</summary>
    public required bool IsSecretary { get; init; }

    public required string NamedBy { get; init; }
    public required Instant NamedAt { get; init; }
    public Instant? EndedAt { get; set; }
    public string? EndedBy { get; set; }
}

/// <summary>That a member steps aside from a candidate, of their own accord.</summary>
public sealed class PanelConflict
{
    public required Guid ExerciseId { get; init; }
    public required string MemberId { get; init; }
    public required string CandidateId { get; init; }

    /// <summary>In the member's words; the panel and its minutes say only that they stepped aside.</summary>
    public required string Reason { get; init; }

    public required Instant At { get; init; }
}

/// <summary>What a member thinks of a candidate on a track: theirs alone until the scores are opened together (PP-8).</summary>
public sealed class PanelScore : IVersioned
{
    public required Guid ExerciseId { get; init; }
    public required string MemberId { get; init; }
    public required string CandidateId { get; init; }
    public required PromotionTrack Track { get; init; }

    /// <summary>Track 1: the points in the order of the criteria, <c>4,5,3,4</c>; empty on track 2.</summary>
    public required string Points { get; set; }

    /// <summary>Track 2: whether service was satisfactory; null on track 1.</summary>
    public bool? Satisfactory { get; set; }

    public string Remark { get; set; } = "";
    public required Instant At { get; set; }
    public int Version { get; set; }
}

/// <summary>That somebody read a candidate's file: once a reader and day (decision 5).</summary>
public sealed class CandidateReading
{
    public required Guid ExerciseId { get; init; }
    public required string CandidateId { get; init; }
    public required string ReaderId { get; init; }
    public required LocalDate Day { get; init; }
    public required ExerciseParty Party { get; init; }
    public required Instant At { get; init; }
}

/// <summary>What came late. A stored name never changes.</summary>
public enum LateFactKind
{
    /// <summary>A candidate has left the service since the reference date.</summary>
    Left = 1,

    /// <summary>With the record as it stands now a candidate is not eligible, or for fewer tracks.</summary>
    NoLonger,

    /// <summary>With the record as it stands now somebody is eligible who is not on the list, or for more tracks.</summary>
    Newly,

    /// <summary>A candidate has another grade by now, such as after a competition.</summary>
    OtherGrade,
}

/// <summary>A fact that came after the list was computed, and what was done about it.</summary>
public sealed class LateFact : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ExerciseId { get; init; }
    public required string StaffId { get; init; }
    public required LateFactKind Kind { get; init; }

    /// <summary>Where the exercise stood when it was found.</summary>
    public required ExerciseState FoundIn { get; init; }

    public required Instant FoundAt { get; init; }

    /// <summary>Whether the list was corrected; null: nobody has said yet.</summary>
    public bool? Corrected { get; set; }

    public string Reason { get; set; } = "";
    public string? HandledBy { get; set; }
    public Instant? HandledAt { get; set; }
    public int Version { get; set; }
}
