using System.IO.Compression;
using System.Net;
using System.Text;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Service;
using Fairway.Testing;

namespace Fairway.Web.Tests.Promotions;

/// <summary>Why not me, and when (PP-10): the page of every official, and the same for the HR partner who answers their questions.</summary>
public sealed class WhyNotMePages(TheBrowser browser)
{
    private const string Ana = "1001";
    private const string Ben = "1002";
    private const string Cleo = "1003";
    private const string Hana = "1004";
    private const string Otto = "1005";

    [Theory, BothDatabases]
    public async Task An_official_reads_what_is_missing_and_from_when_on_nothing_will_be(Provider on)
    {
        await using var database = await Organization(on);
        await using var server = await TheServer.On(database, FixedClock.On("2026-11-28"));
        using var ana = await server.As(Ana);
        var page = await ana.Follow(await ana.Get("/"), "Personal promotion: why not me, and when?");
        page.Status.ShouldBe(HttpStatusCode.OK);
        // Thirteen years from 1 March 2016 in P3, but all of them in Geneva.
        page.Words.ShouldContain("As the record stands there is no reference date on which all conditions hold.");
        page.Words.ShouldContain("Service at a duty station other than headquarters, or an exception");
        page.Words.ShouldContain("All conditions will hold for the first time on 31 December 2039, a reference date 13 years from now.");
        page.Words.ShouldContain("3,925 days count two half days each: 2 × 3,925 = 7,850.");
        page.Words.ShouldContain("The 13 years up to 28 November 2026 have 4,748 days, so 2 × 4,748 = 9,496 are needed.");
        page.Words.ShouldContain("1,646 are missing; there will be enough on 28 February 2029, when 9,496 are needed.");
        page.Words.ShouldContain("No ILO service elsewhere than in Geneva (from the staff file)");
        page.Document.QuerySelectorAll("main svg title").Length.ShouldBe(3);
        page.Document.QuerySelectorAll("main a[href='/rules/PP-2']").Length.ShouldBeGreaterThan(0);
        // The eve of the thirteenth anniversary is enough; the day before, 29 February 2016 was still among the thirteen years.
        (await ana.Get("/promotions/me?asOf=2029-02-28")).Words.ShouldContain("That has been enough since 28 February 2029.");
        (await ana.Get("/promotions/me?asOf=2029-02-27")).Words.ShouldContain(
            "4 are missing; there will be enough on 28 February 2029, when 9,496 are needed."
        );
        (await ana.Get("/promotions/me?asOf=1066-10-14")).Errors.ShouldBe(["Choose a day between 1990 and 2099."]);
        (await ana.Get("/promotions/me/print?asOf=2029-02-28")).Words.ShouldContain("That has been enough since 28 February 2029.");
        Gzipped(page.Text).ShouldBeLessThan(20_000, "with its style sheet it stays below 40 kB");
    }

    [Theory, BothDatabases]
    public async Task A_fact_that_is_wrong_goes_to_HR_from_here(Provider on)
    {
        await using var database = await Organization(on);
        await using var server = await TheServer.On(database, FixedClock.On("2026-11-28"));
        using var ana = await server.As(Ana);
        var question = await ana.Follow(await ana.Get("/promotions/me"), "Career: this fact is wrong");
        await ana.Submit(question, "Send to HR", ("Says", "I served in Lima in 2012."));
        var page = await ana.Get("/promotions/me");
        page.Words.ShouldContain("Career: said to be wrong, HR answers");
        page.HasLink("Career: this fact is wrong").ShouldBeFalse();

        // HR of the whole organization and of the unit see what Ana sees; neither says for her that a fact is wrong.
        using var hana = await server.As(Hana);
        var seen = await hana.Follow(await hana.Get($"/people/{Ana}"), "Personal promotion: conditions and first date");
        seen.Words.ShouldContain("there will be enough on 28 February 2029");
        seen.Words.ShouldContain("Career: said to be wrong, HR answers");
        seen.Words.ShouldNotContain("this fact is wrong");
    }

    [Theory, BothDatabases]
    public async Task Nobody_else_sees_it_the_chief_included(Provider on)
    {
        await using var database = await Organization(on);
        await using var server = await TheServer.On(database, FixedClock.On("2026-11-28"));
        foreach (
            var (who, status) in new[]
            {
                (Ana, HttpStatusCode.OK),
                (Hana, HttpStatusCode.OK),
                (Ben, HttpStatusCode.NotFound),
                (Cleo, HttpStatusCode.NotFound),
                (Otto, HttpStatusCode.NotFound),
            }
        )
        {
            using var visitor = await server.As(who);
            (await visitor.Get($"/promotions/of/{Ana}")).Status.ShouldBe(status, who);
        }
    }

    [Fact]
    public async Task In_three_languages_nothing_stands_in_anybodys_way()
    {
        await using var database = await Organization(Provider.Sqlite);
        await using var server = await TheServer.On(database, FixedClock.On("2026-11-28"));
        var account = await server.AccountOf(Ana);
        foreach (
            var (language, width, scripts, says) in new[]
            {
                ("en", 1280, true, "why not me"),
                ("fr", 375, true, "pourquoi pas moi"),
                ("es", 320, false, "por qué no yo"),
            }
        )
        {
            await using var window = await browser.Open(server, scripts, width, language, account);
            foreach (var path in new[] { "/promotions/me", "/promotions/me/print" })
            {
                await window.Go(path);
                (await window.Page.TitleAsync()).ShouldContain(says);
                (await window.Faults()).ShouldBeEmpty($"{path} {language}");
                (await window.ScrollsSideways()).ShouldBeFalse($"{path} {language}");
            }

            window.Complaints.ShouldBeEmpty();
        }
    }

    private static long Gzipped(string text)
    {
        using var to = new MemoryStream();
        using (var zip = new GZipStream(to, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(Encoding.UTF8.GetBytes(text));
        }

        return to.Length;
    }

    private static Task<TheDatabase> Organization(Provider on) => TheDatabase.From(on, "why-not-me", FillAsync);

    private static async Task FillAsync(FairwayDb db)
    {
        Account hana = An.Account(Hana).Named("Hana Ito");
        Account otto = An.Account(Otto).Named("Otto Berg");
        db.Units.AddRange(A.Unit("OPS", name: "Operations"), A.Unit("DEV", name: "Development"));
        db.Officials.AddRange(
            An.Official(Ana).Named("Ana", "Muñoz").InUnit("OPS").Since("2015-01-01").InGrade("P3", since: "2016-03-01"),
            An.Official(Ben).Named("Ben", "Smith").InUnit("OPS"),
            An.Official(Cleo).Named("Cleo", "Marsh").InUnit("OPS").InGrade("P5"),
            An.Official(Hana).Named("Hana", "Ito").InUnit("OPS"),
            An.Official(Otto).Named("Otto", "Berg").InUnit("DEV")
        );
        db.Users.AddRange(
            An.Account(Ana).Named("Ana Muñoz"),
            An.Account(Ben).Named("Ben Smith"),
            An.Account(Cleo).Named("Cleo Marsh"),
            hana,
            otto
        );
        db.OfficeGrants.AddRange(An.Office(Office.HrPartner, hana.Id, unit: "OPS"), An.Office(Office.HrPartner, otto.Id, unit: "DEV"));
        db.Chieftaincies.Add(A.Chief("OPS", is_: Cleo));
        await db.SaveChangesAsync();
        await SupervisionBuilder.RebuildAsync(db, new(2026, 11, 28), NodaTime.Instant.FromUtc(2026, 11, 28, 9, 0), "test");
    }
}
