using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Fairway.App.Accounts;
using Fairway.App.Api;
using Fairway.App.Provisioning;
using Fairway.Proof.Tests;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Web.Tests.Api;

/// <summary>A program with a token. It remembers what it was answered, to be held against the document of the API.</summary>
internal sealed class ApiClient : IDisposable
{
    private readonly HttpClient client;

    public ApiClient(TheServer server, string? token, string language = "en")
    {
        client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = server.Url };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        if (token is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }
    }

    /// <summary>All that clients of a test were answered: verb, path, status, type and body.</summary>
    public static List<JsonObject> Heard(params ApiClient[] clients) => [.. clients.SelectMany(c => c.heard)];

    private readonly List<JsonObject> heard = [];

    public HttpClient Http => client;

    public Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer)> GetAsync(string path) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1" + path, UriKind.Relative)));

    public Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer)> PostAsync(
        string path,
        HttpContent content,
        string? key
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1" + path, UriKind.Relative)) { Content = content };
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }
        return SendAsync(request);
    }

    public Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer)> PostAsync(string path, JsonNode body, string? key) =>
        PostAsync(path, new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"), key);

    public async Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer)> SendAsync(HttpRequestMessage request)
    {
        var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var type = answer.Content.Headers.ContentType?.MediaType ?? "";
        var body = type.EndsWith("json", StringComparison.Ordinal) ? JsonNode.Parse(text) : null;
        heard.Add(
            new JsonObject
            {
                ["verb"] = request.Method.Method,
                ["path"] = request.RequestUri!.OriginalString.Split('?')[0],
                ["status"] = (int)answer.StatusCode,
                ["type"] = type,
                ["body"] = body?.DeepClone(),
            }
        );
        return (answer.StatusCode, body, answer);
    }

    public void Dispose() => client.Dispose();

    /// <summary>What is wrong with answers, and with the document itself, to somebody else's code.</summary>
    public static async Task<string> CheckedAsync(TheServer server, params ApiClient[] clients)
    {
        using var nobody = new ApiClient(server, null);
        var document = JsonNode.Parse(await nobody.Http.GetStringAsync(new Uri("/api/v1/openapi.json", UriKind.Relative)));
        return await Node.Run(
            "openapi.mjs",
            new JsonObject { ["document"] = document, ["answers"] = new JsonArray([.. Heard(clients)]) }.ToJsonString()
        );
    }

    /// <summary>A token of somebody's own, made without the page.</summary>
    public static async Task<string> TokenOf(TheServer server, Guid account, params string[] scopes)
    {
        var secret = PersonalTokens.Prefix + Guid.NewGuid().ToString("N");
        await using var db = server.Database.Open();
        var stamp = await db.Users.Where(a => a.Id == account).Select(a => a.SecurityStamp).SingleAsync();
        var now = server.Clock.GetCurrentInstant();
        db.PersonalTokens.Add(
            new PersonalToken
            {
                AccountId = account,
                Name = secret[^8..],
                Hash = HashOf(secret),
                Scopes = string.Join(' ', scopes.Length == 0 ? ApiScope.Personal : scopes),
                Stamp = HashOf(stamp!),
                MadeAt = now,
                Until = now.InUtc().Date.PlusDays(30),
            }
        );
        await db.SaveChangesAsync();
        return secret;
    }

    /// <summary>A token of another system.</summary>
    /// <param name="confirmedBy">Null: it waits for a second person.</param>
    public static async Task<string> TokenOfSystem(TheServer server, Account madeBy, Account? confirmedBy, params string[] scopes)
    {
        var secret = ServiceTokens.Prefix + Guid.NewGuid().ToString("N");
        await server.Database.Add(
            new ServiceToken
            {
                Name = "Payroll",
                Hash = HashOf(secret),
                Scopes = string.Join(' ', scopes),
                MadeBy = madeBy.Id,
                MadeAt = Instant.FromUtc(2026, 3, 1, 9, 0),
                Until = new LocalDate(2027, 1, 1),
                ConfirmedBy = confirmedBy?.Id,
                ConfirmedAt = confirmedBy is null ? null : Instant.FromUtc(2026, 3, 1, 10, 0),
            }
        );
        return secret;
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
