using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fairway.App.Provisioning.Scim;

/// <summary>
/// Reads what a client sends by the description of its type: names in their own case, values of the right type, nothing that is read-only, unknown or empty.
/// </summary>
public static class ScimResource
{
    /// <summary>Characters of one text.</summary>
    public const int LongestText = 1000;

    /// <summary>A whole resource, as POST and PUT send it.</summary>
    public static JsonObject Read(ScimResourceType type, JsonNode? sent)
    {
        if (sent is not JsonObject body)
        {
            throw ScimRefusedException.Syntax("The body is a JSON object.");
        }
        var schemas = (Member(body, "schemas") as JsonArray)?.Select(TextOf).ToList() ?? [];
        if (!schemas.Contains(type.Schema.Id, StringComparer.OrdinalIgnoreCase))
        {
            throw ScimRefusedException.Syntax($"\"schemas\" names {type.Schema.Id}.");
        }
        var read = new JsonObject();
        Take(read, body, type.Settable, isWhole: true);
        foreach (var extension in type.Extensions)
        {
            if (Member(body, extension.Id) is JsonObject parts)
            {
                var of = new JsonObject();
                Take(of, parts, extension.Attributes, isWhole: true);
                if (of.Count > 0)
                {
                    read[extension.Id] = of;
                }
            }
        }
        Check(type, read);
        return read;
    }

    /// <summary>What must hold of a whole resource, also after a patch.</summary>
    public static void Check(ScimResourceType type, JsonObject resource)
    {
        foreach (var attribute in type.Settable.Where(attribute => attribute.Required))
        {
            if (
                resource[attribute.Name] is not { } value
                || (value.GetValueKind() == JsonValueKind.String && TextOf(value)!.Trim().Length == 0)
            )
            {
                throw ScimRefusedException.Value($"{attribute.Name} is required.");
            }
        }
        foreach (var attribute in type.Settable.Where(attribute => attribute.MultiValued))
        {
            if (resource[attribute.Name] is JsonArray values && values.OfType<JsonObject>().Count(IsPrimary) > 1)
            {
                throw ScimRefusedException.Value($"One value of {attribute.Name} is primary at most.");
            }
        }
    }

    /// <summary>A value for an attribute, as it is kept; null where it stands for "unassigned".</summary>
    /// <param name="one">One value of an attribute with several.</param>
    public static JsonNode? Value(ScimAttribute attribute, JsonNode? sent, bool one = false)
    {
        if (sent is null)
        {
            return null;
        }
        if (attribute.MultiValued && !one)
        {
            // A single value without its brackets is taken as meant.
            var values = ScimPath.All(sent).Select(value => Value(attribute, value, one: true)).OfType<JsonNode>().ToArray();
            return values.Length == 0 ? null : new JsonArray(values);
        }
        return attribute.Type switch
        {
            ScimType.Complex => Complex(attribute, sent),
            ScimType.Boolean => Truth(attribute, sent),
            ScimType.DateTime when TextOf(sent) is { } moment && ScimFilter.Moment(moment) is not null => moment,
            ScimType.String or ScimType.Reference when TextOf(sent) is { } text => text.Length <= LongestText
                ? text
                : throw ScimRefusedException.Value($"{attribute.Name} has more than {LongestText} characters."),
            _ => throw ScimRefusedException.Value($"{attribute.Name} is of another type."),
        };
    }

    /// <summary>A member by its name in any case.</summary>
    internal static JsonNode? Member(JsonObject of, string name) =>
        of.TryGetPropertyValue(name, out var value)
            ? value
            : of.FirstOrDefault(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    internal static string? TextOf(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    internal static bool IsPrimary(JsonObject value) => value["primary"]?.GetValueKind() == JsonValueKind.True;

    private static void Take(JsonObject into, JsonObject from, IEnumerable<ScimAttribute> attributes, bool isWhole)
    {
        foreach (var attribute in attributes.Where(attribute => attribute.Mutability != ScimMutability.ReadOnly))
        {
            if (Value(attribute, Member(from, attribute.Name)) is { } value && (isWhole || value is not JsonArray))
            {
                into[attribute.Name] = value;
            }
        }
    }

    private static JsonObject? Complex(ScimAttribute attribute, JsonNode sent)
    {
        // A reference or an address alone is taken as its "value", as some clients write a manager.
        var parts = sent switch
        {
            JsonObject given => given,
            JsonValue when TextOf(sent) is { } text && attribute.Part("value") is not null => new JsonObject { ["value"] = text },
            _ => throw ScimRefusedException.Value($"{attribute.Name} has parts, in a JSON object."),
        };
        var read = new JsonObject();
        Take(read, parts, attribute.Parts, isWhole: false);
        return read.Count > 0 ? read : null;
    }

    private static JsonValue Truth(ScimAttribute attribute, JsonNode sent) =>
        sent.GetValueKind() switch
        {
            JsonValueKind.True => JsonValue.Create(true),
            JsonValueKind.False => JsonValue.Create(false),
            // Some clients write "True".
            JsonValueKind.String when bool.TryParse(sent.GetValue<string>(), out var truth) => JsonValue.Create(truth),
            _ => throw ScimRefusedException.Value($"{attribute.Name} is true or false."),
        };
}
