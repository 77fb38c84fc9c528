using System.Net;
using Fairway.App.Api;
using Fairway.Testing;
using Fairway.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Tests.Api;

/// <summary>Personal tokens: made by their owner with the password, shown once, kept as a hash; they end with the sessions.</summary>
public sealed class Tokens_of_ones_own
{
    [Theory, BothDatabases]
    public async Task A_token_is_made_with_the_password_shown_once_and_ended_at_once(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var ada = await scene.Server.As(scene.Ada.Id);
        var form = await ada.Follow(await ada.Get("/account/tokens"), "Make a token");
        (await ada.Submit(form, "Make a token", Fields(("Input.CurrentPassword", "wrong"))))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("not your password");
        (
            await ada.Submit(
                form,
                "Make a token",
                Fields(("Input.Name", " "), ("Input.LastDay.Year", "2027"), ("Input.Scopes", Array.Empty<string>()))
            )
        ).Errors.Count.ShouldBe(3);
        var made = await ada.Submit(form, "Make a token", Fields());
        var secret = made.Document.GetElementById("secret")!.GetAttribute("value")!;
        secret.ShouldStartWith(PersonalTokens.Prefix);
        made.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await ada.Submit(form, "Make a token", Fields())).Errors.ShouldHaveSingleItem().ShouldContain("has this name");

        using var program = new ApiClient(scene.Server, secret);
        var (status, body, _) = await program.GetAsync("/token");
        (status, (string)body!["owner"]!, (string)body["staffId"]!).ShouldBe((HttpStatusCode.OK, "Ada Okonkwo", "1001"));
        var list = await ada.Get("/account/tokens");
        list.Text.ShouldNotContain(secret[PersonalTokens.Prefix.Length..]);
        list.Words.ShouldContain("2 March 2026");
        (await scene.Mails("PersonalTokenMade")).ShouldHaveSingleItem();
        (await scene.Database.Read(db => db.PersonalTokens.SingleAsync())).Hash.ShouldNotContain(secret);
        (await scene.Database.Read(db => db.History.Select(h => h.Detail).ToListAsync())).ShouldAllBe(d =>
            d == null || !d.Contains(secret)
        );

        using var root = await scene.Server.As(scene.Root.Id);
        var id = await scene.Database.Read(db => db.PersonalTokens.Select(t => t.Id).SingleAsync());
        (await root.Post("/account/tokens?handler=Revoke", await root.Get("/account/tokens/new"), ("id", id.ToString()))).Status.ShouldBe(
            HttpStatusCode.NotFound,
            "another's token is not there"
        );
        (await program.GetAsync("/token")).Status.ShouldBe(HttpStatusCode.OK);
        await ada.Submit(list, "End it now My tasks");
        (await program.GetAsync("/token")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await ada.Get("/account/tokens")).Words.ShouldContain("you ended it");
        (await scene.History()).ShouldBe(["PersonalTokenMade", "PersonalTokenRevoked"]);
        (await ApiClient.CheckedAsync(scene.Server, program)).Trim().ShouldBeEmpty();
    }

    [Theory, BothDatabases]
    public async Task It_ends_on_its_day_with_the_sessions_and_with_the_account(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var first = new ApiClient(scene.Server, await ApiClient.TokenOf(scene.Server, scene.Ada.Id));
        (await first.GetAsync("/token")).Status.ShouldBe(HttpStatusCode.OK);
        using var ada = await scene.Server.As(scene.Ada.Id);
        await ada.Submit(await ada.Get("/account"), "Sign out everywhere");
        (await first.GetAsync("/token")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        using var back = await scene.Server.As(scene.Ada.Id);
        (await back.Get("/account/tokens")).Words.ShouldContain("ended with your sessions");

        using var second = new ApiClient(scene.Server, await ApiClient.TokenOf(scene.Server, scene.Ada.Id));
        (await second.GetAsync("/token")).Status.ShouldBe(HttpStatusCode.OK);
        using var root = await scene.Server.As(scene.Root.Id);
        var page = await root.Get($"/account/people/{scene.Ada.Id}");
        await root.Post($"/account/people/{scene.Ada.Id}?handler=Close", page);
        (await second.GetAsync("/token")).Status.ShouldBe(HttpStatusCode.Unauthorized, "the account is closed");
        await root.Post($"/account/people/{scene.Ada.Id}?handler=Open", page);
        (await second.GetAsync("/token")).Status.ShouldBe(HttpStatusCode.Unauthorized, "opened again, the token stays ended");

        using var third = new ApiClient(scene.Server, await ApiClient.TokenOf(scene.Server, scene.HrOfAll.Id));
        (await third.GetAsync("/token")).Status.ShouldBe(HttpStatusCode.OK);
        scene.Clock.AdvanceDays(29);
        (await third.GetAsync("/token")).Status.ShouldBe(HttpStatusCode.OK);
        scene.Clock.AdvanceDays(1);
        (await third.GetAsync("/token")).Status.ShouldBe(HttpStatusCode.Unauthorized, "its last day is over");
    }

    private static (string, object?)[] Fields(params (string Name, object? Value)[] others) =>
        [
            .. new (string Name, object? Value)[]
            {
                ("Input.Name", "My tasks"),
                ("Input.Scopes", new[] { "record", "calendar" }),
                ("Input.LastDay.Day", "1"),
                ("Input.LastDay.Month", "5"),
                ("Input.LastDay.Year", "2026"),
                ("Input.CurrentPassword", AccountsScene.Password),
            }.Where(f => others.All(o => o.Name != f.Name)),
            .. others,
        ];
}
