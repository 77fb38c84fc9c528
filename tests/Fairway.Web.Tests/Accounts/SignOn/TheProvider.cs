using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Fairway.Testing;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;

namespace Fairway.Web.Tests.Accounts.SignOn;

/// <summary>Where a provider does otherwise than it should; null: as it should.</summary>
internal sealed class Twist
{
    public Action<JsonObject>? Header { get; init; }
    public Action<JsonObject>? Claims { get; init; }

    /// <summary>From what is signed to the signature.</summary>
    public Func<byte[], byte[]>? Sign { get; init; }

    /// <summary>From the finished token to what is sent.</summary>
    public Func<string, string>? Token { get; init; }

    /// <summary>The parts of the address that sends the browser back.</summary>
    public Func<string, string>? Answer { get; init; }

    public Action<JsonObject>? Response { get; init; }
    public Func<HttpContext, Task>? AtTokens { get; init; }
    public Action<JsonObject>? UserInfo { get; init; }
    public Action<JsonObject>? Metadata { get; init; }
    public Action<JsonObject>? Keys { get; init; }
}

/// <summary>Identity providers on one server, each at a path of its own, that do what a test wants. They check what a good one checks: client, PKCE, address.</summary>
internal sealed class TheProvider : IAsyncDisposable
{
    public const string Secret = "a secret of this client, long enough for HMAC";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, (IQueryCollection Asked, string Issuer)> codes = new(StringComparer.Ordinal);

    private TheProvider(WebApplication app, FixedClock clock)
    {
        this.app = app;
        Clock = clock;
    }

    public FixedClock Clock { get; }
    public Uri Url => new(app.Urls.First());
    public Twist Twist { get; set; } = new();
    public RSA Key { get; private set; } = RSA.Create(2048);
    public string KeyId { get; private set; } = "first";

    /// <summary>Who signs in.</summary>
    public string Subject { get; set; } = "ada";

    public string Email { get; set; } = "ada@example.org";

    /// <summary>Further claims that everybody gets.</summary>
    public JsonObject Further { get; set; } = [];

    /// <summary>The last that was asked, and the last token and answer.</summary>
    public IQueryCollection? Asked { get; private set; }

    public string? LastToken { get; private set; }
    public string? LastAnswer { get; private set; }

    public string Issuer(string name) => $"{Url.ToString().TrimEnd('/')}/{name}";

    public static async Task<TheProvider> On(FixedClock clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var provider = new TheProvider(app, clock);
        app.MapGet("/{name}/.well-known/openid-configuration", provider.Metadata);
        app.MapGet("/{name}/keys", provider.Keys);
        app.MapGet("/{name}/authorize", provider.Authorize);
        app.MapPost("/{name}/token", provider.Tokens);
        app.MapGet("/{name}/userinfo", provider.UserInfo);
        await app.StartAsync();
        return provider;
    }

    public void ChangeKey(string id) => (Key, KeyId) = (RSA.Create(2048), id);

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    public string Sign(JsonObject header, JsonObject claims, Func<byte[], byte[]>? sign = null)
    {
        var signed = $"{Part(header)}.{Part(claims)}";
        var bytes = Encoding.ASCII.GetBytes(signed);
        var signature = sign is null ? Key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) : sign(bytes);
        return $"{signed}.{WebEncoders.Base64UrlEncode(signature)}";
    }

    public JsonObject Header() =>
        new()
        {
            ["alg"] = "RS256",
            ["kid"] = KeyId,
            ["typ"] = "JWT",
        };

    public long Now(Duration? later = null) => (Clock.GetCurrentInstant() + (later ?? Duration.Zero)).ToUnixTimeSeconds();

    public static JsonObject Public(RSA key, string id, string use = "sig")
    {
        var of = key.ExportParameters(false);
        return new()
        {
            ["kty"] = "RSA",
            ["use"] = use,
            ["kid"] = id,
            ["n"] = WebEncoders.Base64UrlEncode(of.Modulus!),
            ["e"] = WebEncoders.Base64UrlEncode(of.Exponent!),
        };
    }

    public static string Part(JsonObject json) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private IResult Metadata(string name)
    {
        var issuer = Issuer(name);
        var metadata = new JsonObject
        {
            ["issuer"] = issuer,
            ["authorization_endpoint"] = issuer + "/authorize",
            ["token_endpoint"] = issuer + "/token",
            ["userinfo_endpoint"] = issuer + "/userinfo",
            ["jwks_uri"] = issuer + "/keys",
            ["end_session_endpoint"] = issuer + "/end",
            ["authorization_response_iss_parameter_supported"] = true,
        };
        Twist.Metadata?.Invoke(metadata);
        return Results.Text(metadata.ToJsonString(), "application/json");
    }

    private IResult Keys(string name)
    {
        var keys = new JsonObject { ["keys"] = new JsonArray(Public(Key, KeyId)) };
        Twist.Keys?.Invoke(keys);
        return Results.Text(keys.ToJsonString(), "application/json");
    }

    private IResult Authorize(string name, HttpRequest request)
    {
        Asked = request.Query;
        var code = Guid.NewGuid().ToString("N");
        codes[code] = (request.Query, Issuer(name));
        var back = QueryHelpers.AddQueryString(
            request.Query["redirect_uri"]!,
            new Dictionary<string, string?>
            {
                ["code"] = code,
                ["state"] = request.Query["state"],
                ["iss"] = Issuer(name),
            }
        );
        LastAnswer = Twist.Answer?.Invoke(back) ?? back;
        return Results.Redirect(LastAnswer);
    }

    private async Task Tokens(string name, HttpContext http)
    {
        if (Twist.AtTokens is { } otherwise)
        {
            await otherwise(http);
            return;
        }
        var form = await http.Request.ReadFormAsync();
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"fairway:{Uri.EscapeDataString(Secret)}"));
        if (
            !codes.TryRemove(form["code"].ToString(), out var of)
            || http.Request.Headers.Authorization != "Basic " + basic
            || form["redirect_uri"] != of.Asked["redirect_uri"]
            || WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())))
                != of.Asked["code_challenge"]
        )
        {
            http.Response.StatusCode = (int)HttpStatusCode.BadRequest;
            await http.Response.WriteAsJsonAsync(new { error = "invalid_grant" });
            return;
        }
        var access = "access-" + Subject;
        var claims = new JsonObject
        {
            ["iss"] = of.Issuer,
            ["aud"] = "fairway",
            ["sub"] = Subject,
            ["nonce"] = of.Asked["nonce"].ToString(),
            ["iat"] = Now(),
            ["exp"] = Now(Duration.FromMinutes(5)),
            ["auth_time"] = Now(),
            ["at_hash"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(access)).AsSpan(0, 16)),
            ["email"] = Email,
            ["email_verified"] = true,
        };
        foreach (var (claim, value) in Further)
        {
            claims[claim] = value?.DeepClone();
        }
        var header = Header();
        Twist.Header?.Invoke(header);
        Twist.Claims?.Invoke(claims);
        LastToken = Sign(header, claims, Twist.Sign);
        var response = new JsonObject
        {
            ["access_token"] = access,
            ["token_type"] = "Bearer",
            ["id_token"] = Twist.Token?.Invoke(LastToken) ?? LastToken,
        };
        Twist.Response?.Invoke(response);
        await http.Response.WriteAsJsonAsync(response);
    }

    private IResult UserInfo(string name, HttpRequest request)
    {
        if (request.Headers.Authorization != "Bearer access-" + Subject)
        {
            return Results.Unauthorized();
        }
        var person = new JsonObject
        {
            ["sub"] = Subject,
            ["email"] = Email,
            ["email_verified"] = true,
        };
        Twist.UserInfo?.Invoke(person);
        return Results.Text(person.ToJsonString(), "application/json");
    }
}
