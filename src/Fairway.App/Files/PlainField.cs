using System.Buffers;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.App.Files;

/// <summary>
/// Whether a field's bytes are plainly good. Of a few fields in a million no plain answer is given: <see cref="CsvFields"/> looks at these, and
/// alone says what is wrong. What is plain here is good there; a test asks both.
/// </summary>
internal static class PlainField
{
    // The files' years (CsvFields.Day).
    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    private static readonly SearchValues<byte> _control = SearchValues.Create([
        .. Enumerable.Range(0, 32).Append(0x7F).Select(b => (byte)b),
    ]);
    private static readonly SearchValues<byte> _mailbox = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"u8
    );

    // The number of each month's first day, and behind the last month that of the day after.
    private static readonly int[] _months =
    [
        .. Enumerable
            .Range(0, ((LastYear - FirstYear + 1) * 12) + 1)
            .Select(month => DayNumbers.Of(new LocalDate(FirstYear + (month / 12), (month % 12) + 1, 1))),
    ];

    /// <summary>A text that is not too long and has no control characters; it may be empty.</summary>
    public static bool IsText(ReadOnlySpan<byte> text, int longest = CsvFields.LongestText) =>
        text.Length <= longest && !text.ContainsAny(_control);

    /// <summary>The same of a field of the current row.</summary>
    public static bool IsText(CsvTable table, int column, int longest = CsvFields.LongestText) =>
        table.Bytes(column, out var text) && IsText(text, longest);

    /// <summary>The same of a field of the current row.</summary>
    public static bool IsDay(CsvTable table, int column, out int day)
    {
        day = 0;
        return table.Bytes(column, out var text) && IsDay(text, out day);
    }

    /// <summary>A day as <c>2026-12-31</c>, as its number.</summary>
    public static bool IsDay(ReadOnlySpan<byte> text, out int day)
    {
        day = 0;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
        {
            return false;
        }
        uint a = text[0] - (uint)'0',
            b = text[1] - (uint)'0',
            c = text[2] - (uint)'0',
            d = text[3] - (uint)'0',
            e = text[5] - (uint)'0',
            f = text[6] - (uint)'0',
            g = text[8] - (uint)'0',
            h = text[9] - (uint)'0';
        if (a > 9 || b > 9 || c > 9 || d > 9 || e > 9 || f > 9 || g > 9 || h > 9)
        {
            return false;
        }
        var year = (int)((a * 1000) + (b * 100) + (c * 10) + d);
        var month = (int)((e * 10) + f) - 1;
        if (year is < FirstYear or > LastYear || month is < 0 or > 11)
        {
            return false;
        }
        var at = ((year - FirstYear) * 12) + month;
        day = _months[at] + (int)((g * 10) + h) - 1;
        return day >= _months[at] && day < _months[at + 1];
    }

    /// <summary>An address of letters, digits and underlines, with single points and hyphens between them.</summary>
    public static bool IsAddress(ReadOnlySpan<byte> text)
    {
        var at = text.IndexOf((byte)'@');
        return text.Length <= CsvFields.LongestText
            && at > 0
            && IsDotted(text[..at])
            && IsDotted(text[(at + 1)..])
            && text[(at + 1)..].Contains((byte)'.')
            && !text[(at + 1)..].Contains((byte)'_');
    }

    private static bool IsDotted(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            var end = text.IndexOfAnyExcept(_mailbox);
            if (end < 0)
            {
                return !text.IsEmpty;
            }
            if (end == 0 || text[end] is not ((byte)'.' or (byte)'-'))
            {
                return false;
            }
            text = text[(end + 1)..];
        }
    }
}
