using System.IO.Compression;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Promotions;
using Fairway.App.Service;
using Fairway.Testing;
using Fairway.Web.Pages.Promotions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NodaTime;

namespace Fairway.Web.Tests.Promotions;

/// <summary>Trying another rule on the staff (PP-11): HR and the Union's representative, the same figures, names for HR alone.</summary>
[Trait("Rule", "PP-11")]
public sealed class WhatIfPages(TheBrowser browser)
{
    private const string Hana = "h1";
    private const string Otto = "h2";
    private const string Uma = "u1";
    private const string Ana = "a1";

    [Fact]
    public void Every_parameter_can_be_set_on_the_form()
    {
        WhatIfInput.Fields.Keys.ShouldBe(PromotionSettings.Keys, ignoreOrder: true);
        WhatIfInput.Fields.Values.ShouldAllBe(field => typeof(WhatIfInput).GetProperty(field) != null);
        // The form as it is in force proposes what is in force.
        var texts = PromotionSettings.TextsOn(TheServer.Policies, new LocalDate(2026, 12, 31));
        var proposal = WhatIfInput.Of(texts).Proposal();
        foreach (var (key, value) in proposal.Values)
        {
            var settings = new PromotionSettings();
            settings.Set($"{key}={value}");
            settings.Mistakes.ShouldBeEmpty(key);
            settings.Texts[key].ShouldBe(texts[key]);
        }
    }

    [Theory, BothDatabases]
    public async Task The_Union_tries_a_rule_and_both_read_the_same_figures_later(Provider on)
    {
        await using var database = await Organization(on);
        await using var server = await TheServer.On(database, FixedClock.On("2026-12-31"));
        using var uma = await server.As(Uma);
        var form = await uma.Follow(await uma.Follow(await uma.Get("/"), "What if another rule held?"), "Try another rule");
        var refused = await uma.Submit(
            form,
            "Try it on the staff",
            ("Input.Name", " "),
            ("Input.Track1GradeYears", "61"),
            ("Input.Exercises", "0")
        );
        refused.Errors.ShouldContain("Give it a name, so that it is found again.");
        refused.Errors.ShouldContain("This value can’t be used. What is possible stands above the field.");
        refused.Errors.ShouldContain("Enter a number of exercises from 1 to 40.");
        refused.Document.QuerySelector("#Input_Track1GradeYears")!.GetAttribute("value").ShouldBe("61");
        (await uma.Submit(await uma.Get("/promotions/what-if/try"), "Try it on the staff", ("Input.Name", "The same"))).Errors.ShouldBe([
            "Nothing is changed. Change at least one parameter.",
        ]);

        var page = await Try(uma, "Ten years", ("Input.Track1GradeYears", "10"));
        page.Heading.ShouldBe("Ten years");
        Cells(page.Document.Body!).ShouldContain("Track 1: years in the grade 13 10");
        page.Words.ShouldContain("124 officials are in service, 124 of them in a category");
        // Sixty have ten years in 2027 and thirteen in 2030; of these two are in Lima: that number is left out, and what would give it away.
        page.Words.ShouldContain("60 officials gain");
        page.Words.ShouldContain("Nobody loses.");
        var region = Table(page, "Track 1: who gains and loses by region: table");
        region.ShouldContain("Americas – – 10");
        region.ShouldContain("All 60 (48%) 64 (52%) 124");
        Table(page, "Track 1: who gains and loses by sex: table").ShouldContain("Women 30 (");
        Table(page, "Track 1, General Service: when they can first stand: table").ShouldContain("2026–2030 60 60 60 60");
        page.Words.ShouldContain("0.05 × 121 posts, rounded down, are 6 places for one exercise.");
        page.HasLink("Who gains and who loses").ShouldBeFalse("names are for HR");
        page.Document.QuerySelectorAll("main svg title").Length.ShouldBeGreaterThan(2);

        // HR reads the same figures, and names of those whom they serve.
        using var hana = await server.As(Hana);
        var seen = await hana.Follow(await hana.Get("/promotions/what-if"), "Ten years");
        Table(seen, "Track 1: who gains and loses by region: table").ShouldBe(region);
        var names = await hana.Follow(seen, "Who gains and who loses");
        names.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(50);
        Cells(names.Document.Body!).ShouldContain("gain 31 December 2030 31 December 2027");
        (await hana.Get(names.Address + "?show=1Loses")).Words.ShouldContain("Nobody.");
        using var otto = await server.As(Otto);
        (await otto.Get(names.Address)).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(6, "of the unit that Otto serves");
        (await uma.Get(names.Address)).Status.ShouldBe(HttpStatusCode.NotFound);

        // What was saved is read again, whatever becomes of the data.
        await using (var db = database.Open())
        {
            await db.ServicePeriods.Where(p => p.StaffId.StartsWith("s1")).ExecuteDeleteAsync();
        }
        Table(await uma.Get(page.Address), "Track 1: who gains and loses by region: table").ShouldBe(region);
        await using var read = database.Open();
        var history = await read.History.SingleAsync(h => h.Act == "try-rule");
        (history.Actor, history.Rule, history.Capability).ShouldBe((Uma, "PP-11", "promotions"));
    }

    [Theory, BothDatabases]
    public async Task Rules_are_laid_beside_each_other_and_exported_without_names(Provider on)
    {
        await using var database = await Organization(on);
        await using var server = await TheServer.On(database, FixedClock.On("2026-12-31"));
        using var uma = await server.As(Uma);
        var ten = await Try(uma, "Ten years", ("Input.Track1GradeYears", "10"));
        var quota = await Try(uma, "Six per cent", ("Input.Share", "0.06"));
        var list = await uma.Get("/promotions/what-if");
        var boxes = list.Document.QuerySelectorAll("input[name=run]").Select(b => b.GetAttribute("value")).ToList();
        boxes.Count.ShouldBe(2);
        (await uma.Get($"/promotions/what-if/compare?run={boxes[0]}")).Errors.ShouldBe(["Choose at least two rules to compare."]);
        var compared = await uma.Get($"/promotions/what-if/compare?run={boxes[1]}&run={boxes[0]}");
        var cells = Cells(compared.Document.Body!);
        cells.ShouldContain("Track 1: years in the grade 13 10 13");
        cells.ShouldContain("Track 1: share of established regular-budget posts 0.05 0.05 0.06");
        cells.ShouldContain("Places on track 1 for one exercise 6 6 7");
        cells.ShouldContain("All 60 0 0 0");
        cells.ShouldContain("Americas – 0 0 0");
        (await uma.Get($"/promotions/what-if/compare?run={boxes[0]}&run={Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);

        var csv = await uma.Client.GetStringAsync(new Uri(ten.Address + "/export.csv", UriKind.Relative));
        csv.ShouldStartWith("part,track,by,group,within,what,before,after,count\n");
        csv.ShouldContain("whole,1,,,,gains,,,60\n");
        csv.ShouldContain("breakdown,1,region,Americas,,gains,,,\n");
        using var json = JsonDocument.Parse(await uma.Client.GetStringAsync(new Uri(ten.Address + "/export.json", UriKind.Relative)));
        json.RootElement.GetProperty("changed").GetProperty("promotion.track1.gradeYears").GetString().ShouldBe("10");
        json.RootElement.TryGetProperty("names", out _).ShouldBeFalse();
        using var book = new ZipArchive(
            new MemoryStream(await uma.Client.GetByteArrayAsync(new Uri(quota.Address + "/export.xlsx", UriKind.Relative)))
        );
        using var sheet = new StreamReader(book.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        (await sheet.ReadToEndAsync()).ShouldContain("places");
        foreach (var text in new[] { csv, json.RootElement.GetRawText() })
        {
            text.ShouldNotContain("s100");
        }
    }

    [Theory, BothDatabases]
    public async Task A_rule_that_differs_from_one_tried_before_for_a_few_does_not_tell_their_number(Provider on)
    {
        await using var database = await Organization(on);
        await using var server = await TheServer.On(database, FixedClock.On("2026-12-31"));
        using var hana = await server.As(Hana);
        await Try(hana, "Ten years", ("Input.Track1GradeYears", "10"));
        // Three on projects gain as well: 63, and 63 − 60 would tell that they are three.
        var nine = await Try(hana, "Ten years, and projects", ("Input.Track1GradeYears", "10"), ("Input.Fundings", new[] { "RB", "TC" }));
        nine.Words.ShouldContain("Those who gain are too few to be told apart, or too near to those of another rule that was tried.");
        nine.Words.ShouldNotContain("63 officials gain");
        await using var read = database.Open();
        var runs = await read.WhatIfRuns.OrderBy(r => r.Ordinal).ToListAsync();
        runs.Select(r => r.Ordinal).ShouldBe([1, 2]);
        runs[0].Population.ShouldBe(runs[1].Population);
        // The names are there in full, for HR.
        WhatIfFiles
            .Read<List<WhatIfMover>>(runs[1].Movers)
            .Count(m => m.Track == Fairway.Rules.Promotions.PromotionTrack.One)
            .ShouldBe(63);
    }

    [Fact]
    public async Task Nobody_else_tries_or_reads()
    {
        await using var database = await Organization(Provider.Sqlite);
        await using var server = await TheServer.On(database, FixedClock.On("2026-12-31"));
        using var uma = await server.As(Uma);
        var run = (await Try(uma, "Ten years", ("Input.Track1GradeYears", "10"))).Address;
        using var ana = await server.As(Ana);
        foreach (
            var path in new[]
            {
                "/promotions/what-if",
                "/promotions/what-if/try",
                "/promotions/what-if/compare",
                run,
                run + "/names",
                run + "/export.csv",
                run + "/export.json",
            }
        )
        {
            (await ana.Get(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [Theory]
    [InlineData(true, 1280, "en", "Try it on the staff", "Lay the chosen ones beside each other")]
    [InlineData(false, 375, "fr", "L’essayer sur le personnel", "Placer côte à côte celles choisies")]
    public async Task Two_rules_are_tried_saved_and_compared_in_a_browser(
        bool scripts,
        int width,
        string language,
        string tryIt,
        string compare
    )
    {
        await using var database = await Organization(Provider.Sqlite);
        await using var server = await TheServer.On(database, FixedClock.On("2026-12-31"));
        await using var window = await browser.Open(server, scripts, width, language, await server.AccountOf(Hana));
        foreach (var (name, field, value) in new[] { ("Dix ans", "Input.Track1GradeYears", "10"), ("Six", "Input.Share", "0.06") })
        {
            await window.Go("/promotions/what-if/try");
            await Looked("try");
            await window.Page.Locator("[name='Input.Name']").FillAsync(name);
            await window.Page.Locator($"[name='{field}']").FillAsync(value);
            await window.Page.GetByRole(AriaRole.Button, new() { Name = tryIt }).ClickAsync();
            (await window.Page.Locator("h1").InnerTextAsync()).ShouldBe(name);
            await Looked("run");
        }

        await window.Go("/promotions/what-if");
        await Looked("list");
        foreach (var box in await window.Page.Locator("input[name=run]").AllAsync())
        {
            await box.CheckAsync(new() { Force = true });
        }

        await window.Page.GetByRole(AriaRole.Button, new() { Name = compare }).ClickAsync();
        (await window.Page.Locator("main table").CountAsync()).ShouldBe(3);
        await Looked("compare");
        await window.Go("/promotions/what-if");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Dix ans" }).ClickAsync();
        await window.Go(new Uri(window.Page.Url).AbsolutePath + "/names");
        await Looked("names");
        window.Complaints.ShouldBeEmpty();

        async Task Looked(string what)
        {
            (await window.Faults()).ShouldBeEmpty(what);
            (await window.ScrollsSideways()).ShouldBeFalse(what);
            await window.Picture($"what-if-{what}-{language}-{width}");
        }
    }

    private static async Task<Page> Try(Visitor visitor, string name, params (string Field, object? Value)[] values)
    {
        var form = await visitor.Get("/promotions/what-if/try");
        var page = await visitor.Submit(form, "Try it on the staff", [("Input.Name", name), .. values]);
        page.Errors.ShouldBeEmpty();
        return page;
    }

    private static string Table(Page page, string name) =>
        Cells(page.Document.QuerySelector($"[aria-label='{name}']").ShouldNotBeNull(name));

    /// <summary>What the cells of a part say, with blanks between.</summary>
    private static string Cells(IElement part) => string.Join(' ', part.QuerySelectorAll("th, td").Select(cell => cell.TextContent.Trim()));

    private static Task<TheDatabase> Organization(Provider on) => TheDatabase.From(on, "what-if", FillAsync);

    /// <summary>
    /// 120 in General Service, 60 of them in the grade since 2018, three of the others since 2018 on technical cooperation; ten in Lima, of whom two since 2018; and those who look.
    /// </summary>
    private static async Task FillAsync(FairwayDb db)
    {
        Account hana = An.Account(Hana).Named("Hana Ito");
        Account otto = An.Account(Otto).Named("Otto Berg");
        Account uma = An.Account(Uma).Named("Uma Rao");
        db.Units.AddRange(A.Unit("OPS", name: "Operations"), A.Unit("DEV", name: "Development"));
        for (var i = 0; i < 120; i++)
        {
            Official official = An.Official($"s{100 + i}")
                .Named("Sam", $"Number{100 + i}")
                .InUnit(i % 10 == 0 ? "DEV" : "OPS")
                .Since(i < 63 ? "2018-01-01" : "2026-06-01")
                .InGrade("G5")
                .FundedBy(i is >= 60 and < 63 ? "TC" : "RB")
                .At(i is < 2 or >= 112 ? "Lima" : "Geneva");
            official.Sex = i % 2 == 0 ? "F" : "M";
            db.Officials.Add(official);
        }

        foreach (var (id, given) in new[] { (Hana, "Hana"), (Otto, "Otto"), (Uma, "Uma"), (Ana, "Ana") })
        {
            Official official = An.Official(id).Named(given, "Staff").InUnit("OPS").Since("2026-06-01").InGrade("G5");
            official.Sex = "F";
            db.Officials.Add(official);
        }

        db.Users.AddRange(hana, otto, uma, An.Account(Ana).Named("Ana Muñoz"));
        db.OfficeGrants.AddRange(
            An.Office(Office.HrPartner, hana.Id),
            An.Office(Office.HrPartner, otto.Id, unit: "DEV"),
            An.Office(Office.Union, uma.Id)
        );
        await db.SaveChangesAsync();
    }
}
