using Fairway.Rules;
using NodaTime;

namespace Fairway.App.ReportsBoard;

/// <summary>Why the Board's work stops: sentences Refusals.&lt;code&gt;.</summary>
public static class BoardRefusals
{
    public static readonly Refusal BoardNobodyChosen = Of(nameof(BoardNobodyChosen), "Members", "BD-2");
    public static readonly Refusal BoardNoteKindMissing = Of(nameof(BoardNoteKindMissing), "Kind", "BD-1");
    public static readonly Refusal BoardNoteMissing = Of(nameof(BoardNoteMissing), "Text", "BD-1");
    public static readonly Refusal BoardObservationMissing = Of(nameof(BoardObservationMissing), "Text", "BD-1");
    public static readonly Refusal BoardNothingSaid = Of(nameof(BoardNothingSaid), null, "BD-1");
    public static readonly Refusal BoardPastCorrection = Of(nameof(BoardPastCorrection), null, "CY-11");
    public static readonly Refusal BoardSessionMissing = Of(nameof(BoardSessionMissing), "Session", "BD-1");
    public static readonly Refusal BoardPlaceMissing = Of(nameof(BoardPlaceMissing), "Place", "BD-1");
    public static readonly Refusal BoardDayMissing = Of(nameof(BoardDayMissing), "HeldOn", "BD-1");
    public static readonly Refusal BoardMatterMissing = Of(nameof(BoardMatterMissing), "Text", "BD-1");
    public static readonly Refusal BoardMattersOpen = Of(nameof(BoardMattersOpen), null, "BD-1");
    public static readonly Refusal BoardTextMissing = Of(nameof(BoardTextMissing), "TextEn", "BD-1");
    public static readonly Refusal BoardChiefMissing = Of(nameof(BoardChiefMissing), "Unit", "BD-1");
    public static readonly Refusal BoardYearWrong = Of(nameof(BoardYearWrong), "Year", "BD-1");
    public static readonly Refusal BoardReportExists = Of(nameof(BoardReportExists), "Year", "BD-1");

    /// <summary>Members who have a part in the report, by name.</summary>
    public static Refusal BoardConflict(string names) => Of(nameof(BoardConflict), "Members", "BD-2", names);

    /// <summary>The session is on a later day.</summary>
    public static Refusal BoardSessionAhead(LocalDate day) => Of(nameof(BoardSessionAhead), null, "BD-1", day);

    /// <summary>Procedures hold from the day on which they are published or later.</summary>
    public static Refusal BoardFromPast(LocalDate today) => Of(nameof(BoardFromPast), "From", "BD-1", today);

    public static Refusal TooLong(string field, int length, int longest) =>
        Refusal.Of(RefusalCodes.TextTooLong, field, "BD-1", length, longest);

    private static Refusal Of(string code, string? field, string rule, params object[] args) => Refusal.Of(code, field, rule, args);
}
