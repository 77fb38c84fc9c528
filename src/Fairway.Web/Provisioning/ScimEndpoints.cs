using System.Text.Json;
using System.Text.Json.Nodes;
using Fairway.App;
using Fairway.App.Provisioning;
using Fairway.App.Provisioning.Scim;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Provisioning;

/// <summary>SCIM 2.0 (RFC 7643, RFC 7644) under /scim/v2, for who shows a token of that scope. What is not offered says so in /ServiceProviderConfig.</summary>
public static class ScimEndpoints
{
    public const string Root = "/scim/v2";

    /// <summary>Where the product's use cases are: a host of pages alone has no accounts that a directory could keep.</summary>
    public static void MapScim(this WebApplication app)
    {
        if (app.Services.GetService<IServiceProviderIsService>()?.IsService(typeof(ProvisionedUsers)) != true)
        {
            return;
        }
        var scim = app.MapGroup(Root).RequireToken(TokenScope.Scim).AddEndpointFilter(Answered);
        scim.MapGet("/ServiceProviderConfig", (HttpContext http) => Discovered(http, ScimDiscovery.ServiceProvider()));
        scim.MapGet("/ResourceTypes", (HttpContext http) => Discovered(http, ScimDiscovery.ResourceTypes()));
        scim.MapGet("/ResourceTypes/{name}", (HttpContext http, string name) => Discovered(http, ScimDiscovery.ResourceType(name)));
        scim.MapGet("/Schemas", (HttpContext http) => Discovered(http, ScimDiscovery.Schemas()));
        scim.MapGet("/Schemas/{urn}", (HttpContext http, string urn) => Discovered(http, ScimDiscovery.Schema(urn)));

        scim.MapGet("/Users", (HttpContext http, ProvisionedUsers users, CancellationToken stop) => List(http, users.QueryAsync, stop));
        scim.MapPost(
            "/Users/.search",
            (HttpContext http, ProvisionedUsers users, CancellationToken stop) => Search(http, users.QueryAsync, stop)
        );
        scim.MapPost(
            "/Users",
            async (HttpContext http, ProvisionedUsers users, CancellationToken stop) =>
                Made(http, ScimSchemas.User, await users.AddAsync(Token(http), await ScimBody.ReadAsync(http), stop))
        );
        scim.MapGet(
            "/Users/{id}",
            async (HttpContext http, string id, ProvisionedUsers users, CancellationToken stop) =>
                Found(http, ScimSchemas.User, await users.GetAsync(Id(id), stop))
        );
        scim.MapPut(
            "/Users/{id}",
            async (HttpContext http, string id, ProvisionedUsers users, CancellationToken stop) =>
                Changed(
                    http,
                    ScimSchemas.User,
                    await users.ReplaceAsync(Token(http), Id(id), await ScimBody.ReadAsync(http), IfMatch(http), stop)
                )
        );
        scim.MapPatch(
            "/Users/{id}",
            async (HttpContext http, string id, ProvisionedUsers users, CancellationToken stop) =>
                Changed(
                    http,
                    ScimSchemas.User,
                    await users.PatchAsync(Token(http), Id(id), await ScimBody.ReadAsync(http), IfMatch(http), stop)
                )
        );
        scim.MapDelete(
            "/Users/{id}",
            async (HttpContext http, string id, ProvisionedUsers users, CancellationToken stop) =>
            {
                await users.RemoveAsync(Token(http), Id(id), IfMatch(http), stop);
                return Results.NoContent();
            }
        );

        scim.MapGet("/Groups", (HttpContext http, ProvisionedGroups groups, CancellationToken stop) => List(http, groups.QueryAsync, stop));
        scim.MapPost(
            "/Groups/.search",
            (HttpContext http, ProvisionedGroups groups, CancellationToken stop) => Search(http, groups.QueryAsync, stop)
        );
        scim.MapPost(
            "/Groups",
            async (HttpContext http, ProvisionedGroups groups, CancellationToken stop) =>
                Made(http, ScimSchemas.Group, await groups.AddAsync(Token(http), await ScimBody.ReadAsync(http), stop))
        );
        scim.MapGet(
            "/Groups/{id}",
            async (HttpContext http, string id, ProvisionedGroups groups, CancellationToken stop) =>
                Found(http, ScimSchemas.Group, await groups.GetAsync(Id(id), stop))
        );
        scim.MapPut(
            "/Groups/{id}",
            async (HttpContext http, string id, ProvisionedGroups groups, CancellationToken stop) =>
                Changed(
                    http,
                    ScimSchemas.Group,
                    await groups.ReplaceAsync(Token(http), Id(id), await ScimBody.ReadAsync(http), IfMatch(http), stop)
                )
        );
        scim.MapPatch(
            "/Groups/{id}",
            async (HttpContext http, string id, ProvisionedGroups groups, CancellationToken stop) =>
                Changed(
                    http,
                    ScimSchemas.Group,
                    await groups.PatchAsync(Token(http), Id(id), await ScimBody.ReadAsync(http), IfMatch(http), stop)
                )
        );
        scim.MapDelete(
            "/Groups/{id}",
            async (HttpContext http, string id, ProvisionedGroups groups, CancellationToken stop) =>
            {
                await groups.RemoveAsync(Token(http), Id(id), IfMatch(http), stop);
                return Results.NoContent();
            }
        );

        scim.MapPost(
            "/.search",
            (HttpContext http, ProvisionedUsers users, ProvisionedGroups groups, CancellationToken stop) =>
                Search(http, (question, end) => EverywhereAsync(users, groups, question, end), stop)
        );
        scim.Map(
            "/{**rest}",
            (string? rest) =>
                rest?.StartsWith("Bulk", StringComparison.OrdinalIgnoreCase) == true
                || rest?.StartsWith("Me", StringComparison.OrdinalIgnoreCase) == true
                    ? Error(501, null, "This is not offered: /ServiceProviderConfig says what is.")
                    : Error(404, null, "There is no such resource, or it takes no such request.")
        );
    }

    /// <summary>An error that was found outside of these endpoints, such as no token, in the protocol's form.</summary>
    public static Task WriteErrorAsync(HttpContext http, int status) =>
        Error(
                status,
                null,
                status switch
                {
                    401 => "Show a token that is in force: Authorization: Bearer …",
                    403 => "This token does not open this.",
                    409 => "Somebody else changed the same thing at the same moment: ask again.",
                    413 => "The request is too large.",
                    429 => "Too many tokens that open nothing came from this address: wait a minute.",
                    503 => "The database can’t be reached: ask again later.",
                    _ => "It can’t be done.",
                }
            )
            .ExecuteAsync(http);

    private static async ValueTask<object?> Answered(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        try
        {
            return await next(context);
        }
        catch (ScimRefusedException refused)
        {
            return Error(refused.Status, refused.Kind, refused.Message);
        }
        catch (DbUpdateConcurrencyException)
        {
            // With If-Match the client had asked for just that version.
            return Error(IfMatch(http) is null ? 409 : 412, null, "Somebody else changed the same thing at the same moment: ask again.");
        }
        catch (DbUpdateException failed)
            when (http.RequestServices.GetService<DatabaseTroubleOf>()?.Invoke(failed.InnerException ?? failed) == DatabaseTrouble.Duplicate
            )
        {
            return Error(409, "uniqueness", "Another user has this userName, address or employeeNumber.");
        }
    }

    private static async Task<IResult> List(
        HttpContext http,
        Func<ScimQuestion, CancellationToken, Task<ScimPart>> ask,
        CancellationToken stop
    )
    {
        var query = http.Request.Query;
        return await Listed(
            new(query["filter"], Number("startIndex"), Number("count"), query["attributes"], query["excludedAttributes"]),
            ask,
            stop
        );

        int? Number(string name) =>
            query[name].ToString() is not { Length: > 0 } text ? null
            : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number
            : throw ScimRefusedException.Value($"{name} is a whole number.");
    }

    private static async Task<IResult> Search(
        HttpContext http,
        Func<ScimQuestion, CancellationToken, Task<ScimPart>> ask,
        CancellationToken stop
    ) => await Listed(ScimBody.Question(await ScimBody.ReadAsync(http)), ask, stop);

    private static async Task<IResult> Listed(
        ScimQuestion question,
        Func<ScimQuestion, CancellationToken, Task<ScimPart>> ask,
        CancellationToken stop
    )
    {
        var part = await ask(question, stop);
        return new ScimResult(200, ScimAnswer.List(part.Resources, part.Total, question.First));
    }

    /// <summary>Users, and after them groups, as one list.</summary>
    private static async Task<ScimPart> EverywhereAsync(
        ProvisionedUsers users,
        ProvisionedGroups groups,
        ScimQuestion question,
        CancellationToken stop
    )
    {
        var first = await users.QueryAsync(question, stop);
        var second = await groups.QueryAsync(
            question with
            {
                StartIndex = Math.Max(1, question.First - first.Total),
                Count = question.Size - first.Resources.Count,
            },
            stop
        );
        return new(first.Total + second.Total, [.. first.Resources, .. second.Resources]);
    }

    private static IResult Discovered(HttpContext http, JsonObject? found) =>
        // A filter here is refused, as the RFC asks (section 4): it would say that there are no such schemas.
        http.Request.Query.ContainsKey("filter")
            ? Error(403, null, "What is discovered here can’t be filtered.")
        : found is null ? Error(404, null, "There is no such resource.")
        : new ScimResult(200, ScimDiscovery.Located(found, RootOf(http)));

    private static IResult Found(HttpContext http, ScimResourceType type, JsonObject resource)
    {
        var version = VersionOf(resource);
        return http.Request.Headers.IfNoneMatch.ToString() is { Length: > 0 } known && ScimAnswer.Names(known, version)
            ? new ScimResult(304, null) { Version = version }
            : Changed(http, type, resource);
    }

    private static ScimResult Made(HttpContext http, ScimResourceType type, JsonObject resource)
    {
        var location = resource["meta"]!["location"]!.GetValue<string>();
        return Whole(201, http, type, resource) with { Location = location };
    }

    private static ScimResult Changed(HttpContext http, ScimResourceType type, JsonObject resource) => Whole(200, http, type, resource);

    private static ScimResult Whole(int status, HttpContext http, ScimResourceType type, JsonObject resource)
    {
        var version = VersionOf(resource);
        var query = http.Request.Query;
        var answer = new ScimProjection(type, query["attributes"], query["excludedAttributes"]).Of(resource);
        return new ScimResult(status, answer) { Version = version };
    }

    private static string VersionOf(JsonObject resource) => resource["meta"]!["version"]!.GetValue<string>();

    private static ScimResult Error(int status, string? kind, string detail) => new(status, ScimAnswer.Error(status, kind, detail));

    private static ServiceToken Token(HttpContext http) => ServiceTokenHandler.TokenOf(http);

    private static Guid Id(string id) => Guid.TryParse(id, out var parsed) ? parsed : throw ScimRefusedException.NotFound();

    private static string? IfMatch(HttpContext http) => http.Request.Headers.IfMatch.ToString() is { Length: > 0 } version ? version : null;

    private static string RootOf(HttpContext http) =>
        http.RequestServices.GetRequiredService<Microsoft.Extensions.Options.IOptions<App.Accounts.AccountsOptions>>()
            .Value.PublicUrl.ToString()
            .TrimEnd('/') + Root;
}

/// <summary>An answer of the protocol.</summary>
/// <param name="Body">Null: none.</param>
internal sealed record ScimResult(int Status, JsonObject? Body) : IResult
{
    public string? Version { get; init; }
    public string? Location { get; init; }

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var answer = httpContext.Response;
        answer.StatusCode = Status;
        answer.Headers.ETag = Version;
        answer.Headers.Location = Location;
        if (Body is not null)
        {
            answer.ContentType = ScimBody.ContentType;
            await answer.WriteAsync(Body.ToJsonString(Plain), httpContext.RequestAborted);
        }
    }
}
