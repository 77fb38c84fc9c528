using NodaTime;

namespace Fairway.Testing;

/// <summary>A clock that stands where a test puts it.</summary>
public sealed class FixedClock(Instant now) : IClock
{
    /// <summary>The instant that everything sees; a test moves it.</summary>
    public Instant Now { get; set; } = now;

    /// <summary>Nine in the morning, UTC, of a day.</summary>
    public static FixedClock On(int year, int month, int day) => new(Instant.FromUtc(year, month, day, 9, 0));

    /// <summary>Nine in the morning, UTC, of a day such as "2026-03-02".</summary>
    public static FixedClock On(string day) => new(Days.Of(day).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() + Duration.FromHours(9));

    public Instant GetCurrentInstant() => Now;

    /// <summary>Moves it to nine in the morning, UTC, of a day.</summary>
    public void Set(string day) => Now = On(day).Now;

    public void Advance(Duration by) => Now += by;

    public void AdvanceDays(int days) => Now += Duration.FromDays(days);
}

/// <summary>Days as tests write them.</summary>
public static class Days
{
    /// <summary>"2026-12-31".</summary>
    public static LocalDate Of(string day) => NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;

    public static LocalDate? OfNullable(string? day) => day is null ? null : Of(day);
}
