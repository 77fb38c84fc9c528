using System.Text;

namespace Fairway.App.Files;

/// <summary>Writes RFC 4180: UTF-8 without a byte order mark, LF, quotes only where they are needed.</summary>
public static class Csv
{
    private static readonly System.Buffers.SearchValues<char> _needQuotes = System.Buffers.SearchValues.Create(",\"\r\n");

    public static readonly Encoding Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public static void WriteRow(TextWriter to, params ReadOnlySpan<string?> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0)
            {
                to.Write(',');
            }
            WriteField(to, fields[i] ?? "");
        }
        to.Write('\n');
    }

    private static void WriteField(TextWriter to, string field)
    {
        if (field.AsSpan().ContainsAny(_needQuotes))
        {
            to.Write('"');
            to.Write(field.Replace("\"", "\"\"", StringComparison.Ordinal));
            to.Write('"');
        }
        else
        {
            to.Write(field);
        }
    }
}

/// <summary>A CSV file being written. It takes its name only when it is complete, so that a reader never meets half of one.</summary>
public sealed class CsvFile : IDisposable
{
    private readonly string _path;
    private readonly StreamWriter _to;

    public CsvFile(string path)
    {
        _path = path;
        _to = new StreamWriter(Unfinished, append: false, Csv.Encoding);
    }

    private string Unfinished => _path + ".unfinished";

    public void Write(params ReadOnlySpan<string?> fields) => Csv.WriteRow(_to, fields);

    public void Complete()
    {
        _to.Dispose();
        File.Move(Unfinished, _path, overwrite: true);
    }

    public void Dispose()
    {
        _to.Dispose();
        File.Delete(Unfinished);
    }
}

/// <summary>Orders texts by their UTF-8 bytes, as other tools on the same files do.</summary>
public sealed class Utf8Order : IComparer<string>
{
    public static readonly Utf8Order Instance = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }
        var length = Math.Min(x.Length, y.Length);
        for (var i = 0; i < length; i++)
        {
            if (x[i] != y[i])
            {
                // A surrogate pair is four bytes of UTF-8, which sort after every letter that is written with one char.
                return char.IsSurrogate(x[i]) == char.IsSurrogate(y[i]) ? x[i].CompareTo(y[i])
                    : char.IsSurrogate(x[i]) ? 1
                    : -1;
            }
        }
        return x.Length.CompareTo(y.Length);
    }
}
