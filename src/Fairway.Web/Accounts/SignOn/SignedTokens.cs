using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using NodaTime;

namespace Fairway.Web.Accounts.SignOn;

/// <summary>
/// What every token of a provider must be: signed by a key the provider publishes, with an algorithm of the list, by this issuer for this client alone, of now
/// (OpenID Connect Core 1.0, 3.1.3.7; RFC 8725).
/// </summary>
internal sealed class SignedTokens(ProviderSettings provider, Discovery discovery, IClock clock)
{
    /// <summary>Clocks of two machines differ by no more.</summary>
    public static readonly Duration Skew = Duration.FromMinutes(1);

    /// <summary>A token is used within moments of being made.</summary>
    private static readonly Duration Oldest = Duration.FromMinutes(10);

    private const int Largest = 64 * 1024;

    /// <summary>Asymmetric alone: with a shared key, whoever can check a token can make one.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384,
        SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    private readonly JsonWebTokenHandler handler = new() { MaximumTokenSizeInBytes = Largest };

    /// <summary>The claims of a token, after all that is common to tokens has been checked.</summary>
    /// <param name="types">What the header's <c>typ</c> may say, in small letters; absent is as "jwt".</param>
    /// <exception cref="SignOnRefusedException">It is not good.</exception>
    public async Task<(JsonElement Claims, string Algorithm)> ReadAsync(string? token, string[] types, CancellationToken cancel)
    {
        var parts = token?.Split('.') ?? [];
        Need(parts.Length == 3 && token!.Length <= Largest, "the token is not a signed one");
        var header = Json(parts[0]);
        var claims = Json(parts[1]);
        Need(types.Contains(Text(header, "typ")?.ToLowerInvariant() ?? "jwt"), "the token is of another type");
        // RFC 7515, 4.1.11: what has to be understood and isn't known here.
        Need(!header.TryGetProperty("crit", out _), "the token has critical extensions");
        var algorithm = Text(header, "alg");
        Need(algorithm is not null && Algorithms.Contains(algorithm), "the algorithm is not one of the list");

        var configuration = await discovery.GetAsync(cancel);
        var kid = Text(header, "kid");
        var keys = KeysOf(configuration, kid, algorithm!);
        if (keys.Count == 0)
        {
            keys = KeysOf(await discovery.AgainAsync(cancel), kid, algorithm!);
        }
        Need(keys.Count == 1, "no key of the provider's fits");
        var result = await handler.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuer = provider.Authority,
                ValidAudience = provider.ClientId,
                IgnoreTrailingSlashWhenValidatingAudience = false,
                ValidAlgorithms = Algorithms,
                RequireSignedTokens = true,
                IssuerSigningKey = keys[0],
                TryAllIssuerSigningKeys = true,
                // Below, by our clock.
                ValidateLifetime = false,
                LogValidationExceptions = false,
            }
        );
        if (!result.IsValid)
        {
            throw new SignOnRefusedException(
                "signature, issuer or audience is wrong: " + result.Exception.GetType().Name,
                result.Exception
            );
        }
        Need(Text(claims, "iss") == provider.Authority, "the issuer is another");
        NeedAudience(claims);
        NeedTime(claims);
        return (claims, algorithm!);
    }

    public static void Need(bool met, string otherwise)
    {
        if (!met)
        {
            throw new SignOnRefusedException(otherwise);
        }
    }

    /// <summary>A claim that is a text; null where there is none. One of another kind is refused.</summary>
    public static string? Text(JsonElement claims, string name)
    {
        if (!claims.TryGetProperty(name, out var value))
        {
            return null;
        }
        Need(value.ValueKind == JsonValueKind.String, $"{name} is not a text");
        return value.GetString();
    }

    /// <summary>An instant; null where there is none. One of another kind is refused.</summary>
    public static Instant? Time(JsonElement claims, string name)
    {
        if (!claims.TryGetProperty(name, out var value))
        {
            return null;
        }
        Need(
            value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds is >= 0 and < 1e11,
            $"{name} is not a time"
        );
        return Instant.FromUnixTimeSeconds((long)value.GetDouble());
    }

    /// <summary>This client and no other: we trust nobody else who could have been handed the token.</summary>
    private void NeedAudience(JsonElement claims)
    {
        var audience = claims.GetProperty("aud");
        var only =
            audience.ValueKind == JsonValueKind.String ? audience
            : audience.ValueKind == JsonValueKind.Array && audience.GetArrayLength() == 1 ? audience[0]
            : default;
        Need(only.ValueKind == JsonValueKind.String && only.GetString() == provider.ClientId, "the token is for others too");
        Need((Text(claims, "azp") ?? provider.ClientId) == provider.ClientId, "the token was made for another");
    }

    private void NeedTime(JsonElement claims)
    {
        var now = clock.GetCurrentInstant();
        Need(Time(claims, "exp") is { } until && now < until + Skew, "the token has run out, or never does");
        Need(Time(claims, "iat") is { } made && made <= now + Skew && now - made < Oldest, "the token was not made just now");
        Need(Time(claims, "nbf") is not { } from || from <= now + Skew, "the token is not yet good");
    }

    /// <summary>The key that a token names; of a provider with a single one also without its name.</summary>
    private static List<JsonWebKey> KeysOf(OpenIdConnectConfiguration configuration, string? kid, string algorithm)
    {
        var kind = algorithm[0] == 'E' ? JsonWebAlgorithmsKeyTypes.EllipticCurve : JsonWebAlgorithmsKeyTypes.RSA;
        return
        [
            .. (configuration.JsonWebKeySet?.Keys ?? []).Where(key =>
                key.Kty == kind
                && key.Use is null or "" or "sig"
                && (string.IsNullOrEmpty(key.Alg) || key.Alg == algorithm)
                && (kid is null || key.Kid == kid)
                && (kind != JsonWebAlgorithmsKeyTypes.RSA || key.KeySize >= 2048)
            ),
        ];
    }

    private static JsonElement Json(string part)
    {
        try
        {
            using var document = JsonDocument.Parse(WebEncoders.Base64UrlDecode(part), Strict);
            Need(document.RootElement.ValueKind == JsonValueKind.Object, "the token is not an object");
            return document.RootElement.Clone();
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or DecoderFallbackException)
        {
            throw new SignOnRefusedException("the token can't be read", wrong);
        }
    }
}
