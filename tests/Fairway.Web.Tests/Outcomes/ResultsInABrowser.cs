using Fairway.Testing;

namespace Fairway.Web.Tests.Outcomes;

/// <summary>Outcomes, workplans and rules in a real browser.</summary>
public sealed class ResultsInABrowser(TheBrowser browser)
{
    [Theory]
    [InlineData(true, 1280, "en")]
    [InlineData(true, 375, "fr")]
    [InlineData(false, 375, "es")]
    public async Task Pages_have_no_fault_that_axe_finds_and_fit_the_window(bool scripts, int width, string language)
    {
        await using var site = await ResultsSite.On(Provider.Sqlite);
        await using var window = await browser.Open(site.Server, scripts, width, language, await site.Server.AccountOf("ben"));
        string[] paths = ["/outcomes/2026/A", "/workplans/2026/ENT", "/workplans/edit/2026/ENT", "/rules/CY-2", "/rules/workflow"];
        string[] alsoAtADesk = ["/outcomes", "/outcomes/2026/B", "/outcomes/unserved", "/workplans", "/rules"];
        foreach (var path in width == 1280 ? [.. paths, .. alsoAtADesk] : paths)
        {
            await window.Go(path);
            (await window.Faults()).ShouldBeEmpty(path);
            (await window.ScrollsSideways()).ShouldBeFalse(path);
            await window.Picture($"{path.Trim('/').Replace('/', '-')}-{language}-{width}");
        }
        window.Complaints.ShouldBeEmpty();
        window.Requests.ShouldAllBe(request => request.Host == site.Server.Url.Host);
    }

    [Fact]
    public async Task A_workplan_saves_itself_as_one_types()
    {
        await using var site = await ResultsSite.On(Provider.Sqlite);
        await using var window = await browser.Open(site.Server, signedIn: await site.Server.AccountOf("ben"));
        await window.Go("/workplans/edit/2026/ENT");
        await window.Page.FillAsync("#Input_BigPicture", "First thought");
        await window.Page.WaitForSelectorAsync("[data-saved][data-state=saved]");
        // The form has seen what it saved itself: it can go on.
        await window.Page.FillAsync("#Input_Lines_1__Text", "Answer within three days");
        await window.Page.WaitForSelectorAsync("[data-saved][data-state=waiting]");
        await window.Page.WaitForSelectorAsync("[data-saved][data-state=saved]");
        await window.Page.ReloadAsync();
        (await window.Page.InputValueAsync("#Input_BigPicture")).ShouldBe("First thought");
        (await window.Page.InputValueAsync("#Input_Lines_1__Text")).ShouldBe("Answer within three days");
        window.Complaints.ShouldBeEmpty();
    }
}
