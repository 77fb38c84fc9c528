namespace Fairway.App.Files;

/// <summary>
/// Some fields of a row as one text: of millions of rows few differ in them, so that one look says what is known of all of them together. Between
/// two stands a control character, which no good field has: different fields never make the same text as good ones.
/// </summary>
internal sealed class JoinedFields(CsvTable table, int[] columns)
{
    private const byte Between = 0x1F;

    private readonly byte[] _bytes = new byte[512];

    /// <summary>False where they are too long, or can't be taken as they lie (<see cref="CsvTable.Bytes"/>). The text holds until the next row.</summary>
    public bool Take(out ReadOnlySpan<byte> text)
    {
        text = default;
        var length = 0;
        foreach (var column in columns)
        {
            if (!table.Bytes(column, out var field) || field.Length >= _bytes.Length - length)
            {
                return false;
            }
            field.CopyTo(_bytes.AsSpan(length));
            length += field.Length;
            _bytes[length++] = Between;
        }
        text = _bytes.AsSpan(0, length);
        return true;
    }
}
