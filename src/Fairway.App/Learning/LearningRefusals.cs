using Fairway.Rules;

namespace Fairway.App.Learning;

/// <summary>Why a session is not announced or changed, or somebody not signed up: sentences Refusals.&lt;code&gt;.</summary>
public static class LearningRefusals
{
    private const string Rule = "LE-1";

    /// <summary>A text is missing.</summary>
    public static Refusal SessionTextMissing(string field) => Refusal.Of(nameof(SessionTextMissing), field, Rule);

    public static readonly Refusal SessionStationUnknown = Refusal.Of(nameof(SessionStationUnknown), nameof(SessionText.DutyStation), Rule);

    /// <summary>It begins on a day that is past, or has no day or hour.</summary>
    public static readonly Refusal SessionBeginsWrong = Refusal.Of(nameof(SessionBeginsWrong), nameof(SessionText.On), Rule);

    public static readonly Refusal SessionEndsWrong = Refusal.Of(nameof(SessionEndsWrong), nameof(SessionText.Until), Rule);

    /// <summary>{0}: the most places that a session has.</summary>
    public static readonly Refusal SessionPlacesOut = Refusal.Of(
        nameof(SessionPlacesOut),
        nameof(SessionText.Places),
        Rule,
        SessionText.MostPlaces
    );

    /// <summary>{0}: how many have a place already.</summary>
    public static Refusal SessionPlacesTaken(int taken) => Refusal.Of(nameof(SessionPlacesTaken), nameof(SessionText.Places), Rule, taken);

    /// <summary>It has begun or is cancelled.</summary>
    public static readonly Refusal SessionClosed = Refusal.Of(nameof(SessionClosed), null, Rule);

    /// <summary>Attendance is entered once it has begun.</summary>
    public static readonly Refusal SessionNotBegun = Refusal.Of(nameof(SessionNotBegun), null, Rule);
}
