using NodaTime;

namespace Fairway.App.Notices;

/// <summary>A mail to be sent, written in the transaction of the act that causes it (NT-1). Nothing confidential beyond a link.</summary>
public sealed class OutboxMessage
{
    /// <summary>Stable: the Message-ID is made of it, so that sending twice is seen as one.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string To { get; init; }

    /// <summary>The account it is for; null where it goes to an address that is being confirmed.</summary>
    public Guid? AccountId { get; init; }

    public required string Kind { get; init; }
    public required string Language { get; init; }
    public required string Subject { get; init; }
    public required string Body { get; init; }

    /// <summary>Address within Fairway that the mail links to.</summary>
    public string? Link { get; init; }

    /// <summary>The broadcast that it tells of.</summary>
    public Guid? BroadcastId { get; init; }

    public required Instant WrittenAt { get; init; }

    /// <summary>Whether it waits for its reader's weekly summary, as they chose.</summary>
    public bool Weekly { get; init; }

    /// <summary>The summary that it went into.</summary>
    public Guid? SummaryId { get; set; }

    /// <summary>When the server took it, or the summary that it is part of was written.</summary>
    public Instant? SentAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>When somebody gave it up: it stays on record, unsent.</summary>
    public Instant? GivenUpAt { get; set; }
}
