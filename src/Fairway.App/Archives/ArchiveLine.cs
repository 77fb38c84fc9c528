using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Fairway.App.Archives;

/// <summary>
/// Writes a row as a line of JSON with one form for each value, so that two databases that hold the same write the same bytes. Strings are escaped as RFC 8785 has it:
/// the framework's own writer escapes more in one version than in the next.
/// </summary>
internal sealed class ArchiveLine
{
    internal static readonly InstantPattern Instants = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.ffffff'Z'");
    internal static readonly InstantPattern FineInstants = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.fffffff'Z'");

    /// <summary>Where the framework begins to count, in ticks from 1970.</summary>
    internal static readonly long Epoch = NodaConstants.BclEpoch.ToUnixTimeTicks();

    private static readonly SearchValues<char> s_escaped = SearchValues.Create([
        '"',
        '\\',
        .. Enumerable.Range(0, 0x20).Select(code => (char)code),
    ]);

    private readonly ArrayBufferWriter<byte> line = new(4096);

    public ReadOnlyMemory<byte> Written => line.WrittenMemory;

    /// <summary>Fills the line with the row that a reader stands on.</summary>
    /// <param name="row">Its columns in the table's order.</param>
    /// <param name="table">Whose row it is.</param>
    /// <param name="keep">Takes the bytes that stand apart, with their hash.</param>
    public void Fill(DbDataReader row, ArchiveTable table, Action<string, byte[]>? keep)
    {
        line.ResetWrittenCount();
        for (var i = 0; i < table.Columns.Count; i++)
        {
            Ascii(i == 0 ? "{" : ",");
            Text(table.Columns[i].Name);
            Ascii(":");
            if (row.IsDBNull(i))
            {
                Ascii("null");
            }
            else
            {
                Value(row, i, table.Columns[i], keep);
            }
        }
        Ascii("}\n");
    }

    private void Value(DbDataReader row, int i, ArchiveColumn column, Action<string, byte[]>? keep)
    {
        switch (column.Type)
        {
            case ArchiveType.Text:
                Text(row.GetString(i));
                break;
            case ArchiveType.Boolean:
                Ascii(row.GetBoolean(i) ? "true" : "false");
                break;
            case ArchiveType.Integer:
                Ascii(row.GetInt64(i).ToString(CultureInfo.InvariantCulture));
                break;
            case ArchiveType.Amount:
                var amount = (decimal)column.Converter!.ConvertFromProvider(row.GetInt64(i))!;
                Ascii(amount.ToString("0.############################", CultureInfo.InvariantCulture));
                break;
            case ArchiveType.Id:
                Quoted(row.GetGuid(i).ToString("D"));
                break;
            case ArchiveType.Day:
                Quoted(row.GetFieldValue<DateOnly>(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case ArchiveType.Instant:
                Quoted(Instants.Format(Instant.FromUnixTimeTicks(row.GetInt64(i) * 10)));
                break;
            case ArchiveType.FineInstant:
                Quoted(FineInstants.Format(Instant.FromUnixTimeTicks(row.GetInt64(i) + Epoch)));
                break;
            case ArchiveType.Bytes:
                Quoted(Convert.ToBase64String(row.GetFieldValue<byte[]>(i)));
                break;
            case ArchiveType.Content:
                var content = row.GetFieldValue<byte[]>(i);
                var hash = Convert.ToHexStringLower(SHA256.HashData(content));
                keep?.Invoke(hash, content);
                Quoted(hash);
                break;
            case ArchiveType.Json:
                Utf8(column.Json!.Open(row.GetString(i)));
                break;
            default:
                throw new InvalidOperationException($"{column.Type} is no type of an archive.");
        }
    }

    private void Quoted(string ascii)
    {
        Ascii("\"");
        Ascii(ascii);
        Ascii("\"");
    }

    private void Text(string text)
    {
        Ascii("\"");
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAny(s_escaped); at >= 0; at = rest.IndexOfAny(s_escaped))
        {
            Utf8(rest[..at]);
            Ascii(
                rest[at] switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\b' => "\\b",
                    '\t' => "\\t",
                    '\n' => "\\n",
                    '\f' => "\\f",
                    '\r' => "\\r",
                    var control => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)control:x4}"),
                }
            );
            rest = rest[(at + 1)..];
        }
        Utf8(rest);
        Ascii("\"");
    }

    private void Ascii(string text) => Utf8(text);

    private void Utf8(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, line);
}
