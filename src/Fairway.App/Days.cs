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
    : ValueConverter<Instant, long>(
        instant => instant.ToUnixTimeTicks() / 10,
        microseconds => Instant.FromUnixTimeTicks(microseconds * 10)
    );
