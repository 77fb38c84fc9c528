using System.Data;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using NodaTime.Text;

namespace Fairway.App.Archives;

/// <summary>Reads what <see cref="ArchiveLine"/> has written, as a value that both databases take.</summary>
internal static class ArchiveValue
{
    /// <summary>The value, as it is stored; an archive's content as its hash.</summary>
    /// <param name="json">What stands in the line.</param>
    /// <param name="column">Its column.</param>
    /// <param name="value">Null where there is none.</param>
    /// <param name="wrong">What is wrong, as a sentence.</param>
    public static bool TryRead(JsonElement json, ArchiveColumn column, out object? value, [NotNullWhen(false)] out string? wrong)
    {
        value = null;
        wrong = null;
        if (json.ValueKind == JsonValueKind.Null)
        {
            wrong = column.Nullable ? null : "there has to be a value.";
            return column.Nullable;
        }
        value = column.Type switch
        {
            ArchiveType.Text => TextOf(json),
            ArchiveType.Boolean => json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : null,
            ArchiveType.Integer => json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var number) ? number : null,
            ArchiveType.Amount => json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out var amount)
                ? column.Converter!.ConvertToProvider(amount)
                : null,
            ArchiveType.Id => Guid.TryParseExact(TextOf(json), "D", out var id) ? id : null,
            ArchiveType.Day => DateOnly.TryParseExact(
                TextOf(json),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
                ? day
                : null,
            ArchiveType.Instant => Ticks(json, ArchiveLine.Instants) / 10,
            ArchiveType.FineInstant => Ticks(json, ArchiveLine.FineInstants) - ArchiveLine.Epoch,
            ArchiveType.Bytes => json.ValueKind == JsonValueKind.String && json.TryGetBytesFromBase64(out var bytes) ? bytes : null,
            ArchiveType.Content => TextOf(json) is { Length: 64 } hash && hash.All(char.IsAsciiHexDigitLower) ? hash : null,
            ArchiveType.Json => JsonOf(json, column),
            _ => null,
        };
        wrong = value is null ? $"{Shortened(json)} is not {Expected(column.Type)}." : null;
        return value is not null;
    }

    public static DbType TypeOf(ArchiveType type) =>
        type switch
        {
            ArchiveType.Boolean => DbType.Boolean,
            ArchiveType.Integer or ArchiveType.Amount or ArchiveType.Instant or ArchiveType.FineInstant => DbType.Int64,
            ArchiveType.Id => DbType.Guid,
            ArchiveType.Day => DbType.Date,
            ArchiveType.Bytes or ArchiveType.Content => DbType.Binary,
            _ => DbType.String,
        };

    private static string? TextOf(JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String ? json.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, which is no text.
            return null;
        }
    }

    private static string? JsonOf(JsonElement json, ArchiveColumn column)
    {
        try
        {
            return column.Json!.Stored(json);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static long? Ticks(JsonElement json, InstantPattern pattern) =>
        TextOf(json) is { } text && pattern.Parse(text) is { Success: true } read ? read.Value.ToUnixTimeTicks() : null;

    private static string Shortened(JsonElement json)
    {
        const int most = 40;
        var text = json.GetRawText();
        return text.Length <= most ? text : text[..most] + "…";
    }

    private static string Expected(ArchiveType type) =>
        type switch
        {
            ArchiveType.Text => "a text",
            ArchiveType.Boolean => "true or false",
            ArchiveType.Integer => "a whole number",
            ArchiveType.Amount => "an amount",
            ArchiveType.Id => "a UUID such as 0198c5d2-7a3e-7b1c-9d4f-2a6b8c0e1f35",
            ArchiveType.Day => "a day such as 2026-12-31",
            ArchiveType.Instant => "an instant such as 2026-12-31T23:59:59.000000Z",
            ArchiveType.FineInstant => "an instant such as 2026-12-31T23:59:59.0000000Z",
            ArchiveType.Bytes => "bytes in base64",
            ArchiveType.Content => "the SHA-256 of a file in contents/, 64 hexadecimal digits",
            _ => "JSON that has a canonical form",
        };
}
