using NodaTime;

namespace Fairway.Rules.Time;

/// <summary>Adding months as the obligations do: to the start date each time, clamped to the month's end (31 August + 6 months = 28 or 29 February).</summary>
public static class Months
{
    /// <summary>A day some months later (or earlier, if negative), clamped to the month's last day.</summary>
    public static LocalDate Add(LocalDate day, int months) => day.PlusMonths(months);

    /// <summary>A day one policy period later: years and months first, clamped, then days.</summary>
    public static LocalDate Add(LocalDate day, Period period) =>
        day.PlusMonths((period.Years * 12) + period.Months).PlusDays((period.Weeks * 7) + period.Days);

    /// <summary>A day one policy period earlier; months clamped: 31 December − 8 months = 30 April.</summary>
    public static LocalDate Subtract(LocalDate day, Period period) =>
        day.PlusMonths(-((period.Years * 12) + period.Months)).PlusDays(-((period.Weeks * 7) + period.Days));
}
