using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Fairway.App;

/// <summary>A day as the provider's date: PostgreSQL's date, ISO text on SQLite. Both sort and compare as days.</summary>
public sealed class LocalDateAsDate()
    : ValueConverter<LocalDate, DateOnly>(
        day => new DateOnly(day.Year, day.Month, day.Day),
        date => new LocalDate(date.Year, date.Month, date.Day)
    );

/// <summary>An instant as microseconds since 1970 in UTC: one representation on both databases, which sorts and compares.</summary>
public sealed class InstantAsMicroseconds()
    : ValueConverter<Instant, long>(instant => Of(instant), microseconds => Instant.FromUnixTimeTicks(microseconds * 10))
{
    /// <summary>What a column holds of an instant, for statements that are written by hand.</summary>
    public static long Of(Instant instant) => instant.ToUnixTimeTicks() / 10;
}
