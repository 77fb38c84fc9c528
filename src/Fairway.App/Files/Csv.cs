using System.Globalization;
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

    /// <summary>A field's bytes as they are written: quoted only where it is needed.</summary>
    public static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> field)
    {
        if (!field.ContainsAny(",\"\r\n"u8))
        {
            return field;
        }
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        WriteField(text, Encoding.GetString(field));
        return Encoding.GetBytes(text.ToString());
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

/// <summary>
/// A file being written. It takes its name only when it is complete, so that a reader never meets half of one, and what bore the name before
/// stays as it was until then.
/// </summary>
public sealed class UnfinishedFile : IDisposable
{
    private readonly string _path;
    private readonly string _unfinished;

    public UnfinishedFile(string path)
    {
        // A link keeps pointing where it points, and a device (/dev/null, /dev/stdout) is no file that could be replaced.
        var link = new FileInfo(path);
        _path = link.LinkTarget is null ? path : link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        _unfinished = path.StartsWith("/dev/", StringComparison.Ordinal) ? _path : _path + ".unfinished";
        Bytes = new FileStream(_unfinished, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 1);
    }

    public Stream Bytes { get; }

    public void Complete()
    {
        Bytes.Dispose();
        if (_unfinished != _path)
        {
            File.Move(_unfinished, _path, overwrite: true);
        }
    }

    public void Dispose()
    {
        Bytes.Dispose();
        if (_unfinished != _path)
        {
            File.Delete(_unfinished);
        }
    }
}

/// <summary>A CSV file being written.</summary>
public sealed class CsvFile : IDisposable
{
    private readonly UnfinishedFile _file;
    private readonly StreamWriter _to;

    public CsvFile(string path)
    {
        _file = new UnfinishedFile(path);
        _to = new StreamWriter(_file.Bytes, Csv.Encoding);
    }

    public void Write(params ReadOnlySpan<string?> fields) => Csv.WriteRow(_to, fields);

    public void Complete()
    {
        _to.Dispose();
        _file.Complete();
    }

    public void Dispose()
    {
        _to.Dispose();
        _file.Dispose();
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
