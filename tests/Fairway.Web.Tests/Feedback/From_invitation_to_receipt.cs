using Fairway.Compiler.Tests;
using Fairway.Testing;
using NodaTime;

namespace Fairway.Web.Tests.Feedback;

/// <summary>A respondent in Chromium: from the card on Home over the token to the compiler's receipt, in two epochs.</summary>
public sealed class From_invitation_to_receipt(TheBrowser browser)
{
    private static readonly Instant s_answersOpen = Instant.FromUtc(2027, 6, 30, 12, 0);

    [Theory]
    [InlineData(1280, "en")]
    [InlineData(375, "fr")]
    public async Task With_JavaScript_the_token_is_made_in_the_browser_and_carried_behind_the_address(int width, string language)
    {
        await using var scene = await FeedbackScene.Issuing(Provider.Sqlite);
        await using var window = await browser.Open(scene.Server, true, width, language, await scene.Server.AccountOf("A1"));
        var page = window.Page;
        await window.Go("/");
        await page.ClickAsync("a[href='/feedback/upward']");
        await Good(window, $"feedback-invited-{language}-{width}");
        await page.ClickAsync("[data-token-form] button");
        await page.WaitForSelectorAsync("[data-kept]:not([hidden])");
        await Good(window, $"feedback-kept-{language}-{width}");
        // The list was compared with the compiler's own, and nothing but that was asked of it.
        var compiler = scene.Compiler.Respondent.BaseAddress!;
        window.Requests.Where(r => r.Port == compiler.Port).Select(r => r.AbsolutePath).ShouldBe(["/keys"]);
        var file = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("[data-file]"));
        var kept = await File.ReadAllTextAsync(await file.PathAsync());
        kept.ShouldContain("\"token\"");
        // Printed, it is in groups that can be typed.
        await page.EvaluateAsync("window.print = () => {}");
        await page.ClickAsync("[data-show]");
        (await page.TextContentAsync("[data-text]"))!.ShouldMatch("^([-_0-9A-Za-z]{6} ){99}[-_0-9A-Za-z]{4}$");
        // Opened again, the page has it still and asks for no second one.
        await window.Go("/feedback/upward");
        (await page.IsVisibleAsync("[data-kept]")).ShouldBeTrue();
        (await page.IsVisibleAsync("[data-token-form]")).ShouldBeFalse();

        scene.Clock.Now = s_answersOpen;
        // Another day: the session of spring has ended.
        var session = await scene.Server.SessionOf(await scene.Server.AccountOf("A1"));
        await page.Context.AddCookiesAsync([
            new()
            {
                Name = session.Name,
                Value = session.Value,
                Url = scene.Server.Url.ToString(),
            },
        ]);
        // On another device the form opens the file, and no other group's.
        var group = await scene.GroupAbout(FeedbackScene.Ana);
        await page.GotoAsync($"{compiler}answer/{(await scene.GroupAbout(null, "ORG")).KeyId}?language={language}");
        await page.SetInputFilesAsync("#file", await file.PathAsync());
        await page.WaitForSelectorAsync("[data-say=other]:not([hidden])");
        (await page.InputValueAsync("#token")).ShouldBeEmpty();
        await page.GotoAsync($"{compiler}answer/{group.KeyId}?language={language}");
        await page.SetInputFilesAsync("#file", await file.PathAsync());
        await page.WaitForFunctionAsync("document.querySelector('#token').value.length > 500");
        await Good(window, $"feedback-file-{language}-{width}");
        await window.Go("/feedback/upward");
        await Good(window, $"feedback-answering-{language}-{width}");
        var asked = window.Requests.Count;
        await page.ClickAsync("[data-answer-link]");
        await page.WaitForURLAsync(url => url.StartsWith(compiler.ToString(), StringComparison.Ordinal));
        (await page.InputValueAsync("#token")).Length.ShouldBeGreaterThan(500);
        window.Requests.Skip(asked).ShouldAllBe(r => r.Port == compiler.Port, "the token went to nobody else");
        await page.CheckAsync("#q-integrity-5");
        await page.ClickAsync("button[type=submit]");
        (await page.TextContentAsync("#receipt"))!.ShouldMatch("^[0-9a-f]{64}$");
        window.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(375, "en")]
    [InlineData(1280, "es")]
    public async Task Without_JavaScript_a_code_leads_to_the_receipt(int width, string language)
    {
        await using var scene = await FeedbackScene.Issuing(Provider.Sqlite);
        await using var window = await browser.Open(scene.Server, false, width, language, await scene.Server.AccountOf("B1"));
        var page = window.Page;
        await window.Go("/feedback/upward");
        (await page.IsVisibleAsync("[data-token-form]")).ShouldBeFalse();
        await page.ClickAsync("details.fw-why > summary >> nth=0");
        await Good(window, $"feedback-code-{language}-{width}");
        await page.ClickAsync("form[action$='handler=Code'] button");
        var code = await page.TextContentAsync("#code");
        await Good(window, $"feedback-drawn-{language}-{width}");

        scene.Clock.Now = s_answersOpen;
        var key = (await scene.GroupAbout(null, "ORG")).KeyId;
        await page.GotoAsync($"{scene.Compiler.Respondent.BaseAddress}answer/{key}?language={language}");
        await page.FillAsync("#token", code!);
        await page.CheckAsync("#q-overall-4");
        await page.ClickAsync("button[type=submit]");
        (await page.TextContentAsync("#receipt"))!.ShouldMatch("^[0-9a-f]{64}$");
    }

    [Fact]
    public async Task A_compiler_that_is_away_stops_nobody_a_lost_answer_loses_nothing_and_a_differing_list_makes_no_token()
    {
        await using var scene = await FeedbackScene.Issuing(Provider.Sqlite);
        var group = await scene.GroupAbout(FeedbackScene.Ana);

        // The compiler shows another list: refused in the browser, before anything is asked for.
        await using (var window = await browser.Open(scene.Server, signedIn: await scene.Server.AccountOf("A1")))
        {
            await window.Page.RouteAsync(
                scene.Compiler.Respondent.BaseAddress + "keys",
                route =>
                    route.FulfillAsync(
                        new()
                        {
                            Body = "[]",
                            Headers = new Dictionary<string, string> { ["Access-Control-Allow-Origin"] = "*" },
                        }
                    )
            );
            await window.Go("/feedback/upward");
            await window.Page.ClickAsync("[data-token-form] button");
            await window.Page.WaitForSelectorAsync("[data-say=differ]:not([hidden])");
            (
                await scene.Database.Read(db => Task.FromResult(db.FeedbackRespondents.Single(r => r.StaffId == "A1").IssuedOn))
            ).ShouldBeNull();
        }

        await scene.Compiler.StopAsync();
        await using (var window = await browser.Open(scene.Server, signedIn: await scene.Server.AccountOf("A2")))
        {
            var page = window.Page;
            await window.Go("/feedback/upward");
            // Signed, and the answer lost on its way.
            await page.RouteAsync(
                "**/feedback/upward?handler=Sign",
                async route =>
                {
                    await route.FetchAsync();
                    await route.AbortAsync();
                }
            );
            await page.ClickAsync("[data-token-form] button");
            await page.WaitForSelectorAsync("[data-say=failed]:not([hidden])");
            await page.UnrouteAsync("**/feedback/upward?handler=Sign");
            await window.Go("/feedback/upward");
            await page.ClickAsync("[data-token-form] button");
            await page.WaitForSelectorAsync("[data-kept]:not([hidden])");
            (await page.IsVisibleAsync("[data-say=alone]")).ShouldBeTrue("the list with the compiler's signature was checked instead");
            await window.Picture("feedback-alone");
        }
        group.Size.ShouldBe(6);
    }

    private static async Task Good(Window window, string name)
    {
        (await window.Faults()).ShouldBeEmpty();
        (await window.ScrollsSideways()).ShouldBeFalse();
        await window.Picture(name);
    }
}
