using System.Text.Json.Nodes;
using Fairway.Testing;
using Fairway.Web.Accounts.SignOn;
using NodaTime;

namespace Fairway.Web.Tests.Accounts.SignOn;

/// <summary>The small organization, whose people sign on with one provider; a second one is configured beside it, and is somebody else's.</summary>
public sealed class SignOnScene : IAsyncLifetime
{
    /// <summary>What honest sign-on asks for.</summary>
    public const string Start = "/account/sign-on/hq?back=%2Faccount";

    internal AccountsScene Accounts { get; private set; } = null!;
    internal TheProvider Provider { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await BeginAsync(Testing.Provider.Sqlite, "");
        using var ada = Accounts.Server.Visit();
        (await ada.Get(Start)).Address.ShouldBe("/account", "an honest provider lets in");
    }

    /// <param name="more">Further members of the first provider, such as <c>, "staffIdClaim": "staff"</c>.</param>
    internal async Task BeginAsync(Provider on, string more, bool localPasswords = true)
    {
        // Where the scene's own clock begins; from then on Advance moves both.
        Provider = await TheProvider.On(FixedClock.On("2026-03-02"));
        Accounts = await AccountsScene.On(on, signOn: Settings(more, localPasswords));
    }

    internal SignOnSettings Settings(string more, bool localPasswords) =>
        SignOnFile.Parse(
            $$"""
            {
              "localPasswords": {{(localPasswords ? "true" : "false")}},
              "providers": [
                {
                  "id": "hq", "name": { "en": "Headquarters", "fr": "Siège", "es": "Sede" },
                  "authority": "{{Provider.Issuer("hq")}}", "clientId": "fairway", "clientSecretVariable": "SECRET"{{more}}
                },
                {
                  "id": "other", "name": { "en": "Other", "fr": "Autre", "es": "Otro" },
                  "authority": "{{Provider.Issuer("other")}}", "clientId": "fairway", "clientSecretVariable": "SECRET"
                }
              ]
            }
            """,
            _ => TheProvider.Secret
        );

    /// <summary>Time goes on for both.</summary>
    internal void Advance(Duration by)
    {
        Accounts.Clock.Advance(by);
        Provider.Clock.Now = Accounts.Clock.Now;
    }

    /// <summary>A logout token as the provider should send it.</summary>
    internal JsonObject Logout(string? sid, string? sub, string jti)
    {
        var claims = new JsonObject
        {
            ["iss"] = Provider.Issuer("hq"),
            ["aud"] = "fairway",
            ["iat"] = Provider.Now(),
            ["exp"] = Provider.Now(Duration.FromMinutes(2)),
            ["jti"] = jti,
            ["events"] = new JsonObject { ["http://schemas.openid.net/event/backchannel-logout"] = new JsonObject() },
        };
        foreach (var (claim, value) in ((string, string?)[])[("sid", sid), ("sub", sub)])
        {
            if (value is not null)
            {
                claims[claim] = value;
            }
        }
        return claims;
    }

    public async ValueTask DisposeAsync()
    {
        await Accounts.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
