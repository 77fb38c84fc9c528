using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>
/// A signed copy on paper that HR entered for those without access (decision 6): the scan, who signed on which day, and why it came on paper. Appended,
/// never edited; its signatures stand under the form as any others, and say that they were given on paper.
/// </summary>
public sealed class PaperCopy
{
    /// <summary>Given by the form it was sent with: the same form sent twice enters once.</summary>
    public required Guid Id { get; init; }

    public required Guid AppraisalId { get; init; }
    public required AppraisalStep Step { get; init; }

    /// <summary>The version of the form that it is of.</summary>
    public required int FormNumber { get; init; }

    /// <summary>The day beside the supervisor's signature; null where the supervisor signed in Fairway.</summary>
    public required LocalDate? SupervisorOn { get; init; }

    /// <summary>The day beside the official's signature.</summary>
    public required LocalDate OfficialOn { get; init; }

    public required string Reason { get; init; }
    public required string EnteredBy { get; init; }
    public required Instant EnteredAt { get; init; }

    /// <summary>The scan's name, cleaned.</summary>
    public required string Name { get; init; }

    public required EvidenceType Type { get; init; }
    public required int Size { get; init; }

    /// <summary>SHA-256 of the scan in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }
}

/// <summary>The bytes of a scan, in a table of their own so that lists don't load them.</summary>
public sealed class PaperBytes
{
    public required Guid PaperId { get; init; }
    public required byte[] Content { get; init; }
}
