using Fairway.App.Service;
using NodaTime;

namespace Fairway.App.Notices;

/// <summary>
/// A notice to many (NT-1): the launch of a cycle, a session of the Board, a change of the framework itself. Kept as it was sent, with how many
/// it went to; it stays on the page of notices.
/// </summary>
public sealed class Broadcast
{
    /// <summary>The form's own id: sent twice it is one.</summary>
    public required Guid Id { get; init; }

    public required Guid AuthorId { get; init; }
    public required Instant PublishedAt { get; init; }
    public required SelectedBy To { get; init; }

    /// <summary>The unit's code, the duty station or the category; null where none is asked for.</summary>
    public string? Of { get; init; }

    /// <summary>Codes of the units of the partner who wrote it, as JSON; null: the whole organization.</summary>
    public string? Within { get; init; }

    public required string TitleEn { get; init; }
    public required string TextEn { get; init; }
    public required string TitleFr { get; init; }
    public required string TextFr { get; init; }
    public required string TitleEs { get; init; }
    public required string TextEs { get; init; }

    /// <summary>How many officials it was addressed to.</summary>
    public required int Officials { get; init; }

    /// <summary>To how many of them a mail was written: the others have no account.</summary>
    public required int Mails { get; init; }

    /// <summary>The title in a reader's language.</summary>
    public string TitleIn(string language) =>
        language switch
        {
            "fr" => TitleFr,
            "es" => TitleEs,
            _ => TitleEn,
        };

    /// <summary>The text in a reader's language.</summary>
    public string TextIn(string language) =>
        language switch
        {
            "fr" => TextFr,
            "es" => TextEs,
            _ => TextEn,
        };
}

/// <summary>A broadcast as somebody writes it. Each text is wanted in all three languages.</summary>
public sealed record BroadcastText(
    SelectedBy? To,
    string? Of,
    string TitleEn,
    string TextEn,
    string TitleFr,
    string TextFr,
    string TitleEs,
    string TextEs
);
