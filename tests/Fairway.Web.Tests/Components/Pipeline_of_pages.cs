using System.IO.Compression;
using System.Net;
using System.Security.Claims;
using Fairway.Web.Hosting;

namespace Fairway.Web.Tests.Components;

public sealed class Pipeline_of_pages(SampleHost host) : IClassFixture<SampleHost>
{
    [Fact]
    public async Task Pages_forbid_inline_script_other_hosts_and_frames_and_are_not_kept()
    {
        var answer = await host.Browser().GetAsync("/sample");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse("only over https");
        var page = await SampleHost.Page(answer);
        page.QuerySelectorAll("[style], style, script:not([src]), [onclick], [data-val]").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("404", HttpStatusCode.NotFound, "There is no such page here")]
    [InlineData("403", HttpStatusCode.NotFound, "There is no such page here")]
    [InlineData("409", HttpStatusCode.Conflict, "Somebody else has saved this in the meantime")]
    [InlineData("lost", HttpStatusCode.Conflict, "Somebody else has saved this in the meantime")]
    [InlineData("500", HttpStatusCode.InternalServerError, "Something went wrong on our side")]
    [InlineData("503", HttpStatusCode.ServiceUnavailable, "Fairway can’t reach its database just now")]
    public async Task What_went_wrong_has_a_page(string how, HttpStatusCode status, string title)
    {
        var answer = await host.Browser().GetAsync("/sample?boom=" + how);
        answer.StatusCode.ShouldBe(status);
        answer.Headers.Contains("Content-Security-Policy").ShouldBeTrue();
        var page = await SampleHost.Page(answer);
        page.QuerySelector("h1")!.TextContent.ShouldBe(title);
        page.Body!.TextContent.ShouldNotContain("boom ");
        page.Body.TextContent.ShouldNotContain("Exception");
    }

    [Theory]
    [InlineData("fr", "Cette page n’existe pas ici")]
    [InlineData("es", "Aquí no existe esa página")]
    [InlineData("de, fr;q=0.4, es;q=0.7", "Aquí no existe esa página")]
    [InlineData("de", "There is no such page here")]
    public async Task An_unknown_address_is_answered_in_the_readers_language(string language, string title)
    {
        var answer = await host.Browser(language).GetAsync("/no/such/page");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SampleHost.Page(answer)).QuerySelector("h1")!.TextContent.ShouldBe(title);
    }

    [Fact]
    public async Task The_page_for_a_database_that_is_out_asks_the_database_nothing()
    {
        var asked = 0;
        host.Frame = _ => asked++;
        await host.Browser().GetAsync("/sample?boom=503");
        asked.ShouldBe(0);
        await host.Browser().GetAsync("/sample");
        asked.ShouldBe(1);
        host.Frame = _ => { };
    }

    [Fact]
    public async Task A_frame_that_cannot_be_filled_does_not_hide_the_error_page()
    {
        host.Frame = _ => throw new TimeoutException("no database");
        var answer = await host.Browser().GetAsync("/no/such/page");
        host.Frame = _ => { };
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SampleHost.Page(answer)).QuerySelector("h1")!.TextContent.ShouldBe("There is no such page here");
    }

    [Fact]
    public async Task The_script_reads_a_status_and_no_page()
    {
        using var browser = host.Browser();
        browser.DefaultRequestHeaders.Add("X-Requested-With", "fairway");
        var answer = await browser.PostAsync("/sample?handler=Autosave", new FormUrlEncodedContent([]));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_language_is_chosen_by_a_link_and_kept()
    {
        using var browser = host.Browser("en");
        var page = await SampleHost.Page(await browser.GetAsync("/sample?x=1&y=é"));
        var link = page.QuerySelector(".fw-languages a[hreflang=fr]")!.GetAttribute("href")!;
        var back = await browser.GetAsync(link);
        back.RequestMessage!.RequestUri!.PathAndQuery.ShouldBe("/sample?x=1&y=%C3%A9");
        (await SampleHost.Page(back)).DocumentElement.GetAttribute("lang").ShouldBe("fr");
        (await SampleHost.Page(await browser.GetAsync("/sample"))).DocumentElement.GetAttribute("lang").ShouldBe("fr");
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org")]
    [InlineData("/%09/example.org")]
    [InlineData("example.org")]
    public async Task A_language_link_never_leads_elsewhere(string back)
    {
        var answer = await host.Browser(followRedirects: false)
            .GetAsync("/language?to=fr&back=" + (back.Contains('%') ? back : Uri.EscapeDataString(back)));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe("/");
    }

    [Fact]
    public void The_accounts_language_counts_before_the_cookie_and_the_browser()
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.AcceptLanguage = "fr";
        Languages.Of(http).ShouldBe("fr");
        http.Request.Headers.Cookie = "fairway-language=es";
        Languages.Of(http).ShouldBe("es");
        // Over https the cookie is bound to the host by its name, and one without that name counts for nothing.
        http.Request.Scheme = "https";
        Languages.Of(http).ShouldBe("fr");
        http.Request.Headers.Cookie = "__Host-fairway-language=es";
        Languages.Of(http).ShouldBe("es");
        http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("language", "en")], "test"));
        Languages.Of(http).ShouldBe("en");
    }

    [Fact]
    public async Task Assets_are_kept_for_ever_under_their_hash_and_asked_for_again_under_another()
    {
        using var browser = host.Browser();
        var page = await SampleHost.Page(await browser.GetAsync("/sample"));
        var css = page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        var answer = await browser.GetAsync(css);
        answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
        using var again = new HttpRequestMessage(HttpMethod.Get, css);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        (await browser.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        var older = await browser.GetAsync("/assets/000000000000/fairway.css");
        older.StatusCode.ShouldBe(HttpStatusCode.OK);
        older.Headers.CacheControl!.NoCache.ShouldBeTrue();
        (await browser.GetAsync("/assets/000000000000/secrets.json")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync("/favicon.ico")).Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
    }

    [Theory]
    [InlineData("/sample")]
    [InlineData("/lists")]
    [InlineData("/who-sees-what")]
    public async Task A_page_is_light(string path)
    {
        using var browser = new HttpClient { BaseAddress = host.Address };
        browser.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        browser.DefaultRequestHeaders.Add("Accept-Language", "fr");
        var (html, page) = await Gzip(browser, path);
        var document = await SampleHost.Page(new HttpResponseMessage { Content = new StringContent(page) });
        var addresses = document
            .QuerySelectorAll("link[href], script[src], img[src]")
            .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!)
            .ToArray();
        (addresses.Length + 1).ShouldBeLessThanOrEqualTo(4);
        addresses.ShouldAllBe(address => address.StartsWith("/assets/"));
        var (css, _) = await Gzip(browser, addresses.Single(address => address.EndsWith(".css", StringComparison.Ordinal)));
        var (script, _) = await Gzip(browser, addresses.Single(address => address.EndsWith(".js", StringComparison.Ordinal)));
        css.ShouldBeLessThan(14_000);
        script.ShouldBeLessThan(6_000);
        (html + css).ShouldBeLessThan(40_000);
    }

    private static async Task<(int Bytes, string Text)> Gzip(HttpClient browser, string address)
    {
        var answer = await browser.GetAsync(address);
        answer.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        using var unzip = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
        return (bytes.Length, await unzip.ReadToEndAsync());
    }
}
