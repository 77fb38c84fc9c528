using System.Text;
using System.Text.Json;

namespace Fairway.App.Policies;

/// <summary>A JSON value that knows on which line it starts, so that a mistake can be named by line.</summary>
internal sealed record PolicyJson(JsonValueKind Kind, int Line, string Text)
{
    /// <summary>An object's members in the file's order, with the line of their names; empty for anything else.</summary>
    public List<(string Name, int Line, PolicyJson Value)> Members { get; } = [];

    /// <summary>An array's items; empty for anything else.</summary>
    public List<PolicyJson> Items { get; } = [];

    /// <summary>Reads a file; null, with mistakes reported, where it is not JSON that could be canonical.</summary>
    public static PolicyJson? Read(string file, byte[] bytes, List<PolicyMistake> mistakes)
    {
        ReadOnlySpan<byte> utf8 = bytes;
        if (utf8.StartsWith(Encoding.UTF8.Preamble))
        {
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        }
        var badByte = FirstBadByte(utf8);
        if (badByte >= 0)
        {
            mistakes.Add(new(file, LineOf(utf8, badByte), "", "is not UTF-8"));
            return null;
        }
        var reader = new Utf8JsonReader(utf8);
        try
        {
            reader.Read();
            var root = Value(ref reader, utf8, file, "", mistakes);
            reader.Read();
            return root;
        }
        catch (JsonException mistake)
        {
            var what = mistake.Message.Split(" LineNumber:")[0].TrimEnd('.', ' ');
            mistakes.Add(new(file, (int)(mistake.LineNumber ?? 0) + 1, "", $"is not JSON: {what}"));
            return null;
        }
    }

    private static PolicyJson Value(
        ref Utf8JsonReader reader,
        ReadOnlySpan<byte> utf8,
        string file,
        string path,
        List<PolicyMistake> mistakes
    )
    {
        var line = LineOf(utf8, (int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var found = new PolicyJson(JsonValueKind.Object, line, "");
                var names = new HashSet<string>(StringComparer.Ordinal);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var nameLine = LineOf(utf8, (int)reader.TokenStartIndex);
                    var name = String(ref reader, file, nameLine, path, mistakes);
                    reader.Read();
                    var member = path.Length == 0 ? name : $"{path}.{name}";
                    var value = Value(ref reader, utf8, file, member, mistakes);
                    if (names.Add(name))
                    {
                        found.Members.Add((name, nameLine, value));
                    }
                    else
                    {
                        mistakes.Add(new(file, nameLine, member, "stands twice"));
                    }
                }
                return found;
            case JsonTokenType.StartArray:
                var list = new PolicyJson(JsonValueKind.Array, line, "");
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    list.Items.Add(Value(ref reader, utf8, file, $"{path}[{list.Items.Count}]", mistakes));
                }
                return list;
            case JsonTokenType.String:
                return new(JsonValueKind.String, line, String(ref reader, file, line, path, mistakes));
            case JsonTokenType.Number:
                return new(JsonValueKind.Number, line, Encoding.UTF8.GetString(reader.ValueSpan));
            case JsonTokenType.True:
                return new(JsonValueKind.True, line, "true");
            case JsonTokenType.False:
                return new(JsonValueKind.False, line, "false");
            default:
                return new(JsonValueKind.Null, line, "null");
        }
    }

    private static string String(ref Utf8JsonReader reader, string file, int line, string path, List<PolicyMistake> mistakes)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // "\ud800" alone is JSON and no text.
            mistakes.Add(new(file, line, path, "holds half a surrogate pair"));
            return "";
        }
    }

    private static int LineOf(ReadOnlySpan<byte> utf8, int index) => utf8[..index].Count((byte)'\n') + 1;

    private static int FirstBadByte(ReadOnlySpan<byte> utf8)
    {
        for (var at = 0; at < utf8.Length; )
        {
            if (Rune.DecodeFromUtf8(utf8[at..], out _, out var consumed) != System.Buffers.OperationStatus.Done)
            {
                return at;
            }
            at += consumed;
        }
        return -1;
    }
}
