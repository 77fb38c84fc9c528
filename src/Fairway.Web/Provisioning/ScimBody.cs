using System.Text.Json;
using System.Text.Json.Nodes;
using Fairway.App.Provisioning;
using Fairway.App.Provisioning.Scim;
using Microsoft.AspNetCore.Http.Features;

namespace Fairway.Web.Provisioning;

/// <summary>What a client sends.</summary>
internal static class ScimBody
{
    public const string ContentType = "application/scim+json";

    /// <summary>Bytes; a group of thirty thousand members has room.</summary>
    private const long Largest = 4 * 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>The body as JSON, of whatever shape.</summary>
    public static async Task<JsonNode?> ReadAsync(HttpContext http)
    {
        var request = http.Request;
        var kind = request.ContentType?.Split(';')[0].Trim();
        if (
            !ContentType.Equals(kind, StringComparison.OrdinalIgnoreCase)
            && !"application/json".Equals(kind, StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new ScimRefusedException(415, null, $"The body is {ContentType}.");
        }
        if (request.ContentLength > Largest)
        {
            throw new ScimRefusedException(413, null, $"The body has {Largest} bytes at most.");
        }
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = Largest;
        }
        try
        {
            return await JsonNode.ParseAsync(request.Body, null, Strict, http.RequestAborted);
        }
        catch (JsonException)
        {
            throw ScimRefusedException.Syntax("The body is not JSON, or names a member twice.");
        }
    }

    /// <summary>A search by POST (RFC 7644, section 3.4.3).</summary>
    public static ScimQuestion Question(JsonNode? body)
    {
        const string urn = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";
        if (
            body is not JsonObject search
            || search["schemas"] is not JsonArray schemas
            || !schemas.Any(schema => schema?.GetValueKind() == JsonValueKind.String && schema.GetValue<string>() == urn)
        )
        {
            throw ScimRefusedException.Syntax($"\"schemas\" names {urn}.");
        }
        return new(
            search["filter"]?.GetValueKind() == JsonValueKind.String ? search["filter"]!.GetValue<string>() : null,
            Number("startIndex"),
            Number("count"),
            Names("attributes"),
            Names("excludedAttributes")
        );

        int? Number(string name) =>
            search[name] switch
            {
                null => null,
                JsonValue value when value.TryGetValue<int>(out var number) => number,
                _ => throw ScimRefusedException.Value($"{name} is a whole number."),
            };

        string? Names(string name) =>
            search[name] is JsonArray names
                ? string.Join(
                    ',',
                    names
                        .OfType<JsonValue>()
                        .Where(each => each.GetValueKind() == JsonValueKind.String)
                        .Select(each => each.GetValue<string>())
                )
                : null;
    }
}
