using System.Net;
using System.Text;
using AngleSharp.Dom;
using Fairway.App.Accounts;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Web.Tests.Accounts;

public sealed class KeptTextTests
{
    private const string Typed = "She has run the regional desk for four years,\r\nand <b>knows</b> every \"file\" – à fond.";

    [Theory, BothDatabases]
    public async Task Text_typed_past_the_end_of_a_session_comes_back_and_can_be_put_back(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        var code = await scene.WithFactor(scene.Root);
        using var root = await scene.Server.As(scene.Root.Id);
        var form = await root.Get("/offices/propose");

        scene.Clock.Advance(Duration.FromMinutes(61));

        var signIn = await Propose(root, form);
        signIn.Heading.ShouldBe("Sign in");
        signIn.Words.ShouldContain("What you typed is kept");
        (await Kept(scene)).ShouldHaveSingleItem();

        var kept = await root.Submit(await scene.SignIn(root, signIn, "root@example.org"), "Sign in", ("Input.Code", code()));
        kept.Heading.ShouldBe("What you typed is here");
        kept.Words.ShouldContain("knows every \"file\" – à fond.".Replace("knows", "<b>knows</b>", StringComparison.Ordinal));
        kept.Words.ShouldContain("Reason");

        // Half of what it needs is missing on purpose: the page shows what is wrong, and the text is still kept.
        var back = await root.Submit(kept, "Put it back");
        back.Address.ShouldBe("/offices/propose");
        back.Errors.ShouldNotBeEmpty();
        back.Document.QuerySelector<AngleSharp.Html.Dom.IHtmlTextAreaElement>("textarea")!
            .Value.ReplaceLineEndings()
            .ShouldBe(Typed.ReplaceLineEndings());
        (await Kept(scene)).ShouldHaveSingleItem();

        // Put right and done: now it has been taken.
        var done = await root.Submit(back, "Propose somebody", ("Input.Office", "BoardMember"));
        done.Words.ShouldContain("Proposed");
        (await Kept(scene)).ShouldBeEmpty();
        (await scene.Database.Read(db => db.OfficeGrants.SingleAsync(g => g.Office == Office.BoardMember)))
            .Reason.ReplaceLineEndings()
            .ShouldBe(Typed.ReplaceLineEndings());
    }

    [Theory, BothDatabases]
    public async Task Nobody_else_finds_it_nor_reads_it_in_the_database(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var visitor = await scene.Server.As(scene.Root.Id);
        var form = await visitor.Get("/offices/propose");
        scene.Clock.Advance(Duration.FromMinutes(61));
        var signIn = await Propose(visitor, form);

        // Another person signs in on the same computer.
        var other = await scene.SignIn(visitor, signIn, "second@example.org");
        other.Text.ShouldNotContain("regional desk");
        other.Heading.ShouldNotBe("What you typed is here");
        var row = (await Kept(scene)).ShouldHaveSingleItem();
        row.AccountId.ShouldBe(scene.Root.Id);
        Encoding.UTF8.GetString(row.Cipher).ShouldNotContain("regional");
        Encoding.Unicode.GetString(row.Cipher).ShouldNotContain("regional");
        (await visitor.Get($"/account/kept/{row.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.Get("/account")).Words.ShouldNotContain("your session ended");
        var discard = await visitor.Post($"/account/kept/{row.Id}?handler=Discard", await visitor.Get("/account"));
        discard.Status.ShouldBe(HttpStatusCode.NotFound);
        (await Kept(scene)).ShouldHaveSingleItem();

        // Nor does moving the row to another account open it: the key is the person's own.
        await using (var db = scene.Database.Open())
        {
            await db.KeptTexts.ExecuteUpdateAsync(k => k.SetProperty(x => x.AccountId, scene.Second.Id));
        }
        (await visitor.Get($"/account/kept/{row.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, BothDatabases]
    public async Task A_page_of_somebody_else_is_not_done_and_its_text_goes_to_them(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var visitor = await scene.Server.As(scene.Root.Id);
        var form = await visitor.Get("/offices/propose");
        // In another tab, somebody else signs in; then the first tab's form is sent.
        visitor.Cookies.Add(await scene.Server.SessionOf(scene.Second.Id));
        var answer = await Propose(visitor, form, office: "BoardMember");
        answer.Heading.ShouldBe("That page belonged to somebody else");
        answer.Text.ShouldNotContain("regional desk");
        (await scene.Database.Read(db => db.OfficeGrants.CountAsync(g => g.Office == Office.BoardMember))).ShouldBe(0);
        (await Kept(scene)).ShouldHaveSingleItem().AccountId.ShouldBe(scene.Root.Id);
    }

    [Theory, BothDatabases]
    public async Task A_form_whose_token_is_gone_comes_back_at_once_to_its_own_person(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var root = await scene.Server.As(scene.Root.Id);
        var form = await root.Get("/offices/propose");
        foreach (Cookie cookie in root.Cookies.GetCookies(scene.Server.Url))
        {
            cookie.Expired = cookie.Name.Contains("form", StringComparison.Ordinal);
        }
        var kept = await Propose(root, form);
        kept.Heading.ShouldBe("What you typed is here");
        var home = await root.Submit(kept, "Discard it");
        home.Address.ShouldBe("/");
        (await Kept(scene)).ShouldBeEmpty();
    }

    [Theory, BothDatabases]
    public async Task Passwords_are_never_kept(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var ada = await scene.Server.As("1001");
        var form = await ada.Get("/account/address");
        scene.Clock.Advance(Duration.FromMinutes(61));
        var signIn = await ada.Submit(
            form,
            "Send the link",
            ("Input.Email", "new.address@example.org"),
            ("Input.CurrentPassword", "my very secret words")
        );
        var kept = await scene.SignIn(ada, signIn, "1001");
        kept.Words.ShouldContain("new.address@example.org");
        kept.Text.ShouldNotContain("secret words");
        kept.Document.QuerySelector("input[name='Input.CurrentPassword']").ShouldBeNull();
    }

    [Theory, BothDatabases]
    public async Task A_button_without_text_is_not_kept_and_a_script_hears_401(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var ada = await scene.Server.As("1001");
        var account = await ada.Get("/account");
        var form = await ada.Get("/account/address");
        scene.Clock.Advance(Duration.FromMinutes(61));
        var signIn = await ada.Submit(account, "Sign out everywhere");
        signIn.Heading.ShouldBe("Sign in");
        signIn.Words.ShouldNotContain("What you typed is kept");

        using var saving = new HttpRequestMessage(HttpMethod.Post, "/account/address");
        saving.Headers.Add("X-Requested-With", "fairway");
        var typing = form.Document.QuerySelector<AngleSharp.Html.Dom.IHtmlInputElement>("input[name=__typing]")!.Value;
        saving.Content = new FormUrlEncodedContent([new("__typing", typing), new("Input.Email", "some long text")]);
        (await ada.Client.SendAsync(saving)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Kept(scene)).ShouldBeEmpty();
    }

    [Theory, BothDatabases]
    public async Task A_very_long_text_is_kept_whole_and_what_is_too_large_is_shown_instead_of_lost(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var root = await scene.Server.As(scene.Root.Id);
        var form = await root.Get("/offices/propose");
        scene.Clock.Advance(Duration.FromMinutes(61));
        var text = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"sentence {i}. "));
        var signIn = await root.Submit(form, "Propose somebody", ("Input.Reason", text));
        var kept = await scene.SignIn(root, signIn, "root@example.org");
        kept.Document.QuerySelector<AngleSharp.Html.Dom.IHtmlInputElement>("input[name='Input.Reason']")!.Value.ShouldBe(text);

        scene.Clock.Advance(Duration.FromMinutes(61));
        var much = new string('x', 600_000) + " " + new string('y', 600_000);
        var answer = await root.Submit(form, "Propose somebody", ("Input.Reason", much));
        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Text.ShouldContain(new string('y', 1000));
    }

    [Theory, BothDatabases]
    public async Task Twenty_are_kept_for_thirty_days_and_forged_seals_keep_nothing(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var root = await scene.Server.As(scene.Root.Id);
        var form = await root.Get("/offices/propose");
        scene.Clock.Advance(Duration.FromMinutes(61));
        for (var i = 0; i < 22; i++)
        {
            scene.Clock.Advance(Duration.FromMinutes(1));
            await Propose(root, form);
        }
        var kept = await Kept(scene);
        kept.Count.ShouldBe(20);
        kept.Min(k => k.KeptAt).ShouldBe(scene.Clock.Now - Duration.FromMinutes(19));
        var forged = await root.Post("/offices/propose", form, ("__typing", "CfDJ8forged"), ("Input.Reason", "some words"));
        forged.Heading.ShouldBe("Sign in");
        (await Kept(scene)).Count.ShouldBe(20);
        scene.Clock.AdvanceDays(31);
        await Propose(root, form);
        (await Kept(scene)).ShouldHaveSingleItem();
    }

    private static Task<Page> Propose(Visitor visitor, Page form, string office = "") =>
        visitor.Submit(
            form,
            "Propose somebody",
            ("Input.Who", "1001"),
            ("Input.Office", office),
            ("Input.LastDay.Day", "1"),
            ("Input.LastDay.Month", "3"),
            ("Input.LastDay.Year", "2027"),
            ("Input.Reason", Typed)
        );

    private static Task<List<KeptText>> Kept(AccountsScene scene) => scene.Database.Read(db => db.KeptTexts.ToListAsync());
}
