using System.Text;
using System.Text.Json;

namespace Fairway.App.Archives;

/// <summary>Reads a table's file line by line; what is wrong in a line is told with its number and column.</summary>
internal static class ArchiveLines
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The rows as they are stored; a line with a mistake is told, and left out.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="table">Whose rows they are.</param>
    /// <param name="wrong">Told of a mistake: line, column or null, and what is wrong.</param>
    public static IEnumerable<(int Line, object?[] Values)> Read(Stream file, ArchiveTable table, Action<int, string?, string> wrong)
    {
        using var lines = new StreamReader(file, s_strict, detectEncodingFromByteOrderMarks: false, 1 << 16, leaveOpen: true);
        var number = 0;
        while (true)
        {
            string? text;
            try
            {
                text = lines.ReadLine();
            }
            catch (DecoderFallbackException)
            {
                // The reader decodes ahead: the bytes stand on the next line or some lines on.
                wrong(number + 1, null, "from here on something is not UTF-8. Take the file from the original again.");
                yield break;
            }
            if (text is null)
            {
                yield break;
            }
            number++;
            if (Row(text, table, number, wrong) is { } values)
            {
                yield return (number, values);
            }
        }
    }

    private static object?[]? Row(string text, ArchiveTable table, int line, Action<int, string?, string> wrong)
    {
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(text);
        }
        catch (JsonException mistake)
        {
            wrong(line, null, $"this is not a JSON object on one line (near character {mistake.BytePositionInLine + 1}).");
            return null;
        }
        using (json)
        {
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                wrong(line, null, "this is not a JSON object on one line.");
                return null;
            }
            var values = new object?[table.Columns.Count];
            var at = 0;
            var whole = true;
            foreach (var member in json.RootElement.EnumerateObject())
            {
                if (at == table.Columns.Count || !member.NameEquals(table.Columns[at].Name))
                {
                    wrong(line, null, Order(member.Name, at, table));
                    return null;
                }
                if (!ArchiveValue.TryRead(member.Value, table.Columns[at], out values[at], out var mistake))
                {
                    wrong(line, table.Columns[at].Name, mistake);
                    whole = false;
                }
                at++;
            }
            if (at < table.Columns.Count)
            {
                wrong(line, table.Columns[at].Name, "the column is missing in this row.");
                return null;
            }
            return whole ? values : null;
        }
    }

    private static string Order(string name, int at, ArchiveTable table) =>
        at == table.Columns.Count ? $"“{name}” is a column too many."
        : table.Columns.Any(column => column.Name == name)
            ? $"“{name}” stands where “{table.Columns[at].Name}” is expected: columns have the manifest's order."
        : $"“{name}” is no column of {table.Name}; “{table.Columns[at].Name}” is expected here.";
}
