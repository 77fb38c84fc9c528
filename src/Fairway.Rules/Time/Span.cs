using NodaTime;

namespace Fairway.Rules.Time;

/// <summary>Days from <see cref="From"/> (inclusive) to <see cref="Until"/> (exclusive). Files say the last day; <see cref="Through"/> converts.</summary>
public readonly record struct Span
{
    /// <summary>A half-open span; <paramref name="until"/> null leaves it open. It may not end before it begins; it may be empty.</summary>
    public Span(LocalDate from, LocalDate? until)
    {
        if (until < from)
        {
            throw new ArgumentOutOfRangeException(nameof(until), until, "A span doesn't end before it begins.");
        }
        From = from;
        Until = until;
    }

    /// <summary>The first day.</summary>
    public LocalDate From { get; }

    /// <summary>The day after the last; null: open, it goes on.</summary>
    public LocalDate? Until { get; }

    /// <summary>The last day, inclusive; null while it is open. Of an empty span, the eve of <see cref="From"/>.</summary>
    public LocalDate? LastDay => Until?.PlusDays(-1);

    /// <summary>Whether it has no end yet.</summary>
    public bool IsOpen => Until is null;

    /// <summary>Whether it holds no day.</summary>
    public bool IsEmpty => Until == From;

    /// <summary>The number of days; null while it is open.</summary>
    public int? Days => Until is { } until ? NodaTime.Period.DaysBetween(From, until) : null;

    /// <summary>From a first and a last day, both inclusive, as staff files write them; no last day: open.</summary>
    public static Span Through(LocalDate first, LocalDate? last) => new(first, last?.PlusDays(1));

    /// <summary>Whether a day lies in it.</summary>
    public bool Contains(LocalDate day) => day >= From && (Until is null || day < Until);

    /// <summary>Whether all of another's days lie in it.</summary>
    public bool Contains(Span other) =>
        other.IsEmpty || (other.From >= From && (Until is null || (other.Until is { } end && end <= Until)));

    /// <summary>Whether the two share a day. Spans that touch (one's end is the other's start) don't; an empty one shares none.</summary>
    public bool Overlaps(Span other) => Intersect(other) is not null;

    /// <summary>The days that the two share; null if there is none.</summary>
    public Span? Intersect(Span other)
    {
        var from = From > other.From ? From : other.From;
        var until =
            Until is null ? other.Until
            : other.Until is null ? Until
            : Until < other.Until ? Until
            : other.Until;
        return until <= from ? null : new Span(from, until);
    }

    /// <summary>As ISO 8601 with the last day inclusive: <c>2026-01-01/2027-12-31</c>; open: <c>2026-01-01/..</c>.</summary>
    public override string ToString() => $"{IsoDay.Text(From)}/{(LastDay is { } last ? IsoDay.Text(last) : "..")}";
}
