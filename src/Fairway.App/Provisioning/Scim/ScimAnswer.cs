using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Fairway.App.Provisioning.Scim;

/// <summary>Which attributes are answered (RFC 7644, section 3.9): those that are named, all but those that are named, or all.</summary>
public sealed class ScimProjection
{
    private readonly IReadOnlyList<ScimPath>? only;
    private readonly IReadOnlyList<ScimPath> without;
    private readonly ScimResourceType type;

    /// <param name="attributes">Names with commas between; null or empty: all. They go before excludedAttributes.</param>
    public ScimProjection(ScimResourceType type, string? attributes, string? excludedAttributes)
    {
        this.type = type;
        only = Paths(attributes);
        without = only is null ? Paths(excludedAttributes) ?? [] : [];
    }

    /// <summary>Whether an attribute is answered at all; else it need not be looked up.</summary>
    public bool Wants(string name) =>
        only is null
            ? !without.Any(path => path.Part is null && path.Extension is null && path.Attribute?.Name == name)
            : only.Any(path => path.Attribute?.Name == name);

    /// <summary>The resource as it is answered; the one given is used up.</summary>
    public JsonObject Of(JsonObject resource)
    {
        foreach (var path in without)
        {
            Leave(resource, path);
        }
        if (only is null)
        {
            return resource;
        }
        var answer = new JsonObject();
        foreach (var (name, value) in resource)
        {
            if (type.Attribute(name) is { Always: true })
            {
                answer[name] = value?.DeepClone();
            }
        }
        foreach (var path in only)
        {
            Take(answer, resource, path);
        }
        return answer;
    }

    private static void Leave(JsonObject resource, ScimPath path)
    {
        if (path.IsExtension)
        {
            resource.Remove(path.Extension!);
        }
        var of = path.Extension is null ? resource : resource[path.Extension] as JsonObject;
        if (of is null || path.Attribute is null or { Always: true })
        {
            return;
        }
        if (path.Part is null)
        {
            of.Remove(path.Attribute.Name);
            return;
        }
        foreach (var parts in Parts(of[path.Attribute.Name]))
        {
            parts.Remove(path.Part.Name);
        }
    }

    private static void Take(JsonObject answer, JsonObject resource, ScimPath path)
    {
        if (path.IsExtension)
        {
            answer[path.Extension!] = resource[path.Extension!]?.DeepClone();
            return;
        }
        if (path.In(resource) is not { } value)
        {
            return;
        }
        var of = answer;
        if (path.Extension is not null)
        {
            of = answer[path.Extension] as JsonObject ?? [];
            answer[path.Extension] ??= of;
        }
        var name = path.Attribute!.Name;
        if (path.Part is null)
        {
            of[name] = value.DeepClone();
            return;
        }
        // Several parts of one attribute are asked for one by one.
        of[name] ??= value is JsonArray all ? new JsonArray([.. all.Select(_ => new JsonObject())]) : new JsonObject();
        foreach (var (to, from) in Parts(of[name]).Zip(Parts(value)))
        {
            to[path.Part.Name] ??= from[path.Part.Name]?.DeepClone();
        }
    }

    private static IEnumerable<JsonObject> Parts(JsonNode? value) =>
        value switch
        {
            JsonArray list => list.OfType<JsonObject>(),
            JsonObject one => [one],
            _ => [],
        };

    private List<ScimPath>? Paths(string? names) =>
        string.IsNullOrWhiteSpace(names)
            ? null
            :
            [
                .. names
                    .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(name => ScimPath.Read(type, name))
                    .OfType<ScimPath>()
                    .Where(path => path.IsExtension || path.Attribute is not null),
            ];
}

/// <summary>Messages of the protocol.</summary>
public static class ScimAnswer
{
    /// <summary>A page of resources (section 3.4.2).</summary>
    /// <param name="total">How many match, on all pages.</param>
    /// <param name="startIndex">The place of the first one here, from 1.</param>
    public static JsonObject List(IEnumerable<JsonObject> resources, int total, int startIndex)
    {
        var page = new JsonArray([.. resources]);
        return new()
        {
            ["schemas"] = new JsonArray("urn:ietf:params:scim:api:messages:2.0:ListResponse"),
            ["totalResults"] = total,
            ["startIndex"] = startIndex,
            ["itemsPerPage"] = page.Count,
            ["Resources"] = page,
        };
    }

    public static JsonObject Error(int status, string? kind, string detail)
    {
        var error = new JsonObject
        {
            ["schemas"] = new JsonArray("urn:ietf:params:scim:api:messages:2.0:Error"),
            ["status"] = status.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["detail"] = detail,
        };
        if (kind is not null)
        {
            error["scimType"] = kind;
        }
        return error;
    }

    /// <summary>
    /// The version of a resource as a weak ETag: drawn from all that is answered of it, so that it also changes with what the staff file says.
    /// </summary>
    public static string Version(JsonObject resource) =>
        $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(resource.ToJsonString())).AsSpan(0, 10))}\"";

    /// <summary>Whether a header If-Match or If-None-Match names the version.</summary>
    public static bool Names(string header, string version) =>
        header.Split(',', StringSplitOptions.TrimEntries).Any(one => one == "*" || Opaque(one) == Opaque(version));

    /// <summary>Weak and strong are compared alike (RFC 7232, section 2.3.2).</summary>
    private static string Opaque(string tag) => tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
}
