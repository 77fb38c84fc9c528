using System.Text.Json;
using Fairway.App.Accounts.SignOn;

namespace Fairway.Web.Accounts.SignOn;

/// <summary>Where a provider tells that somebody has signed out there (OpenID Connect Back-Channel Logout 1.0, 2.5 to 2.8).</summary>
internal static class BackChannelLogout
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    public static async Task TakeAsync(HttpContext http, string provider, SignOnSettings settings, SignOns signOns)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (settings.Of(provider) is not { } known)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        try
        {
            await TakeAsync(http, known, signOns);
        }
        catch (SignOnRefusedException refused)
        {
            Arrival.Log(http, known, refused.Message);
            await RefuseAsync(http);
        }
        catch (ProviderUnreachableException unreachable)
        {
            Arrival.Log(http, known, unreachable.InnerException!.GetType().Name);
            await RefuseAsync(http);
        }
    }

    private static async Task TakeAsync(HttpContext http, ProviderSettings provider, SignOns signOns)
    {
        var cancel = http.RequestAborted;
        SignedTokens.Need(http.Request.HasFormContentType && http.Request.ContentLength is < 128 * 1024, "the logout is no form");
        var tokens = (await http.Request.ReadFormAsync(cancel))["logout_token"];
        SignedTokens.Need(tokens.Count == 1, "the logout has no token");
        var (claims, _) = await http.SignOn(provider).Tokens.ReadAsync(tokens, ["jwt", "logout+jwt"], cancel);
        SignedTokens.Need(
            claims.TryGetProperty("events", out var events)
                && events.ValueKind == JsonValueKind.Object
                && events.TryGetProperty(Event, out var what)
                && what.ValueKind == JsonValueKind.Object,
            "the token tells no logout"
        );
        // A token of somebody who signs on is none of somebody who signs out.
        SignedTokens.Need(!claims.TryGetProperty("nonce", out _), "the logout has a nonce");
        var (session, subject) = (SignedTokens.Text(claims, "sid"), SignedTokens.Text(claims, "sub"));
        SignedTokens.Need(session is { Length: > 0 and <= 255 } || subject is { Length: > 0 and <= 255 }, "the logout says of nobody");
        var id = SignedTokens.Text(claims, "jti");
        SignedTokens.Need(id is { Length: > 0 and <= 255 }, "the logout has no id");
        SignedTokens.Need(await signOns.EndAsync(provider.Id, id!, session, subject, cancel), "the logout has come before");
    }

    private static Task RefuseAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return http.Response.WriteAsJsonAsync(new { error = "invalid_request" }, http.RequestAborted);
    }
}
