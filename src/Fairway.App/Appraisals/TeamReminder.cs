using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>What a reminder asks an official for.</summary>
public enum ReminderKind
{
    /// <summary>Begin: write a first version of the beginning and share it.</summary>
    Begin = 1,

    /// <summary>Write a first version of the mid-term review and share it.</summary>
    Review,

    /// <summary>Assess one's own results.</summary>
    SelfAssess,

    /// <summary>Read what was shared.</summary>
    Read,

    /// <summary>Sign what the supervisor has signed.</summary>
    Sign,
}

/// <summary>A reminder that was sent (NT-1): the record of it; the mail is in the outbox. At most one a day about one appraisal.</summary>
public sealed class TeamReminder
{
    public required Guid AppraisalId { get; init; }

    /// <summary>The sender's day.</summary>
    public required LocalDate On { get; init; }

    /// <summary>Whom it went to.</summary>
    public required string StaffId { get; init; }

    public required ReminderKind Kind { get; init; }
    public required string SentBy { get; init; }
    public required Instant At { get; init; }

    /// <summary>The confirmation that it was sent by: sent again, the same confirmation is one act, on whatever day.</summary>
    public required Guid Batch { get; init; }
}

/// <summary>
/// A chief's round through a list: the people whose turn it was with them when it began, in the list's order. Each reader has at most one; a new one
/// takes its place.
/// </summary>
public sealed class TeamRound
{
    public required string ReaderId { get; init; }

    /// <summary>The list's page and query, to go back to.</summary>
    public required string List { get; set; }

    /// <summary>The appraisals' ids in order, separated by blanks.</summary>
    public required string Appraisals { get; set; }

    public required Instant BegunAt { get; set; }

    public IReadOnlyList<Guid> Ids => [.. Appraisals.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];
}
