using Fairway.Testing;

[assembly: AssemblyFixture(typeof(TheBrowser))]

namespace Fairway.Web.Tests.Hosting;

/// <summary>What anybody may read, in a real browser: with JavaScript and without, at a desk and on a phone, in three languages.</summary>
public sealed class BrowserTests(TheBrowser browser)
{
    [Theory]
    [InlineData(true, 1280, "en")]
    [InlineData(false, 1280, "fr")]
    [InlineData(true, 375, "es")]
    [InlineData(false, 375, "en")]
    public async Task Pages_that_anybody_may_read_have_no_fault_that_axe_finds(bool scripts, int width, string language)
    {
        await using var database = await TheDatabase.On(Provider.Sqlite);
        await using var server = await TheServer.On(database);
        await using var window = await browser.Open(server, scripts, width, language);
        foreach (var path in (string[])["/accessibility", "/support", "/who-sees-what", "/check"])
        {
            await window.Go(path);
            (await window.Faults()).ShouldBeEmpty(path);
            (await window.ScrollsSideways()).ShouldBeFalse(path);
            (await window.Page.GetAttributeAsync("html", "lang")).ShouldBe(language);
            await window.Picture($"{path.Trim('/').Replace('/', '-')}-{language}-{width}");
        }
        window.Complaints.ShouldBeEmpty();
        window.Requests.ShouldAllBe(request => request.Host == server.Url.Host);
    }
}
