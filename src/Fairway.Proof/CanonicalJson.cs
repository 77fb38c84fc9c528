using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Fairway.Proof;

/// <summary>
/// The JSON Canonicalization Scheme of RFC 8785: one text for each value, so that a hash binds to what was said and not to how it was
/// written. Members are ordered by the UTF-16 code units of their names, numbers are written as ECMAScript writes them, strings with the
/// fewest escapes, and nothing stands between tokens. Input that has no canonical form is a <see cref="FormatException"/> that says why:
/// text that is not JSON, a number that no double holds, half a surrogate pair, a name that stands twice, nesting beyond 64 levels.
/// </summary>
public static class CanonicalJson
{
    // RFC 8785 works on strings as sequences of UTF-16 code units and forbids lone surrogates: an encoder that throws finds them.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The canonical text of a JSON text.</summary>
    public static string Text(string json)
    {
        try
        {
            return Text(Strict.GetBytes(json));
        }
        catch (EncoderFallbackException mistake)
        {
            throw new FormatException("The text holds half a surrogate pair.", mistake);
        }
    }

    /// <summary>The canonical text of a JSON text in UTF-8, without a byte order mark.</summary>
    public static string Text(ReadOnlySpan<byte> utf8)
    {
        try
        {
            // An invalid byte would otherwise become a replacement character, and two texts one.
            Strict.GetCharCount(utf8);
            var reader = new Utf8JsonReader(utf8);
            using var document = JsonDocument.ParseValue(ref reader);
            // Throws where something follows the value.
            reader.Read();
            return Text(document.RootElement);
        }
        catch (JsonException mistake)
        {
            throw new FormatException($"The text is not JSON: {mistake.Message}", mistake);
        }
        catch (DecoderFallbackException mistake)
        {
            throw new FormatException("The text is not UTF-8.", mistake);
        }
    }

    /// <summary>The canonical text of a JSON value.</summary>
    public static string Text(JsonElement value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    /// <summary>The canonical text as UTF-8: what is hashed and signed.</summary>
    public static byte[] Utf8(JsonElement value) => Strict.GetBytes(Text(value));

    /// <summary>The SHA-256 of the canonical text's UTF-8, as 64 lower-case hex digits.</summary>
    public static string Sha256Hex(string json) => Hash(Text(json));

    /// <summary>The SHA-256 of the canonical text's UTF-8, as 64 lower-case hex digits.</summary>
    public static string Sha256Hex(JsonElement value) => Hash(Text(value));

    /// <summary>A finite number as ECMAScript's Number::toString writes it (RFC 8785, 3.2.2.3).</summary>
    public static string Number(double number)
    {
        if (!double.IsFinite(number))
        {
            throw new FormatException("A number is not finite, or larger than a double holds.");
        }
        if (number == 0)
        {
            return "0";
        }
        // .NET's "E16" pads; its default is the shortest text that reads back as the same double, which are ECMAScript's digits.
        var shortest = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture);
        var (digits, exponent) = Digits(shortest);
        var unsigned = exponent switch
        {
            >= 0 and < 21 when digits.Length <= exponent + 1 => digits.PadRight(exponent + 1, '0'),
            >= 0 and < 21 => $"{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}",
            < 0 and >= -6 => $"0.{new string('0', -exponent - 1)}{digits}",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}"
            ),
        };
        return number < 0 ? $"-{unsigned}" : unsigned;
    }

    private static string Hash(string canonical) => Convert.ToHexStringLower(SHA256.HashData(Strict.GetBytes(canonical)));

    // 1.2345E-07 and 12345.678 become the significant digits and the power of ten of the first.
    private static (string Digits, int Exponent) Digits(string shortest)
    {
        var e = shortest.IndexOf('E', StringComparison.Ordinal);
        var power = e < 0 ? 0 : int.Parse(shortest.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = e < 0 ? shortest : shortest[..e];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa.Length : point;
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var leading = all.Length - all.TrimStart('0').Length;
        return (all.Trim('0'), whole - 1 - leading + power);
    }

    private static void Write(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(text, value);
                break;
            case JsonValueKind.Array:
                WriteArray(text, value);
                break;
            case JsonValueKind.String:
                WriteString(text, Unescaped(value.GetString));
                break;
            case JsonValueKind.Number:
                text.Append(Number(value.GetDouble()));
                break;
            case JsonValueKind.True:
                text.Append("true");
                break;
            case JsonValueKind.False:
                text.Append("false");
                break;
            case JsonValueKind.Null:
                text.Append("null");
                break;
            default:
                throw new FormatException("There is no JSON value.");
        }
    }

    private static void WriteObject(StringBuilder text, JsonElement value)
    {
        var members = new SortedList<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var name = Unescaped(() => member.Name);
            if (!members.TryAdd(name, member.Value))
            {
                throw new FormatException($"The name “{name}” stands twice in one object.");
            }
        }
        text.Append('{');
        var first = true;
        foreach (var (name, member) in members)
        {
            if (!first)
            {
                text.Append(',');
            }
            first = false;
            WriteString(text, name);
            text.Append(':');
            Write(text, member);
        }
        text.Append('}');
    }

    private static void WriteArray(StringBuilder text, JsonElement value)
    {
        text.Append('[');
        var first = true;
        foreach (var item in value.EnumerateArray())
        {
            if (!first)
            {
                text.Append(',');
            }
            first = false;
            Write(text, item);
        }
        text.Append(']');
    }

    private static string Unescaped(Func<string?> read)
    {
        string text;
        try
        {
            text = read()!;
        }
        catch (InvalidOperationException mistake)
        {
            throw new FormatException("A string holds half a surrogate pair.", mistake);
        }
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                throw new FormatException("A string holds half a surrogate pair.");
            }
        }
        return text;
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }
        text.Append('"');
    }
}
