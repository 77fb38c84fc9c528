using NodaTime;

namespace Fairway.App.Learning;

/// <summary>What an organizer writes about a session.</summary>
public sealed record SessionText
{
    public const int MostPlaces = 500;

    public SessionKind Kind { get; init; } = SessionKind.Information;
    public string Title { get; init; } = "";
    public string Text { get; init; } = "";
    public string Language { get; init; } = "en";
    public string DutyStation { get; init; } = "";
    public string Place { get; init; } = "";

    /// <summary>The day, at the duty station.</summary>
    public LocalDate? On { get; init; }

    /// <summary>The hours, at the duty station.</summary>
    public LocalTime? From { get; init; }

    /// <inheritdoc cref="From"/>
    public LocalTime? Until { get; init; }

    public int? Places { get; init; }
}

/// <summary>A session as a reader sees it.</summary>
/// <param name="Session">The session; its sign-ups only for who may manage it.</param>
/// <param name="Zone">The zone of its duty station.</param>
/// <param name="Taken">How many have a place.</param>
/// <param name="Waiting">How many stand in line.</param>
/// <param name="Own">The reader's own sign-up; null: none.</param>
/// <param name="OwnPlaceInLine">1 for the next; null: not in line.</param>
/// <param name="MayManage">Whether the reader changes it, cancels it and enters attendance.</param>
public sealed record SessionView(
    LearningSession Session,
    DateTimeZone Zone,
    int Taken,
    int Waiting,
    SessionSignup? Own,
    int? OwnPlaceInLine,
    bool MayManage
)
{
    public bool HasBegun(Instant now) => Session.StartsAt <= now;

    public bool IsOpen(Instant now) => !HasBegun(now) && Session.CancelledAt is null;
}
