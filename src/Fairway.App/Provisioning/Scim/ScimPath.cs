using System.Text.Json.Nodes;

namespace Fairway.App.Provisioning.Scim;

/// <summary>The way to an attribute: "userName", "name.familyName", "urn:…:User:employeeNumber" (RFC 7644, section 3.10).</summary>
/// <param name="Extension">The URN under which an extension's attribute stands; null: the resource itself.</param>
/// <param name="Attribute">Null: the extension as a whole, or an attribute that is not kept or not known.</param>
/// <param name="Part">The sub-attribute that is meant; null: the attribute as a whole.</param>
public sealed record ScimPath(string? Extension, ScimAttribute? Attribute, ScimAttribute? Part)
{
    /// <summary>As the client wrote it.</summary>
    public string Text { get; private init; } = "";

    /// <summary>The RFC has such an attribute, and Fairway keeps nothing of it.</summary>
    public bool IsNotKept { get; private init; }

    /// <summary>The extension as a whole.</summary>
    public bool IsExtension => Extension is not null && Attribute is null && !IsNotKept && !IsUnknown;

    /// <summary>No such attribute.</summary>
    public bool IsUnknown { get; private init; }

    /// <summary>Reads a path without a filter in it; null where it is not written as one.</summary>
    public static ScimPath? Read(ScimResourceType type, string text)
    {
        var rest = text;
        ScimSchema? extension = null;
        if (text.StartsWith("urn:", StringComparison.OrdinalIgnoreCase))
        {
            // By the longest URN that is known: URNs have points and colons in them themselves.
            var schema = type
                .Schemas.Where(s =>
                    text.StartsWith(s.Id, StringComparison.OrdinalIgnoreCase) && (text.Length == s.Id.Length || text[s.Id.Length] == ':')
                )
                .MaxBy(s => s.Id.Length);
            if (schema is null)
            {
                return new(null, null, null) { Text = text, IsUnknown = true };
            }
            extension = schema == type.Schema ? null : schema;
            if (text.Length == schema.Id.Length)
            {
                return extension is null ? null : new(extension.Id, null, null) { Text = text };
            }
            rest = text[(schema.Id.Length + 1)..];
        }
        var names = rest.Split('.');
        if (names.Length > 2 || !names.All(IsName))
        {
            return null;
        }
        var attribute = extension is null ? type.Attribute(names[0]) : ScimSchema.Named(extension.Attributes, names[0]);
        var part = names.Length == 2 ? attribute?.Part(names[1]) : null;
        var isThere = attribute is not null && (names.Length == 1 || part is not null);
        var notKept = !isThere && (type.NotKept.Contains(names[0]) || type.NotKept.Contains(rest));
        return new(extension?.Id, isThere ? attribute : null, part)
        {
            Text = text,
            IsNotKept = notKept,
            IsUnknown = !isThere && !notKept,
        };
    }

    /// <summary>The same for a sub-attribute within the brackets of a filter.</summary>
    internal static ScimPath? ReadPart(ScimAttribute of, string text)
    {
        if (!IsName(text))
        {
            return null;
        }
        var part = of.Part(text);
        return new(null, part, null) { Text = text, IsUnknown = part is null };
    }

    /// <summary>The attribute itself as it stands in a resource, or in one value of a complex attribute; null where it is not set.</summary>
    public JsonNode? In(JsonObject resource) =>
        Attribute is null ? null : (Extension is null ? resource : resource[Extension] as JsonObject)?[Attribute.Name];

    /// <summary>The values that a comparison looks at: of a complex attribute without a part its "value".</summary>
    public IEnumerable<JsonNode> ValuesIn(JsonObject resource)
    {
        var whole = In(resource);
        var values = whole is null ? [] : All(whole);
        var part = Part ?? (Attribute is { Type: ScimType.Complex } ? Attribute.Part("value") : null);
        return values.Select(value => part is null ? value : (value as JsonObject)?[part.Name]).OfType<JsonNode>();
    }

    /// <summary>The values of a list, or the one value; they stay where they are.</summary>
    internal static IEnumerable<JsonNode?> All(JsonNode value) => value is JsonArray list ? list : new[] { value };

    private static bool IsName(string name) =>
        name.Length > 0
        && (char.IsAsciiLetter(name[0]) || (name[0] == '$' && name.Length > 1))
        && name.Skip(1).All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
