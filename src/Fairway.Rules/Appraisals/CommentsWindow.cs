using NodaTime;

namespace Fairway.Rules.Appraisals;

/// <summary>The days that the official has from the supervisor's signature (CY-6). Silence after them does not block the report.</summary>
[Rule("CY-6")]
public static class CommentsWindow
{
    // A day has ended everywhere when it ends at UTC−12 (decision 9).
    private static readonly DateTimeZone LastPlaceOnEarth = DateTimeZone.ForOffset(Offset.FromHours(-12));
    private static readonly DateTimeZone FirstPlaceOnEarth = DateTimeZone.ForOffset(Offset.FromHours(14));

    /// <summary>The window's last day, inclusive: so many calendar days after the day of the supervisor's signature.</summary>
    public static LocalDate LastDay(LocalDate supervisorSignedOn, AppraisalPolicy policy) => supervisorSignedOn + policy.CommentsWindow;

    /// <summary>
    /// Whether the window is over. It shuts people out, so it counts from the latest day that the signature was given on anywhere, and closes
    /// when its last day has ended everywhere.
    /// </summary>
    public static bool IsOver(Instant supervisorSignedAt, Instant now, AppraisalPolicy policy) =>
        now.InZone(LastPlaceOnEarth).Date > LastDay(supervisorSignedAt.InZone(FirstPlaceOnEarth).Date, policy);
}
