using Fairway.Compiler.Tests;
using Fairway.Testing;

namespace Fairway.Web.Tests.Feedback;

/// <summary>The compiler's form as a respondent meets it: with a token in the address's fragment, and with a code where there is no JavaScript.</summary>
public sealed class Answering(TheBrowser browser)
{
    [Theory]
    [InlineData(true, 1280, "en")]
    [InlineData(false, 375, "fr")]
    [InlineData(true, 375, "es")]
    public async Task A_respondent_answers_and_gets_a_receipt(bool scripts, int width, string language)
    {
        await using var compiler = await TheCompiler.On(Provider.Sqlite, FixedClock.On("2027-06-10"));
        using var personnel = new Personnel();
        var signer = Personnel.Key(0);
        var codes = await compiler.AnnounceAsync(personnel.List([new(signer.Key)]));
        var url = compiler.Respondent.BaseAddress!;
        await using var window = await browser.Open(url, scripts, width, language);
        var page = window.Page;
        var lengths = new List<int>();
        page.Request += (_, request) => lengths.AddRange(request.Method == "POST" ? [request.PostDataBuffer!.Length] : []);

        var token = Personnel.Token(signer);
        await window.Go($"/answer/{signer.Key.Id}" + (scripts ? $"#token={token}" : ""));
        (await page.GetAttributeAsync("html", "lang")).ShouldBe(language);
        (await window.Faults()).ShouldBeEmpty();
        (await window.ScrollsSideways()).ShouldBeFalse();
        if (scripts)
        {
            (await page.InputValueAsync("#token")).ShouldBe(token);
            page.Url.ShouldNotContain('#', "the token is no longer in the address");
        }
        else
        {
            await page.FillAsync("#token", codes[signer.Key.Id][0]);
        }
        // Nothing said yet: refused with a sentence, nothing lost.
        await page.ClickAsync("button[type=submit]");
        (await page.TextContentAsync("#refused")).ShouldNotBeNullOrWhiteSpace();
        (await window.Faults()).ShouldBeEmpty();
        (await page.InputValueAsync("#token")).ShouldNotBeEmpty();
        await page.CheckAsync("#q-integrity-5");
        await page.FillAsync("#change", "Réunions plus courtes");
        await page.ClickAsync("button[type=submit]");
        (await page.TextContentAsync("#receipt"))!.ShouldMatch("^[0-9a-f]{64}$");
        (await window.Faults()).ShouldBeEmpty();
        await window.Picture($"receipt-{language}-{width}");

        if (scripts)
        {
            lengths.Distinct().ShouldHaveSingleItem("who watches the network sees one length");
        }
        window.Complaints.ShouldBeEmpty();
        window.Requests.ShouldAllBe(request => request.Host == url.Host && request.Port == url.Port);
        (await page.Context.CookiesAsync()).ShouldBeEmpty();
    }
}
