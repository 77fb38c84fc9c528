using NodaTime;

namespace Fairway.Rules.Time;

/// <summary>When a day is over for everybody: a window that shuts people out closes then, and not before (decision 9).</summary>
public static class EndOfDay
{
    // A day has ended everywhere when it ends at UTC−12.
    private static readonly DateTimeZone LastPlaceOnEarth = DateTimeZone.ForOffset(Offset.FromHours(-12));

    /// <summary>The day that it still is at the last place on earth: all days before it have ended everywhere.</summary>
    public static LocalDate LastDay(Instant now) => now.InZone(LastPlaceOnEarth).Date;

    /// <summary>Whether a day has ended at the last place on earth.</summary>
    public static bool HasEndedEverywhere(LocalDate day, Instant now) => LastDay(now) > day;
}
