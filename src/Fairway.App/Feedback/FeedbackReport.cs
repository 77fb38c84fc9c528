using Fairway.App.History;
using NodaTime;

namespace Fairway.App.Feedback;

/// <summary>A group's report as the compiler signed it, verified when it came (UF-6).</summary>
public sealed class FeedbackReport : IVersioned
{
    public required Guid GroupId { get; init; }

    /// <summary>
    /// Whose supervisor reads it at once, and who reads it later: the chief, or of a leadership the head of the unit on the day on which answers closed. Null: the
    /// place was vacant then, and nobody reads it.
    /// </summary>
    public string? AboutId { get; init; }

    /// <summary>The signed document, whole.</summary>
    public required string Text { get; init; }

    /// <summary>Too few had answered: it says so and nothing else.</summary>
    public required bool Withheld { get; init; }

    public required Instant ReceivedAt { get; init; }

    /// <summary>"compiler" where Fairway fetched it; else the HR officer who brought the file.</summary>
    public required string ReceivedFrom { get; init; }

    /// <summary>When the chief was told that it can be read; null: not yet.</summary>
    public Instant? ChiefToldAt { get; set; }

    public int Version { get; set; }
}

/// <summary>That somebody has read a report, and what a chief's supervisor says of how it was taken into account (CY-7).</summary>
public sealed class FeedbackReading : IVersioned
{
    public required Guid GroupId { get; init; }
    public required string ReaderId { get; init; }

    /// <summary>When it was first opened.</summary>
    public required Instant ReadAt { get; init; }

    /// <summary>How it was taken into account; null where nothing is said.</summary>
    public string? Word { get; set; }

    public Instant? SaidAt { get; set; }

    public int Version { get; set; }
}
