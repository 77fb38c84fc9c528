using Fairway.App.History;
using Fairway.Rules.ReportsBoard;
using NodaTime;

namespace Fairway.App.ReportsBoard;

/// <summary>A member who examines a report.</summary>
public sealed class BoardExaminer
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ItemId { get; init; }
    public required string StaffId { get; init; }

    /// <summary>The secretary, or the member who took it up.</summary>
    public required string AssignedBy { get; init; }

    public required Instant AssignedAt { get; init; }

    /// <summary>When they gave it up or it was taken from them; null while they examine it.</summary>
    public Instant? EndedAt { get; set; }
}

/// <summary>What the Board says on a report. It stays within the Board until the report is concluded or returned, and then never changes.</summary>
public sealed class BoardNote
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ItemId { get; init; }
    public required BoardNoteKind Kind { get; init; }
    public required string AuthorId { get; init; }

    /// <summary>The language in which it was written: text stays as written (decision 4).</summary>
    public required string Language { get; init; }

    public required string Text { get; init; }
    public required Instant At { get; init; }

    /// <summary>When those whom it is for could read it; null: not yet.</summary>
    public Instant? ReleasedAt { get; set; }
}

/// <summary>How far a session is. A stored name never changes.</summary>
public enum BoardSessionState
{
    /// <summary>Called: the agenda is put together.</summary>
    Called = 1,

    /// <summary>Held: its minutes stand and nothing in it changes any more.</summary>
    Closed,
}

/// <summary>A session of the Board: agenda, who was there, what was decided (BD-1, BD-2).</summary>
public sealed class BoardSession : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>1, 2, 3… in the order of calling.</summary>
    public required int Number { get; init; }

    public required LocalDate HeldOn { get; set; }
    public required string Place { get; set; }
    public BoardSessionState State { get; set; } = BoardSessionState.Called;

    /// <summary>What the minutes say beside the decisions.</summary>
    public string Remarks { get; set; } = "";

    public required string CalledBy { get; init; }
    public required Instant CalledAt { get; init; }
    public string? ClosedBy { get; set; }
    public Instant? ClosedAt { get; set; }
    public List<BoardAttendance> Attendance { get; } = [];
    public List<BoardMatter> Matters { get; } = [];
    public int Version { get; set; }
}

/// <summary>A member who was present at a session.</summary>
public sealed class BoardAttendance
{
    public required Guid SessionId { get; init; }
    public required string StaffId { get; init; }
}

/// <summary>What is proposed to a session on a report.</summary>
public enum BoardProposal
{
    /// <summary>Conclude, with what the examiners have written.</summary>
    Conclude = 1,

    /// <summary>Return it for correction.</summary>
    Return,
}

/// <summary>What became of a matter.</summary>
public enum BoardOutcome
{
    Carried = 1,
    NotCarried,

    /// <summary>Left open for a later session.</summary>
    LeftOpen,
}

/// <summary>A matter on a session's agenda: a report, or something of the Board's own.</summary>
public sealed class BoardMatter
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid SessionId { get; init; }
    public required int Order { get; init; }

    /// <summary>Null where it is about no report.</summary>
    public Guid? ItemId { get; init; }

    /// <summary>Null where it is about no report.</summary>
    public BoardProposal? Proposal { get; init; }

    /// <summary>What a return asks to be put right; of a matter without a report, what it is about.</summary>
    public required string Text { get; init; }

    public required string ProposedBy { get; init; }
    public BoardOutcome? Outcome { get; set; }
    public int For { get; set; }
    public int Against { get; set; }
    public int Abstained { get; set; }

    /// <summary>What the minutes say of the discussion.</summary>
    public string Discussion { get; set; } = "";

    public Instant? DecidedAt { get; set; }
}

/// <summary>A letter of the Board to a chief (BD-1: it guides responsible chiefs). Sent once, never changed.</summary>
public sealed class BoardLetter
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string ToStaffId { get; init; }
    public required string UnitCode { get; init; }

    /// <summary>The session that decided on it; null: none.</summary>
    public Guid? SessionId { get; init; }

    public required string TextEn { get; init; }
    public required string TextFr { get; init; }
    public required string TextEs { get; init; }
    public required string SentBy { get; init; }
    public required Instant SentAt { get; init; }
}

/// <summary>What the Board publishes of itself. A stored name never changes.</summary>
public enum BoardPaperKind
{
    /// <summary>Its procedures.</summary>
    Procedures = 1,

    /// <summary>Its yearly report.</summary>
    YearlyReport,
}

/// <summary>A published version of the Board's procedures, or its report on a year. A later version stands beside it.</summary>
public sealed class BoardPaper
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required BoardPaperKind Kind { get; init; }

    /// <summary>Procedures: 1, 2, 3…; a yearly report: its year.</summary>
    public required int Number { get; init; }

    /// <summary>From which day the procedures hold; of a report, the day on which it was published.</summary>
    public required LocalDate From { get; init; }

    public required string TextEn { get; init; }
    public required string TextFr { get; init; }
    public required string TextEs { get; init; }

    /// <summary>Of a yearly report: its figures as they were when it was published, as JSON; empty: none.</summary>
    public string Figures { get; init; } = "";

    public required string PublishedBy { get; init; }
    public required Instant PublishedAt { get; init; }

    public string TextIn(string language) =>
        language == "fr" ? TextFr
        : language == "es" ? TextEs
        : TextEn;
}
