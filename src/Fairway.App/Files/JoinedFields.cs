namespace Fairway.App.Files;

/// <summary>
/// Some fields of a row as one text: of millions of rows few differ in them, so that one look says what is known of all of them together. Between
/// two stands a control character, which no good field has: different fields never make the same text as good ones.
/// </summary>
internal sealed class JoinedFields(CsvTable table, int[] columns)
{
    private const byte Between = 0x1F;

    private readonly byte[] _bytes = new byte[512];
    private readonly CsvRun[] _runs = [.. table.Runs(columns)];

    /// <summary>
    /// False where they are too long, or can't be taken as they lie (<see cref="CsvTable.Bytes(int, out ReadOnlySpan{byte})"/>). The text holds until the
    /// next row.
    /// </summary>
    public bool Take(out ReadOnlySpan<byte> text)
    {
        var length = 0;
        var taken = TakeRuns(ref length) || TakeEach(ref length);
        text = _bytes.AsSpan(0, length);
        return taken;
    }

    /// <summary>Of a row without quotes, what lies together is taken together.</summary>
    private bool TakeRuns(ref int length)
    {
        foreach (var run in _runs)
        {
            if (!table.Bytes(run, out var fields) || !PlainField.IsText(fields) || !Append(fields, ref length))
            {
                return false;
            }
        }
        return true;
    }

    private bool TakeEach(ref int length)
    {
        length = 0;
        foreach (var column in columns)
        {
            if (!table.Bytes(column, out var field) || !Append(field, ref length))
            {
                return false;
            }
        }
        return true;
    }

    private bool Append(ReadOnlySpan<byte> field, ref int length)
    {
        if (field.Length >= _bytes.Length - length)
        {
            return false;
        }
        field.CopyTo(_bytes.AsSpan(length));
        length += field.Length;
        _bytes[length++] = Between;
        return true;
    }
}
