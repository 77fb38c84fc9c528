using System.Net;
using Fairway.App.Accounts;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using static Fairway.Web.Tests.Home.HomeScene;

namespace Fairway.Web.Tests.Appraisals;

[Trait("Rule", "CY-12")]
public sealed class OwnFilePages(TheBrowser browser)
{
    [Theory, BothDatabases]
    public async Task My_file_has_signers_code_copies_readers_and_how_long_it_is_kept(Provider on)
    {
        var (scene, id) = await CopiesScene.On(on);
        await using var _ = scene;
        await scene.Grant(Office.BoardMember, Xavi);
        using (var xavi = await scene.As(Xavi))
        {
            (await xavi.Get($"/appraisals/{id}")).Status.ShouldBe(HttpStatusCode.OK);
        }

        using var ada = await scene.As(Ada);
        var file = await ada.Follow(await ada.Get("/account"), "My file");
        file.Heading.ShouldBe("My file");
        file.Words.ShouldContain("Cleo Martin, 21 February 2026, 11:00");
        file.Words.ShouldContain("Ada Okonkwo, 22 February 2026, 11:00");
        file.Words.ShouldContain("Read by 1 person");
        file.Words.ShouldContain("Xavi Xu Reports Board member 2 March 2026");
        file.Words.ShouldContain("for 10 years after your last day");
        var code = await scene.Read(db => db.FormVersions.Select(v => v.Hash).SingleAsync());
        file.Words.ShouldContain(string.Join(' ', code.Chunk(8).Select(g => new string(g))));
        foreach (var kind in (string[])["print", "record.json"])
        {
            var copy = file.Document.QuerySelector($"a[href='/appraisals/{id}/{kind}?step=boc&version=1']");
            copy.ShouldNotBeNull(kind);
            (await ada.Get(copy.GetAttribute("href")!)).Status.ShouldBe(HttpStatusCode.OK);
        }

        file.Document.QuerySelector("a[href*='print.pdf']").ShouldBeNull("no browser prints on this server");
    }

    [Theory, BothDatabases]
    public async Task Nobody_elses_file_can_be_asked_for(Provider on)
    {
        var (scene, _) = await CopiesScene.On(on);
        await using var __ = scene;
        await scene.Grant(Office.HrPartner, Xavi);
        await scene.Grant(Office.Administrator, Yan);
        foreach (var other in (string[])[Cleo, Xavi, Yan])
        {
            using var reader = await scene.As(other);
            var file = await reader.Get($"/appraisals/file?staffId={Ada}&id={Ada}&of={Ada}");
            file.Words.ShouldContain("Nothing is signed yet");
            file.Text.ShouldNotContain("Okonkwo");
        }
    }

    [Theory, BothDatabases]
    public async Task A_text_that_was_changed_in_the_database_is_said_to_be_another(Provider on)
    {
        var (scene, id) = await CopiesScene.On(on);
        await using var _ = scene;
        using var ada = await scene.As(Ada);
        const string warning = "This text is not the one that was signed.";
        string[] pages = ["/appraisals/file", $"/appraisals/{id}/print"];
        foreach (var page in pages)
        {
            (await ada.Get(page)).Words.ShouldNotContain(warning);
        }

        await scene.Read(db =>
            db.FormVersions.ExecuteUpdateAsync(v => v.SetProperty(x => x.Content, x => x.Content.Replace("Six", "Two")))
        );
        foreach (var page in pages)
        {
            (await ada.Get(page)).Words.ShouldContain(warning);
        }
    }

    [Theory]
    [InlineData(true, 1280, "en")]
    [InlineData(false, 375, "fr")]
    [InlineData(true, 375, "es")]
    public async Task The_pages_of_copies_have_no_fault_that_axe_finds(bool scripts, int width, string language)
    {
        var (scene, id) = await CopiesScene.On(Provider.Sqlite);
        await using var _ = scene;
        using (var cleo = await scene.As(Cleo))
        {
            await cleo.Get($"/appraisals/{id}");
        }

        var code = await scene.Read(db => db.FormVersions.Select(v => v.Hash).SingleAsync());
        var ada = await scene.Server.AccountOf(Ada);
        await using var window = await browser.Open(scene.Server, scripts, width, language, ada);
        foreach (
            var (path, name) in new[] { ("/appraisals/file", "my-file"), ($"/appraisals/{id}/print?step=boc&version=1", "print-view") }
        )
        {
            await window.Go(path);
            await window.Picture($"{name}-{language}-{width}");
            (await window.Faults()).ShouldBeEmpty(path);
            (await window.ScrollsSideways()).ShouldBeFalse(path);
        }

        await window.Go("/check");
        await window.Page.FillAsync("textarea", code);
        await window.Page.ClickAsync("main form button");
        await window.Page.WaitForSelectorAsync(".fw-note--done");
        await window.Picture($"check-known-{language}-{width}");
        (await window.Faults()).ShouldBeEmpty();
        (await window.ScrollsSideways()).ShouldBeFalse();
        await window.Page.FillAsync("textarea", new string('0', 64));
        await window.Page.ClickAsync("main form button");
        await window.Page.WaitForSelectorAsync(".fw-note--late");
        await window.Picture($"check-unknown-{language}-{width}");
        (await window.Faults()).ShouldBeEmpty();
        window.Complaints.ShouldBeEmpty();
    }
}
