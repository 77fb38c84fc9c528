using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fairway.App.Provisioning.Scim;

/// <summary>
/// Reads filters (RFC 7644, section 3.4.2.2) and the paths of patches (section 3.5.2), in which a filter may stand in brackets. "not" binds closest, then "and", then
/// "or"; names and operators are read in any case.
/// </summary>
public sealed class ScimFilterReader
{
    /// <summary>Characters; no client writes longer ones by hand, and what is read is walked through for each resource.</summary>
    public const int Longest = 4000;

    private const int Deepest = 50;

    private readonly ScimResourceType type;
    private readonly string text;
    private readonly Func<string, ScimRefusedException> wrong;
    private int at;
    private int depth;

    private ScimFilterReader(ScimResourceType type, string text, Func<string, ScimRefusedException> wrong)
    {
        (this.type, this.text, this.wrong) = (type, text, wrong);
        if (text.Length > Longest)
        {
            throw wrong($"It is longer than {Longest} characters.");
        }
    }

    /// <summary>Reads a filter; refuses one that is not written as the RFC says.</summary>
    public static ScimFilter Read(ScimResourceType type, string text)
    {
        var reader = new ScimFilterReader(type, text, ScimRefusedException.Filter);
        var filter = reader.Either(null);
        return reader.IsAtEnd() ? filter : throw reader.Unexpected();
    }

    /// <summary>Reads the path of a patch: attribute, emails[type eq "work"] or emails[type eq "work"].value.</summary>
    public static (ScimPath Path, ScimFilter.Within? Values) ReadPath(ScimResourceType type, string text)
    {
        var reader = new ScimFilterReader(type, text.Trim(), ScimRefusedException.Path);
        var path = reader.Path(null);
        if (reader.IsAtEnd())
        {
            return (path, null);
        }
        var values = reader.Brackets(path);
        if (reader.at < reader.text.Length && reader.text[reader.at] == '.')
        {
            reader.at++;
            var name = reader.Word();
            if (path.Attribute is not null)
            {
                path = ScimPath.Read(type, path.Text + "." + name) ?? throw reader.Unexpected();
            }
        }
        return reader.IsAtEnd() ? (path, values) : throw reader.Unexpected();
    }

    /// <param name="of">The complex attribute within whose brackets this stands; null: none.</param>
    private ScimFilter Either(ScimAttribute? of)
    {
        if (++depth > Deepest)
        {
            throw wrong("It is nested too deeply.");
        }
        var filter = Both(of);
        while (Takes("or"))
        {
            filter = new ScimFilter.Or(filter, Both(of));
        }
        depth--;
        return filter;
    }

    private ScimFilter Both(ScimAttribute? of)
    {
        var filter = One(of);
        while (Takes("and"))
        {
            filter = new ScimFilter.And(filter, One(of));
        }
        return filter;
    }

    private ScimFilter One(ScimAttribute? of)
    {
        if (Takes("not"))
        {
            return Next() == '(' ? new ScimFilter.Not(Grouped(of)) : throw wrong("After \"not\" stands a filter in parentheses.");
        }
        if (Next() == '(')
        {
            return Grouped(of);
        }
        var path = Path(of);
        if (Next() == '[')
        {
            return of is null ? Brackets(path) : throw wrong("Brackets do not stand within brackets.");
        }
        return Compared(path);
    }

    private ScimFilter Grouped(ScimAttribute? of)
    {
        at++;
        var filter = Either(of);
        Close(')');
        return filter;
    }

    private ScimFilter.Within Brackets(ScimPath path)
    {
        if (Next() != '[')
        {
            throw Unexpected();
        }
        if (path.Part is not null || path.Attribute is { Type: not ScimType.Complex })
        {
            throw wrong($"{path.Text} has no parts to filter by.");
        }
        at++;
        // Of what is not kept there are no values, whatever the filter says of their parts.
        var filter = Either(path.Attribute ?? new ScimAttribute(path.Text, ScimType.Complex, ""));
        Close(']');
        return new(path, filter);
    }

    private ScimFilter.Comparison Compared(ScimPath path)
    {
        var name = Word();
        if (!Enum.TryParse<ScimOperator>(name, ignoreCase: true, out var operation) || !char.IsAsciiLetter(name[0]))
        {
            throw wrong($"There is no operator {name}.");
        }
        if (operation == ScimOperator.Pr)
        {
            return new(path, operation, null);
        }
        var value = Literal();
        var attribute = path.Part ?? path.Attribute;
        if (
            operation is ScimOperator.Gt or ScimOperator.Ge or ScimOperator.Lt or ScimOperator.Le
            && (attribute is { Type: ScimType.Boolean } || value is null)
        )
        {
            throw wrong($"{path.Text} has no order: {name} cannot be asked of it.");
        }
        return new(path, operation, value);
    }

    private ScimPath Path(ScimAttribute? of)
    {
        var name = Word();
        return (of is null ? ScimPath.Read(type, name) : ScimPath.ReadPart(of, name))
            ?? throw wrong($"{name} is not written as an attribute is.");
    }

    /// <summary>A JSON string or number, true, false or null.</summary>
    private JsonValue? Literal()
    {
        if (Next() != '"')
        {
            return Word() switch
            {
                var word when word.Equals("true", StringComparison.OrdinalIgnoreCase) => JsonValue.Create(true),
                var word when word.Equals("false", StringComparison.OrdinalIgnoreCase) => JsonValue.Create(false),
                var word when word.Equals("null", StringComparison.OrdinalIgnoreCase) => null,
                var word
                    when decimal.TryParse(
                        word,
                        System.Globalization.NumberStyles.Float,
                        System.Globalization.CultureInfo.InvariantCulture,
                        out var number
                    ) => JsonValue.Create(number),
                _ => throw wrong("A value is a string in double quotes, a number, true, false or null."),
            };
        }
        var from = at++;
        while (at < text.Length && text[at] != '"')
        {
            at += text[at] == '\\' ? 2 : 1;
        }
        if (at >= text.Length)
        {
            throw wrong("A string has no end.");
        }
        at++;
        try
        {
            return JsonNode.Parse(text[from..at])!.AsValue();
        }
        catch (JsonException)
        {
            throw wrong("A string is not written as in JSON.");
        }
    }

    private string Word()
    {
        Skip();
        var from = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('(' or ')' or '[' or ']' or '"'))
        {
            at++;
        }
        return at > from ? text[from..at] : throw Unexpected();
    }

    /// <summary>Goes past a word of the grammar where it is next, and what follows is not part of a name.</summary>
    private bool Takes(string word)
    {
        Skip();
        var end = at + word.Length;
        if (
            !text.AsSpan(at).StartsWith(word, StringComparison.OrdinalIgnoreCase)
            || (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('(' or ')' or ']'))
        )
        {
            return false;
        }
        at = end;
        return true;
    }

    private void Close(char with)
    {
        if (Next() != with)
        {
            throw Unexpected();
        }
        at++;
    }

    /// <summary>The next character that is no space; '\0' at the end.</summary>
    private char Next()
    {
        Skip();
        return at < text.Length ? text[at] : '\0';
    }

    private bool IsAtEnd() => Next() == '\0';

    private void Skip()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }

    private ScimRefusedException Unexpected() =>
        wrong(at < text.Length ? $"Character {at + 1} is not expected." : "It ends before it is complete.");
}
