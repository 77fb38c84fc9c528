using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Appraisals;

/// <summary>The days that the official has from the supervisor's signature (CY-6). Silence after them does not block the report.</summary>
[Rule("CY-6")]
public static class CommentsWindow
{
    private static readonly DateTimeZone FirstPlaceOnEarth = DateTimeZone.ForOffset(Offset.FromHours(14));

    /// <summary>The window's last day, inclusive: so many calendar days after the day of the supervisor's signature.</summary>
    public static LocalDate LastDay(LocalDate supervisorSignedOn, AppraisalPolicy policy) => supervisorSignedOn + policy.CommentsWindow;

    /// <summary>
    /// Whether the window is over. It shuts people out, so it counts from the latest day that the signature was given on anywhere, and closes
    /// when its last day has ended everywhere.
    /// </summary>
    public static bool IsOver(Instant supervisorSignedAt, Instant now, AppraisalPolicy policy) =>
        EndOfDay.HasEndedEverywhere(LastDay(supervisorSignedAt.InZone(FirstPlaceOnEarth).Date, policy), now);
}
