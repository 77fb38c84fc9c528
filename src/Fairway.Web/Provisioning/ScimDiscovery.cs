using System.Text.Json.Nodes;
using Fairway.App.Provisioning;
using Fairway.App.Provisioning.Scim;

namespace Fairway.Web.Provisioning;

/// <summary>What a client can find out about this server (RFC 7643, sections 5 to 7): written from the descriptions by which requests are read.</summary>
internal static class ScimDiscovery
{
    public static JsonObject ServiceProvider() =>
        new()
        {
            ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"),
            ["patch"] = Supported(true),
            ["bulk"] = new JsonObject
            {
                ["supported"] = false,
                ["maxOperations"] = 0,
                ["maxPayloadSize"] = 0,
            },
            ["filter"] = new JsonObject { ["supported"] = true, ["maxResults"] = ScimQuestion.LargestPage },
            ["changePassword"] = Supported(false),
            ["sort"] = Supported(false),
            ["etag"] = Supported(true),
            ["authenticationSchemes"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "oauthbearertoken",
                    ["name"] = "Bearer token",
                    ["description"] = "A token that an administrator of Fairway makes, in the header Authorization.",
                    ["specUri"] = "https://www.rfc-editor.org/info/rfc6750",
                    ["primary"] = true,
                }
            ),
            ["meta"] = Meta("ServiceProviderConfig", "/ServiceProviderConfig"),
        };

    public static JsonObject ResourceTypes() => List(ScimSchemas.All.Select(type => ResourceType(type.Name)!));

    public static JsonObject? ResourceType(string name) =>
        ScimSchemas.All.FirstOrDefault(type => type.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } type
            ? With(type.ToJson(), Meta("ResourceType", "/ResourceTypes/" + type.Name))
            : null;

    public static JsonObject Schemas() => List(All.Select(schema => Schema(schema.Id)!));

    public static JsonObject? Schema(string urn) =>
        All.FirstOrDefault(schema => schema.Id.Equals(urn, StringComparison.OrdinalIgnoreCase)) is { } schema
            ? With(schema.ToJson(), Meta("Schema", "/Schemas/" + schema.Id))
            : null;

    /// <summary>With whole addresses in place of paths.</summary>
    public static JsonObject Located(JsonObject found, string root)
    {
        IEnumerable<JsonNode?> each = found["Resources"] is JsonArray all ? all : new[] { found };
        foreach (var meta in each.Select(one => one!["meta"]!))
        {
            meta["location"] = root + meta["location"]!.GetValue<string>();
        }
        return found;
    }

    private static IEnumerable<ScimSchema> All => ScimSchemas.All.SelectMany(type => type.Schemas);

    private static JsonObject List(IEnumerable<JsonObject> all)
    {
        var list = all.ToList();
        return ScimAnswer.List(list, list.Count, 1);
    }

    private static JsonObject Meta(string kind, string path) => new() { ["resourceType"] = kind, ["location"] = path };

    private static JsonObject With(JsonObject json, JsonObject meta)
    {
        json["meta"] = meta;
        return json;
    }

    private static JsonObject Supported(bool supported) => new() { ["supported"] = supported };
}
