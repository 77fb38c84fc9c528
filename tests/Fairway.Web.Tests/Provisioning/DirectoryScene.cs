using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Fairway.App.Accounts;
using Fairway.App.Provisioning;
using Fairway.Testing;
using Fairway.Web.Tests.Accounts;
using NodaTime;

namespace Fairway.Web.Tests.Provisioning;

/// <summary>The small organization of the accounts, and its directory, which comes in with a token that Robin Root has made.</summary>
public sealed class DirectoryScene : IAsyncDisposable
{
    public const string Secret = "fairway_a-secret-of-a-test";
    public const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private DirectoryScene(AccountsScene accounts, HttpClient client) => (Accounts, Client) = (accounts, client);

    public AccountsScene Accounts { get; }
    public TheDatabase Database => Accounts.Database;
    public TheServer Server => Accounts.Server;
    public HttpClient Client { get; }

    public static async Task<DirectoryScene> On(Provider provider)
    {
        var accounts = await AccountsScene.On(provider);
        await accounts.Database.Add(
            new ServiceToken
            {
                Name = "Entra",
                Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Secret))),
                Scopes = TokenScope.Scim,
                MadeBy = accounts.Root.Id,
                MadeAt = Instant.FromUtc(2026, 3, 1, 9, 0),
                Until = new LocalDate(2026, 4, 1),
            }
        );
        return new(accounts, ClientOf(accounts.Server, Secret));
    }

    public static HttpClient ClientOf(TheServer server, string? secret)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(server.Url, "/scim/v2/"),
        };
        if (secret is not null)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        }
        return client;
    }

    /// <summary>A user as a directory says it: the person with a staff number, or without one.</summary>
    public static JsonObject Person(
        string name,
        string? staffId = null,
        string family = "Lindgren",
        string given = "Bo",
        bool active = true
    ) =>
        JsonNode
            .Parse(
                $$"""
                {
                  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", "{{Enterprise}}"],
                  "externalId": "ext-{{name}}",
                  "userName": "{{name}}@example.org",
                  "name": { "familyName": "{{family}}", "givenName": "{{given}}" },
                  "active": {{(active ? "true" : "false")}},
                  "emails": [{ "value": "{{name}}@example.org", "type": "work", "primary": true }],
                  "{{Enterprise}}": { {{(staffId is null ? "" : $"\"employeeNumber\": \"{staffId}\"")}} }
                }
                """
            )!
            .AsObject();

    public static JsonObject Patch(params string[] operations) =>
        JsonNode
            .Parse(
                $$"""{ "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [{{string.Join(',', operations)}}] }"""
            )!
            .AsObject();

    public Task<ScimReply> Get(string path, string? ifNoneMatch = null) => Send(HttpMethod.Get, path, null, ("If-None-Match", ifNoneMatch));

    public Task<ScimReply> Post(string path, JsonNode body) => Send(HttpMethod.Post, path, body);

    public Task<ScimReply> Put(string path, JsonNode body) => Send(HttpMethod.Put, path, body);

    public Task<ScimReply> Change(string id, params string[] operations) => Send(HttpMethod.Patch, "Users/" + id, Patch(operations));

    public Task<ScimReply> Delete(string path) => Send(HttpMethod.Delete, path, null);

    public async Task<ScimReply> Send(HttpMethod method, string path, JsonNode? body, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/scim+json"));
        }
        foreach (var (name, value) in headers.Where(h => h.Value is not null))
        {
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }
        using var answer = await Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (text.Length > 0)
        {
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/scim+json");
        }
        return new(
            (int)answer.StatusCode,
            text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject(),
            answer.Headers.TryGetValues("ETag", out var tags) ? tags.Single() : null,
            answer.Headers.Location?.ToString()
        );
    }

    /// <summary>Makes a user and says their id.</summary>
    public async Task<string> Made(JsonObject person)
    {
        var made = await Post("Users", person);
        made.Status.ShouldBe(201, made.Body.ToJsonString());
        return made.Id;
    }

    public Task<Account> Account(string id) => Database.Read(db => Task.FromResult(db.Users.Single(a => a.Id == Guid.Parse(id))));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Accounts.DisposeAsync();
    }
}

/// <summary>An answer of the server.</summary>
public sealed record ScimReply(int Status, JsonObject Body, string? Version, string? Location)
{
    public string Id => Body["id"]!.GetValue<string>();
    public int Total => Body["totalResults"]!.GetValue<int>();
    public IEnumerable<JsonObject> Resources => Body["Resources"]!.AsArray().Select(each => each!.AsObject());
    public string? Kind => Body["scimType"]?.GetValue<string>();
    public JsonObject Enterprise => Body[DirectoryScene.Enterprise]!.AsObject();
}
