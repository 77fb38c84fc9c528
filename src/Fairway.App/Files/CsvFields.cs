using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.App.Files;

/// <summary>
/// Reads the fields of one row and says of each what is wrong with it. A row is good where nothing was said.
/// </summary>
internal sealed class CsvFields(CsvTable table, IReadOnlyList<CsvColumn> columns)
{
    /// <summary>Keys stand in indexes and addresses.</summary>
    public const int LongestKey = 64;

    public const int LongestText = 200;

    // Files repeat a few values in every row; one copy of each is enough.
    private readonly Dictionary<string, string> _seen = new(StringComparer.Ordinal);
    private string? _official;

    /// <summary>Whether nothing is wrong with the row so far.</summary>
    public bool Good { get; private set; }

    /// <summary>Starts a row; mistakes in it are those of an official, or of nobody where the id is null.</summary>
    public void Start(string? official)
    {
        Good = true;
        _official = official;
        if (table.Fault is { } fault)
        {
            Bad(null, fault);
        }
    }

    public void Bad(int? column, string what)
    {
        Good = false;
        var mistake = new RowMistake(table.File, table.Line, column is { } c ? columns[c].Name : null, what);
        if (_official is null)
        {
            table.Mistakes.Add(mistake);
        }
        else
        {
            table.Mistakes.AddOfOfficial(_official, mistake);
        }
    }

    /// <summary>A text; empty becomes null.</summary>
    public string? Text(int column, int longest = LongestText)
    {
        var text = table[column];
        if (text.Length == 0)
        {
            return null;
        }
        if (text.Length > longest)
        {
            Bad(column, $"{text.Length} characters, at most {longest} are allowed");
            return null;
        }
        if (text.AsSpan().ContainsAnyInRange('\0', '\x1f') || text.Contains('\x7f'))
        {
            Bad(column, "a line break or another control character");
            return null;
        }
        if (_seen.TryGetValue(text, out var known))
        {
            return known;
        }
        if (_seen.Count < 10_000)
        {
            _seen.Add(text, text);
        }
        return text;
    }

    /// <summary>A text that has to be there; empty where it isn't, which is then said.</summary>
    public string Needed(int column, int longest = LongestText)
    {
        var before = Good;
        Good = true;
        var text = Text(column, longest);
        if (text is null && Good)
        {
            Bad(column, "this is empty");
        }
        Good &= before;
        return text ?? "";
    }

    /// <summary>One of a few codes, as written; empty becomes null.</summary>
    public string? OneOf(int column, IReadOnlyList<string> codes)
    {
        var text = Text(column);
        if (text is null || codes.Contains(text))
        {
            return text;
        }
        Bad(column, $"'{CsvTable.Shorten(text)}' is none of {string.Join(", ", codes)}");
        return null;
    }

    /// <summary>A day; empty becomes null.</summary>
    public LocalDate? Day(int column)
    {
        var text = table[column];
        if (text.Length == 0)
        {
            return null;
        }
        if (text.Length != 10 || IsoDay.Parse(text) is not { } day)
        {
            Bad(column, $"'{CsvTable.Shorten(text)}' is no date; dates are written 2026-12-31");
            return null;
        }
        if (day.Year is < 1900 or > 2199 && day != LastOfAll)
        {
            Bad(column, $"the year {day.Year} can't be meant");
            return null;
        }
        return day;
    }

    public LocalDate? NeededDay(int column)
    {
        if (table[column].Length == 0)
        {
            Bad(column, "this is empty");
            return null;
        }
        return Day(column);
    }

    /// <summary>The day with which some systems write "no end".</summary>
    public static readonly LocalDate LastOfAll = new(9999, 12, 31);

    /// <summary>The same as files write it.</summary>
    public static ReadOnlySpan<byte> LastOfAllText => "9999-12-31"u8;
}
