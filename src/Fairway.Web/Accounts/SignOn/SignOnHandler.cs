using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fairway.App.Accounts.SignOn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using NodaTime;

namespace Fairway.Web.Accounts.SignOn;

/// <summary>What a provider has proved, for the one who opens the session.</summary>
/// <param name="Person">Who it is.</param>
/// <param name="Factor">The provider has seen a second factor.</param>
/// <param name="Groups">Groups that it names.</param>
/// <param name="Session">Its own name of the session; null: it gives none.</param>
/// <param name="At">When the person last showed it who they are; null: not said.</param>
/// <param name="IdToken">For signing out there.</param>
internal sealed record Proof(ProvenPerson Person, bool Factor, IReadOnlySet<string> Groups, string? Session, Instant? At, string IdToken);

/// <summary>
/// The authorization code flow with PKCE (RFC 9700), on the framework's handler: its correlation cookie and its encrypted state, one for each provider. Each answer
/// must name its issuer where the provider says it does (RFC 9207), and comes to an address of this provider's own.
/// </summary>
internal sealed class SignOnHandler(IOptionsMonitor<SignOnHandlerOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : OAuthHandler<SignOnHandlerOptions>(options, logger, encoder)
{
    /// <summary>In the state: the account that confirms a signature.</summary>
    public const string Confirms = "confirms";

    /// <summary>In the state: the page that was asked for.</summary>
    public const string Back = "page";

    /// <summary>In memory, on the way to who opens the session.</summary>
    public const string Proved = "proved";

    private const string Nonce = "nonce";

    /// <summary>Who signs on has so long at the provider.</summary>
    private static readonly Duration Patience = Duration.FromMinutes(15);

    private OpenIdConnectConfiguration configuration = new();

    private string RedirectUri => new Uri(Options.PublicUrl, Options.Provider.BackPath).ToString();

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        configuration = await Options.Discovery.GetAsync(Context.RequestAborted);
        properties.IssuedUtc = Options.Clock.GetCurrentInstant().ToDateTimeOffset();
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var nonce = Random();
        var verifier = Random();
        properties.Items[Nonce] = nonce;
        properties.Items[OAuthConstants.CodeVerifierKey] = verifier;
        var asked = new Dictionary<string, string?>
        {
            ["client_id"] = Options.ClientId,
            ["response_type"] = "code",
            ["scope"] = string.Join(' ', Options.Provider.Scopes.Prepend("openid").Distinct()),
            ["redirect_uri"] = RedirectUri,
            ["nonce"] = nonce,
            ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
            ["code_challenge_method"] = "S256",
        };
        if (Options.Provider.FactorAcr.Count > 0)
        {
            asked["acr_values"] = string.Join(' ', Options.Provider.FactorAcr);
        }
        if (properties.Items.ContainsKey(Confirms))
        {
            asked["prompt"] = "login";
            asked["max_age"] = "0";
        }
        // Last: it seals all that was put into the properties.
        asked["state"] = Options.StateDataFormat.Protect(properties);
        return QueryHelpers.AddQueryString(configuration.AuthorizationEndpoint, asked);
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        AuthenticationProperties? sealedState = null;
        try
        {
            SignedTokens.Need(Request.Query.All(part => part.Value.Count == 1), "the answer says something twice");
            configuration = await Options.Discovery.GetAsync(Context.RequestAborted);
            var issuer = Request.Query["iss"];
            SignedTokens.Need(
                issuer.Count > 0 ? issuer == configuration.Issuer : !configuration.AuthorizationResponseIssParameterSupported,
                "the answer is of another issuer"
            );
            sealedState = Options.StateDataFormat.Unprotect(Request.Query["state"]);
            SignedTokens.Need(
                sealedState?.IssuedUtc is { } asked && Options.Clock.GetCurrentInstant() - Instant.FromDateTimeOffset(asked) < Patience,
                "the answer is to nothing that was asked lately"
            );
            return await base.HandleRemoteAuthenticateAsync();
        }
        catch (Exception refused) when (refused is SignOnRefusedException or ProviderUnreachableException)
        {
            return HandleRequestResult.Fail(refused, sealedState);
        }
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        var form = new Dictionary<string, string?>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = context.Code,
            ["redirect_uri"] = RedirectUri,
            ["code_verifier"] = context.Properties.Items[OAuthConstants.CodeVerifierKey],
        };
        context.Properties.Items.Remove(OAuthConstants.CodeVerifierKey);
        using var request = new HttpRequestMessage(HttpMethod.Post, configuration.TokenEndpoint);
        request.Headers.Accept.Add(new("application/json"));
        var methods = configuration.TokenEndpointAuthMethodsSupported;
        if (Options.Provider.ClientSecret is { } secret && (methods.Count == 0 || methods.Contains("client_secret_basic")))
        {
            // RFC 6749, 2.3.1: each part is form-encoded before it is joined.
            var pair = $"{Uri.EscapeDataString(Options.ClientId)}:{Uri.EscapeDataString(secret)}";
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }
        else
        {
            form["client_id"] = Options.ClientId;
            form["client_secret"] = Options.Provider.ClientSecret;
        }
        request.Content = new FormUrlEncodedContent(form.Where(part => part.Value is not null)!);
        var answer = await JsonOfAsync(request);
        return OAuthTokenResponse.Success(answer);
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(
        ClaimsIdentity identity,
        AuthenticationProperties properties,
        OAuthTokenResponse tokens
    )
    {
        var response = tokens.Response!.RootElement;
        SignedTokens.Need(
            string.Equals(SignedTokens.Text(response, "token_type"), "Bearer", StringComparison.OrdinalIgnoreCase),
            "the access token is of another type"
        );
        var token = SignedTokens.Text(response, "id_token");
        var (claims, algorithm) = await Options.Tokens.ReadAsync(token, ["jwt"], Context.RequestAborted);
        SignedTokens.Need(
            properties.Items.TryGetValue(Nonce, out var nonce)
                && CryptographicOperations.FixedTimeEquals(
                    Encoding.UTF8.GetBytes(nonce!),
                    Encoding.UTF8.GetBytes(SignedTokens.Text(claims, "nonce") ?? "")
                ),
            "the nonce is another"
        );
        NeedHash(claims, "at_hash", tokens.AccessToken!, algorithm);
        NeedHash(claims, "c_hash", Request.Query["code"].ToString(), algorithm);
        var subject = SignedTokens.Text(claims, "sub");
        SignedTokens.Need(subject is { Length: > 0 and <= 255 } && !subject.Any(char.IsControl), "the subject is missing or too long");
        var at = SignedTokens.Time(claims, "auth_time");
        var now = Options.Clock.GetCurrentInstant();
        SignedTokens.Need(at is null || at <= now + SignedTokens.Skew, "the person will have signed on later");
        if (properties.Items.ContainsKey(Confirms))
        {
            SignedTokens.Need(
                at is { } shown && shown >= Instant.FromDateTimeOffset(properties.IssuedUtc!.Value) - SignedTokens.Skew,
                "the person was not asked again"
            );
        }
        var further = await FurtherAsync(claims, subject!, tokens.AccessToken!);
        properties.SetParameter(Proved, ProofOf(claims, further, subject!, at, token!));
        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }

    private Proof ProofOf(JsonElement claims, JsonElement? further, string subject, Instant? at, string token)
    {
        var provider = Options.Provider;
        var staffId = provider.StaffIdClaim is { } claim ? TextOf(claims, further, claim) : null;
        var email = provider.StaffIdClaim is null && IsVerified(claims, further) ? TextOf(claims, further, "email") : null;
        return new(
            new(provider.Id, subject, email, string.IsNullOrWhiteSpace(staffId) ? null : staffId),
            (SignedTokens.Text(claims, "acr") is { } acr && provider.FactorAcr.Contains(acr))
                || provider.FactorAmr.Overlaps(ListOf(claims, null, "amr")),
            ListOf(claims, further, provider.GroupsClaim),
            SignedTokens.Text(claims, "sid"),
            at,
            token
        );
    }

    /// <summary>Claims that the token leaves out, from the provider's own page of the person. It must be the same person (Core 1.0, 5.3.2).</summary>
    private async Task<JsonElement?> FurtherAsync(JsonElement claims, string subject, string accessToken)
    {
        var provider = Options.Provider;
        string[] wanted =
        [
            provider.StaffIdClaim ?? "email",
            .. provider.Offices.Count > 0 ? [provider.GroupsClaim] : Array.Empty<string>(),
        ];
        if (string.IsNullOrEmpty(configuration.UserInfoEndpoint) || wanted.All(name => claims.TryGetProperty(name, out _)))
        {
            return null;
        }
        using var request = new HttpRequestMessage(HttpMethod.Get, configuration.UserInfoEndpoint);
        request.Headers.Accept.Add(new("application/json"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var answer = await JsonOfAsync(request);
        SignedTokens.Need(SignedTokens.Text(answer.RootElement, "sub") == subject, "the provider's page is of another person");
        return answer.RootElement.Clone();
    }

    private async Task<JsonDocument> JsonOfAsync(HttpRequestMessage request)
    {
        try
        {
            using var response = await Backchannel.SendAsync(request, Context.RequestAborted);
            SignedTokens.Need(response.IsSuccessStatusCode, $"the provider answers {(int)response.StatusCode}");
            var json = JsonDocument.Parse(
                await response.Content.ReadAsByteArrayAsync(Context.RequestAborted),
                new() { AllowDuplicateProperties = false, MaxDepth = 16 }
            );
            SignedTokens.Need(json.RootElement.ValueKind == JsonValueKind.Object, "the answer is not an object");
            return json;
        }
        catch (JsonException wrong)
        {
            throw new SignOnRefusedException("the answer can't be read", wrong);
        }
        catch (Exception unreachable)
            when (unreachable is HttpRequestException or IOException or TaskCanceledException
                && !Context.RequestAborted.IsCancellationRequested
            )
        {
            throw new ProviderUnreachableException(unreachable);
        }
    }

    private static void NeedHash(JsonElement claims, string name, string of, string algorithm)
    {
        if (SignedTokens.Text(claims, name) is not { } said)
        {
            return;
        }
        var bytes = Encoding.ASCII.GetBytes(of);
        var hash = algorithm[^3..] switch
        {
            "256" => SHA256.HashData(bytes),
            "384" => SHA384.HashData(bytes),
            _ => SHA512.HashData(bytes),
        };
        SignedTokens.Need(said == WebEncoders.Base64UrlEncode(hash.AsSpan(0, hash.Length / 2)), $"{name} is of something else");
    }

    private static string? TextOf(JsonElement claims, JsonElement? further, string name) =>
        SignedTokens.Text(claims, name) ?? (further is { } more ? SignedTokens.Text(more, name) : null);

    /// <summary>A list of texts, or a single one.</summary>
    private static HashSet<string> ListOf(JsonElement claims, JsonElement? further, string name)
    {
        if (!claims.TryGetProperty(name, out var value) && (further is not { } more || !more.TryGetProperty(name, out value)))
        {
            return [];
        }
        IEnumerable<JsonElement> texts = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];
        return [.. texts.Where(text => text.ValueKind == JsonValueKind.String).Select(text => text.GetString()!)];
    }

    /// <summary>Beside the address, in the same place: of the one in the token nobody else's word counts.</summary>
    private static bool IsVerified(JsonElement claims, JsonElement? further)
    {
        var place = claims.TryGetProperty("email", out _) ? claims : further ?? claims;
        return place.TryGetProperty("email_verified", out var verified) && verified.ValueKind == JsonValueKind.True;
    }

    private static string Random() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
}
