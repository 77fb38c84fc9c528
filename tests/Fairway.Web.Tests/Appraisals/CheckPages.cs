using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Fairway.App.Accounts;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Fairway.Web.Tests.Home;
using Microsoft.EntityFrameworkCore;
using static Fairway.Web.Tests.Home.HomeScene;

namespace Fairway.Web.Tests.Appraisals;

[Trait("Rule", "CY-12")]
public sealed class CheckPages
{
    [Theory, BothDatabases]
    public async Task Anybody_learns_that_a_form_was_signed_and_when_and_nothing_about_whom(Provider on)
    {
        var (scene, id) = await CopiesScene.On(on);
        await using var _ = scene;
        var code = await Code(scene, id);
        using var anybody = scene.Server.Visit();
        var page = await anybody.Get("/check");
        var answer = await anybody.Submit(
            page,
            "Check",
            ("Typed", string.Join(' ', code.ToUpperInvariant().Chunk(8).Select(g => new string(g))))
        );
        answer.Words.ShouldContain("A form with this code was signed here");
        answer.Words.ShouldContain("Beginning of cycle");
        answer.Words.ShouldContain("1 January 2026 to 31 December 2027");
        answer.Words.ShouldContain("21 February 2026, 10:00 UTC");
        answer.Words.ShouldContain("22 February 2026, 10:00 UTC");
        answer.Words.ShouldContain("It stands");
        foreach (var secret in (string[])["Ada", "Okonkwo", "Cleo", Ada, Cleo, "Enterprises", "Guide for small", id.ToString()])
        {
            answer.Text.ShouldNotContain(secret);
        }
    }

    [Theory, BothDatabases]
    public async Task A_record_is_checked_as_a_file_or_pasted_and_one_letter_changed_is_another(Provider on)
    {
        var (scene, id) = await CopiesScene.On(on);
        await using var _ = scene;
        using var ada = await scene.As(Ada);
        var record = (await ada.Get($"/appraisals/{id}/record.json")).Text;
        using var anybody = scene.Server.Visit("fr");
        var page = await anybody.Get("/check");
        (await anybody.Submit(page, "Vérifier", ("Typed", record))).Words.ShouldContain("Un formulaire portant ce code a été signé ici");
        (await Upload(anybody, page, Encoding.UTF8.GetBytes(record))).Words.ShouldContain("Un formulaire portant ce code a été signé ici");
        var changed = Encoding.UTF8.GetBytes(record.Replace("Final by March", "Final by april", StringComparison.Ordinal));
        (await Upload(anybody, page, changed)).Words.ShouldContain("Aucun formulaire portant ce code n’a été signé ici");
    }

    [Theory, BothDatabases]
    public async Task Of_a_shared_text_that_nobody_signed_it_says_what_it_says_of_any_unknown_code(Provider on)
    {
        var (scene, id) = await CopiesScene.On(on, AppraisalState.BeginningShared);
        await using var _ = scene;
        var code = await Code(scene, id);
        using var anybody = scene.Server.Visit();
        var page = await anybody.Get("/check");
        var shared = await anybody.Submit(page, "Check", ("Typed", code));
        var unknown = await anybody.Submit(page, "Check", ("Typed", new string('0', 64)));
        shared.Words.ShouldContain("No form with this code was signed here");
        Plain(shared).ShouldBe(Plain(unknown));

        // Neither the code itself, grouped or as typed, nor the form's token is what the answer says.
        static string Plain(Page page) =>
            System.Text.RegularExpressions.Regex.Replace(
                page.Words,
                "[0-9a-f]{8,64}",
                "…",
                System.Text.RegularExpressions.RegexOptions.None,
                TimeSpan.FromSeconds(1)
            );
    }

    [Theory]
    [InlineData("", "Enter the check code")]
    [InlineData("12 34", "neither a check code nor a record")]
    [InlineData("{\"a\":", "neither a check code nor a record")]
    public async Task What_is_no_code_comes_back_with_what_was_typed(string typed, string error)
    {
        await using var scene = await HomeScene.On(Provider.Sqlite);
        using var anybody = scene.Server.Visit();
        var answer = await anybody.Submit(await anybody.Get("/check"), "Check", ("Typed", typed));
        answer.Errors.ShouldHaveSingleItem().ShouldContain(error);
        answer.Document.QuerySelector<IHtmlTextAreaElement>("textarea[name=Typed]")!.Value.Trim().ShouldBe(typed);
    }

    [Fact]
    public async Task A_file_that_is_no_record_or_too_large_is_refused_with_a_sentence()
    {
        await using var scene = await HomeScene.On(Provider.Sqlite);
        using var anybody = scene.Server.Visit();
        var page = await anybody.Get("/check");
        (await Upload(anybody, page, "%PDF-1.7"u8.ToArray())).Errors.ShouldHaveSingleItem().ShouldContain("This file is not a record");
        (await Upload(anybody, page, new byte[5 * 1024 * 1024])).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task One_address_asks_only_so_often_in_a_minute()
    {
        await using var scene = await HomeScene.On(Provider.Sqlite);
        using var anybody = scene.Server.Visit();
        var page = await anybody.Get("/check");
        for (var i = 0; i < new AccountsOptions().AttemptLimits[AttemptKind.Check].Most; i++)
        {
            (await anybody.Submit(page, "Check", ("Typed", new string('0', 64)))).Status.ShouldBe(HttpStatusCode.OK);
        }

        var refused = await anybody.Submit(page, "Check", ("Typed", new string('0', 64)));
        refused.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Heading.ShouldBe("Too many attempts");
        refused.Response.Headers.RetryAfter.ShouldNotBeNull();
        (await anybody.Get("/check")).Status.ShouldBe(HttpStatusCode.OK, "the page itself can be read");
    }

    private static Task<string> Code(HomeScene scene, Guid id) =>
        scene.Read(db => db.FormVersions.Where(v => v.AppraisalId == id).Select(v => v.Hash).SingleAsync());

    private static async Task<Page> Upload(Visitor visitor, Page page, byte[] file)
    {
        using var body = new MultipartFormDataContent();
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        body.Add(part, "Record", "record.json");
        body.Add(new StringContent(page.Document.QuerySelector<IHtmlInputElement>("input[name=__form]")!.Value), "__form");
        using var answer = await visitor.Client.PostAsync(new Uri("/check", UriKind.Relative), body);
        return await Page.Of(answer);
    }
}
