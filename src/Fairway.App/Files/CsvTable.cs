namespace Fairway.App.Files;

/// <summary>A column of a table: its name, and whether a file without it is refused.</summary>
public sealed record CsvColumn(string Name, bool Required = false);

/// <summary>Places of fields that lie beside each other, both inclusive.</summary>
internal readonly record struct CsvRun(int From, int To);

/// <summary>
/// A CSV file with a header, read row by row. Columns are found by name in any order; one that is not known is refused by
/// name rather than ignored, since it is most often a misspelt one.
/// </summary>
internal sealed class CsvTable : IDisposable
{
    private readonly FileStream _bytes;
    private readonly CsvRecords _records;
    private readonly int[] _places;
    private readonly int _width;
    private readonly long _length;

    private CsvTable(string file, FileStream bytes, long length, CsvRecords records, (int[] Places, int Width) header, RowMistakes mistakes)
    {
        File = file;
        _bytes = bytes;
        _length = length;
        _records = records;
        (_places, _width) = header;
        Mistakes = mistakes;
    }

    public string File { get; }
    public RowMistakes Mistakes { get; }

    /// <summary>The physical line on which the current row starts.</summary>
    public int Line => _records.Line;

    /// <summary>What is wrong with the current row's form (its quotes, its number of fields); null where nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>How much of the file, or of the part, has been read, from 0 to 1.</summary>
    public double Share => _length == 0 ? 1 : (double)_records.Position / _length;

    /// <summary>Tells how far it is, once in many rows.</summary>
    public void Tell(Action<double> progress, int row)
    {
        if ((row & 0xFFFF) == 0)
        {
            progress(Share);
        }
    }

    public bool Has(int column) => _places[column] >= 0;

    /// <summary>The trimmed text at a column of the current row; empty where the file hasn't the column.</summary>
    public string this[int column]
    {
        get
        {
            var place = _places[column];
            return place >= 0 && place < _records.Count ? _records.Text(place).Trim() : "";
        }
    }

    /// <summary>
    /// The same as bytes, where they lie; false where blanks other than ASCII's may stand at an end, which only the text can tell. They hold
    /// until the next row is read.
    /// </summary>
    public bool Bytes(int column, out ReadOnlySpan<byte> bytes)
    {
        var place = _places[column];
        bytes = place >= 0 && place < _records.Count ? _records.Field(place) : default;
        return bytes.IsEmpty || (bytes[0] is > (byte)' ' and < 0x7F && bytes[^1] is > (byte)' ' and < 0x7F) || Trim(ref bytes);
    }

    /// <summary>Where columns that follow each other in a list lie beside each other in the file too; those that it hasn't are left out.</summary>
    public IReadOnlyList<CsvRun> Runs(IEnumerable<int> columns)
    {
        var runs = new List<CsvRun>();
        foreach (var place in columns.Select(column => _places[column]).Where(place => place >= 0))
        {
            if (runs.Count > 0 && runs[^1].To == place - 1)
            {
                runs[^1] = runs[^1] with { To = place };
            }
            else
            {
                runs.Add(new(place, place));
            }
        }
        return runs;
    }

    /// <summary>The fields of a run as they lie, with commas between them; false where the row has quotes, or not as many fields.</summary>
    public bool Bytes(CsvRun run, out ReadOnlySpan<byte> bytes)
    {
        var plain = _records.IsPlain && run.To < _records.Count;
        bytes = plain ? _records.Fields(run.From, run.To) : default;
        return plain;
    }

    private static bool Trim(ref ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.Trim(Utf8Text.Blanks);
        return bytes.IsEmpty || !(Utf8Text.MayBeginBlank(bytes) || Utf8Text.MayEndBlank(bytes));
    }

    /// <summary>Opens a file; null where it can't be read as a table, which is then among the mistakes.</summary>
    public static CsvTable? Open(string path, IReadOnlyList<CsvColumn> columns, RowMistakes mistakes)
    {
        var file = Path.GetFileName(path);
        if (!System.IO.File.Exists(path))
        {
            mistakes.Add(new RowMistake(file, 1, null, $"there is no such file in {Path.GetDirectoryName(path)}"));
            return null;
        }
        return Utf8Text.FirstFault(path) is var (line, what) ? Refused(line, what) : OpenText(path, columns, mistakes);

        CsvTable? Refused(int line, string what)
        {
            mistakes.Add(new RowMistake(file, line, null, what));
            return null;
        }
    }

    /// <summary>
    /// The parts of a file that can be read at once, each with mistakes of its own; none where it is to be read in one piece, or can't be read as a
    /// table.
    /// </summary>
    public static IReadOnlyList<CsvTable> OpenParts(string path, IReadOnlyList<CsvColumn> columns, CsvCutting cutting)
    {
        var parts = System.IO.File.Exists(path) ? CsvParts.Of(path, cutting) : [];
        if (parts.Count == 0)
        {
            return [];
        }
        using var whole = OpenText(path, columns, new RowMistakes());
        return whole is null ? [] : [.. parts.Select(part => whole.Part(path, part))];
    }

    private static CsvTable? OpenText(string path, IReadOnlyList<CsvColumn> columns, RowMistakes mistakes)
    {
        var file = Path.GetFileName(path);
        var bytes = Utf8Text.Open(path);
        var records = new CsvRecords(bytes);
        if (!records.Read())
        {
            mistakes.Add(new RowMistake(file, 1, null, "the file is empty: a header row is missing"));
            bytes.Dispose();
            return null;
        }
        if (Places(file, records, columns, mistakes) is not { } places)
        {
            bytes.Dispose();
            return null;
        }
        return new CsvTable(file, bytes, bytes.Length, records, (places, records.Count), mistakes);
    }

    private CsvTable Part(string path, CsvPart part)
    {
        var bytes = Utf8Text.Open(path);
        bytes.Position = part.From;
        var records = new CsvRecords(bytes, part);
        if (part.From == 0)
        {
            // The header, which the whole has read.
            records.Read();
        }
        return new CsvTable(File, bytes, part.Until - part.From, records, (_places, _width), new RowMistakes());
    }

    /// <summary>Goes to the next row; false at the end.</summary>
    public bool Read()
    {
        if (!_records.Read())
        {
            return false;
        }
        Fault = _records.Fault ?? (_records.Count == _width ? null : $"{_records.Count} fields where the header has {_width}");
        return true;
    }

    public void Dispose() => _bytes.Dispose();

    private static int[]? Places(string file, CsvRecords records, IReadOnlyList<CsvColumn> columns, RowMistakes mistakes)
    {
        var before = mistakes.Count;
        var header = Enumerable.Range(0, records.Count).Select(i => records.Text(i).Trim()).ToList();
        if (records.Fault is { } fault)
        {
            mistakes.Add(new RowMistake(file, records.Line, null, fault));
        }
        var names = string.Join(", ", columns.Select(c => c.Name));
        for (var i = 0; i < header.Count; i++)
        {
            var name = header[i];
            if (header.IndexOf(name) < i)
            {
                mistakes.Add(new RowMistake(file, records.Line, Shorten(name), "this column stands twice"));
            }
            else if (columns.All(c => c.Name != name))
            {
                mistakes.Add(new RowMistake(file, records.Line, Shorten(name), $"unknown column; known are {names}"));
            }
        }
        foreach (var column in columns.Where(c => c.Required && !header.Contains(c.Name)))
        {
            mistakes.Add(new RowMistake(file, records.Line, column.Name, "this column is missing"));
        }
        return mistakes.Count > before ? null : [.. columns.Select(c => header.IndexOf(c.Name))];
    }

    /// <summary>Rubbish is shown, but not all of it.</summary>
    public static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
