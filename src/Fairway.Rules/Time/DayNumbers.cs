using NodaTime;

namespace Fairway.Rules.Time;

/// <summary>Days as whole numbers, for columns of millions: 1 January 1900 is 0. The rules themselves are stated on <see cref="LocalDate"/>.</summary>
public static class DayNumbers
{
    /// <summary>Stands for an end that is not known yet; later than every day.</summary>
    public const int Open = int.MaxValue;

    /// <summary>The day whose number is 0.</summary>
    public static LocalDate Zero { get; } = new(1900, 1, 1);

    /// <summary>A day's number; negative before 1900.</summary>
    public static int Of(LocalDate day) => Period.DaysBetween(Zero, day);

    /// <summary>The number of the first day no longer in a span; <see cref="Open"/> where it has no end.</summary>
    public static int OfEnd(LocalDate? until) => until is { } day ? Of(day) : Open;

    /// <summary>The day that has a number.</summary>
    public static LocalDate Day(int number) => Zero.PlusDays(number);
}
