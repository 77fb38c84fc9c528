using System.Net;
using Fairway.App.Provisioning;
using Fairway.Testing;
using Fairway.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Tests.Provisioning;

/// <summary>Tokens: made by an administrator, shown once, kept as a hash, ended by a day or a button.</summary>
public sealed class Tokens_of_other_systems
{
    [Fact]
    public async Task A_token_is_shown_once_kept_as_a_hash_and_opens_SCIM_until_it_is_ended()
    {
        await using var scene = await AccountsScene.On(Provider.Sqlite);
        using var root = await scene.Server.As(scene.Root.Id);
        var form = await root.Follow(await root.Follow(await root.Get("/account/people"), "Directory and tokens"), "Make a token");
        var refused = await root.Submit(form, "Make a token", Fields(("Input.Name", "Entra"), ("Input.CurrentPassword", "wrong")));
        refused.Errors.ShouldHaveSingleItem().ShouldContain("not your password");
        (await root.Submit(form, "Make a token", Fields(("Input.LastDay.Year", "2028"))))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("365 days");
        (await root.Submit(form, "Make a token", Fields(("Input.Name", " "))))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("Name the system");
        var made = await root.Submit(form, "Make a token", Fields(("Input.Name", "Entra")));
        var secret = made.Document.GetElementById("secret")!.GetAttribute("value")!;
        secret.ShouldStartWith(ServiceTokens.Prefix);
        secret.Length.ShouldBe(ServiceTokens.Prefix.Length + 43);
        made.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await root.Submit(form, "Make a token", Fields(("Input.Name", "Entra"))))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("has this name");

        var list = await root.Get("/provisioning");
        list.Text.ShouldNotContain(secret[ServiceTokens.Prefix.Length..]);
        list.Words.ShouldContain("never");
        var row = await scene.Database.Read(db => db.ServiceTokens.SingleAsync());
        row.Hash.ShouldNotContain(secret);
        using var client = DirectoryScene.ClientOf(scene.Server, secret);
        (await client.GetAsync(new Uri("Users", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await root.Get("/provisioning")).Words.ShouldContain("2 March 2026 31 May 2026");

        await root.Submit(await root.Get("/provisioning"), "End it now");
        (await client.GetAsync(new Uri("Users", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await root.Get("/provisioning")).Words.ShouldContain("ended on 2 March 2026");
        (await scene.Database.Read(db => db.History.Where(h => h.Capability == "provisioning").Select(h => h.Act).ToListAsync())).ShouldBe(
            ["TokenMade", "TokenRevoked"],
            ignoreOrder: true
        );
        (await scene.Database.Read(db => db.History.Select(h => h.Detail).ToListAsync())).ShouldAllBe(d =>
            d == null || !d.Contains(secret)
        );
    }

    [Fact]
    public async Task Nothing_but_a_token_in_force_opens_SCIM_and_a_token_opens_no_page()
    {
        await using var scene = await DirectoryScene.On(Provider.Sqlite);
        using var nobody = DirectoryScene.ClientOf(scene.Server, null);
        var answer = await nobody.GetAsync(new Uri("Users", UriKind.Relative));
        (answer.StatusCode, answer.Headers.WwwAuthenticate.ToString()).ShouldBe((HttpStatusCode.Unauthorized, "Bearer realm=\"Fairway\""));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/scim+json");
        using var root = await scene.Server.As(scene.Accounts.Root.Id);
        (await root.Get("/scim/v2/Users")).Status.ShouldBe(HttpStatusCode.Unauthorized, "a session is no token");
        (await scene.Client.GetAsync(new Uri("/account", UriKind.Relative))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect,
            "a token is no session"
        );

        scene.Accounts.Clock.Set("2026-04-01");
        (await scene.Client.GetAsync(new Uri("Users", UriKind.Relative))).StatusCode.ShouldBe(
            HttpStatusCode.Unauthorized,
            "it has run out"
        );
        scene.Accounts.Clock.Set("2026-03-02");
        using var guessing = DirectoryScene.ClientOf(scene.Server, "fairway_guessed");
        var told = new List<HttpStatusCode>();
        for (var i = 0; i < 32; i++)
        {
            told.Add((await guessing.GetAsync(new Uri("Users", UriKind.Relative))).StatusCode);
        }
        told[0].ShouldBe(HttpStatusCode.Unauthorized);
        told[^1].ShouldBe(HttpStatusCode.TooManyRequests);
        (await scene.Client.GetAsync(new Uri("Users", UriKind.Relative))).StatusCode.ShouldBe(
            HttpStatusCode.OK,
            "whoever has one is let in all the same"
        );
    }

    private static (string, object?)[] Fields(params (string Name, string Value)[] others) =>
        [
            ("Input.Name", "Entra"),
            ("Input.Scopes", new[] { "scim" }),
            ("Input.LastDay.Day", "31"),
            ("Input.LastDay.Month", "5"),
            ("Input.LastDay.Year", "2026"),
            ("Input.CurrentPassword", AccountsScene.Password),
            .. others.Select(o => (o.Name, (object?)o.Value)),
        ];
}
