using System.Net;
using Fairway.Testing;
using Fairway.Web.Tests.Accounts;

namespace Fairway.Web.Tests.Demonstration;

public sealed class DemonstrationTests
{
    private static readonly Dictionary<string, string> Sentences = new()
    {
        ["en"] = "An official of a unit.",
        ["fr"] = "Une fonctionnaire d’une unité.",
        ["es"] = "Una funcionaria de una unidad.",
    };

    [Theory, BothDatabases]
    public async Task A_visitor_enters_as_one_of_the_people_and_reads_the_mails(Provider on)
    {
        await using var scene = await AccountsScene.On(on, demonstration: true);
        await scene.Database.Add([
            .. App.Accounts.Demonstration.SettingsFor([new("1001", Sentences), new("root@example.org", Sentences)], "open to all here"),
        ]);
        using var visitor = scene.Server.Visit();
        var page = await visitor.Get("/demonstration/enter");
        page.Words.ShouldContain("Ada Okonkwo");
        page.Words.ShouldContain("An official of a unit.");
        page.Words.ShouldContain("open to all here");
        page.Document.QuerySelectorAll("main form").Length.ShouldBe(2);
        await visitor.Submit((AngleSharp.Html.Dom.IHtmlElement)page.Document.QuerySelector("main form button")!);
        var account = await visitor.Get("/account");
        account.Words.ShouldContain("1001");
        account.Text.ShouldContain("every person and text here is invented");

        // Only who stands in the list.
        (await visitor.Post("/demonstration/enter", await visitor.Get("/demonstration/enter"), ("who", "2002"))).Status.ShouldBe(
            HttpStatusCode.BadRequest
        );

        await visitor.Submit(await visitor.Get("/account/forgotten"), "Send me a link", ("Input.Who", "1001"));
        var letter = await visitor.Follow(await visitor.Get("/demonstration/mailbox"), "A new password for Fairway");
        letter.Words.ShouldContain("/account/reset/");
        (await visitor.Follow(letter, "/account/reset/")).Heading.ShouldBe("Choose a new password");
        (await visitor.Submit(await visitor.Get("/account"), "Sign out")).Address.ShouldBe("/demonstration/enter");
    }

    [Theory, BothDatabases]
    public async Task A_real_database_has_no_such_pages_whatever_else_stands_in_it(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        // The mark itself is missing: the rest does not make a demonstration.
        await scene.Database.Add([.. App.Accounts.Demonstration.SettingsFor([new("1001", Sentences)], "open to all here")]);
        using var visitor = scene.Server.Visit();
        foreach (var path in (string[])["/demonstration/enter", "/demonstration/mailbox", $"/demonstration/mailbox/{Guid.NewGuid()}"])
        {
            (await visitor.Get(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }
        (await visitor.Post("/demonstration/enter", await visitor.Get("/account/sign-in"), ("who", "1001"))).Status.ShouldBe(
            HttpStatusCode.NotFound
        );
        (await AccountsScene.IsSignedIn(visitor)).ShouldBeFalse();
        (await visitor.Get("/account/sign-in")).Text.ShouldNotContain("/demonstration/");
    }
}
