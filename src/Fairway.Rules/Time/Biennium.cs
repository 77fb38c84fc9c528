using System.Globalization;
using NodaTime;

namespace Fairway.Rules.Time;

/// <summary>A programme and budget's two years: 1 January of an even year to 31 December of the next, both inclusive (RB-1).</summary>
[Rule("RB-1")]
public readonly record struct Biennium : IComparable<Biennium>
{
    private Biennium(int firstYear) => FirstYear = firstYear;

    /// <summary>The even year with which it begins.</summary>
    public int FirstYear { get; }

    /// <summary>Its first day.</summary>
    public LocalDate Start => new(FirstYear, 1, 1);

    /// <summary>Its last day, inclusive.</summary>
    public LocalDate End => new(FirstYear + 1, 12, 31);

    /// <summary>The one after it.</summary>
    public Biennium Next => new(FirstYear + 2);

    /// <summary>The one before it.</summary>
    public Biennium Previous => new(FirstYear - 2);

    /// <summary>Its days as a half-open span.</summary>
    public Span Span => new(Start, Next.Start);

    /// <summary>As people write it, with an en dash: <c>2026–27</c>.</summary>
    public string Label => string.Create(CultureInfo.InvariantCulture, $"{FirstYear}–{(FirstYear + 1) % 100:00}");

    /// <summary>The biennium that a day lies in.</summary>
    public static Biennium Of(LocalDate day) => new(day.Year - (day.Year % 2));

    /// <summary>The biennium that begins with an even year; an odd year is a mistake of the caller.</summary>
    public static Biennium Beginning(int evenYear) =>
        evenYear % 2 == 0
            ? new(evenYear)
            : throw new ArgumentOutOfRangeException(nameof(evenYear), evenYear, "A biennium begins with an even year.");

    /// <summary>Reads a label (<c>2026–27</c>, also with a hyphen, also <c>2026-2027</c>) or the first year (<c>2026</c>); null if it is none.</summary>
    public static Biennium? Parse(string text)
    {
        var parts = text.Trim().Split('–', '-');
        if (parts.Length > 2 || !Year(parts[0], out var first) || first % 2 != 0)
        {
            return null;
        }
        var second = parts.Length == 1 ? null : parts[1].Trim();
        var next = (first + 1).ToString(CultureInfo.InvariantCulture);
        return second is null || second == next || second == next[2..] ? new Biennium(first) : null;

        static bool Year(string text, out int year) =>
            int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out year) && year is >= 1000 and <= 9998;
    }

    /// <summary>Whether one lies before another.</summary>
    public static bool operator <(Biennium left, Biennium right) => left.FirstYear < right.FirstYear;

    /// <summary>Whether one lies after another.</summary>
    public static bool operator >(Biennium left, Biennium right) => left.FirstYear > right.FirstYear;

    /// <summary>Whether one is another or lies before it.</summary>
    public static bool operator <=(Biennium left, Biennium right) => left.FirstYear <= right.FirstYear;

    /// <summary>Whether one is another or lies after it.</summary>
    public static bool operator >=(Biennium left, Biennium right) => left.FirstYear >= right.FirstYear;

    /// <summary>Earlier bienniums come first.</summary>
    public int CompareTo(Biennium other) => FirstYear.CompareTo(other.FirstYear);

    /// <summary>The <see cref="Label"/>.</summary>
    public override string ToString() => Label;
}
