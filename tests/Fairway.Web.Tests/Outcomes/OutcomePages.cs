using System.Net;
using Fairway.Testing;

namespace Fairway.Web.Tests.Outcomes;

public sealed class OutcomePages
{
    [Theory, BothDatabases]
    public async Task Anybody_walks_from_an_outcome_down_to_what_serves_it_and_back_up(Provider on)
    {
        await using var site = await ResultsSite.On(on);
        using var visitor = await site.Server.As("ana");

        var tree = await visitor.Get("/outcomes");
        tree.Heading.ShouldBe("Programme and budget 2026–27");
        tree.Words.ShouldContain("1 beginning of cycle is agreed, of 2 opened");
        tree.Words.ShouldContain("3 results are served by nobody.");

        var outcome = await visitor.Follow(tree, "A.2 Better services of employers");
        outcome.Words.ShouldContain("2 outputs serve it");
        outcome.Words.ShouldContain("Guide drafted");
        outcome.Words.ShouldNotContain("Cem");
        var unit = await visitor.Follow(outcome, "ENT-1 Advice to small enterprises");
        unit.Words.ShouldContain("Enterprises");
        var up = await visitor.Follow(unit, "A Stronger constituents");
        up.Heading.ShouldBe("A Stronger constituents");
        (await visitor.Follow(up, "Programme and budget 2026–27")).Address.ShouldBe("/outcomes?biennium=2026");
    }

    [Theory, BothDatabases]
    public async Task Who_may_read_the_appraisal_finds_the_name_and_the_way_to_it(Provider on)
    {
        await using var site = await ResultsSite.On(on);
        using var visitor = await site.Server.As("ben");
        var page = await visitor.Get("/outcomes/2026/ENT-1");
        page.Link("Cem Kaya").GetAttribute("href")!.ShouldStartWith("/appraisals/");
    }

    [Theory, BothDatabases]
    public async Task An_outcome_that_nobody_serves_says_so(Provider on)
    {
        await using var site = await ResultsSite.On(on);
        using var visitor = await site.Server.As("cem");

        var unserved = await visitor.Get("/outcomes/unserved");
        unserved.Words.ShouldContain("A.10 Better services of workers");
        unserved.Words.ShouldContain("B Rights at work");
        var outcome = await visitor.Follow(unserved, "B Rights at work");
        outcome.Words.ShouldContain("Served by nobody");
        // The only output linked to it is still being talked about, and is nobody else's business.
        outcome.Words.ShouldNotContain("Still being talked about");
    }

    [Theory]
    [InlineData("/outcomes/2026/Z")]
    [InlineData("/outcomes/2026/")]
    [InlineData("/outcomes/2027/A")]
    [InlineData("/outcomes?biennium=2031")]
    [InlineData("/outcomes/unserved?biennium=1")]
    [InlineData("/workplans?biennium=2030")]
    [InlineData("/workplans/2026/NOWHERE")]
    [InlineData("/workplans/2026/")]
    [InlineData("/workplans/2027/ENT")]
    [InlineData("/workplans/edit/2026/")]
    [InlineData("/rules/XX-9")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        await using var site = await ResultsSite.On(Provider.Sqlite);
        using var visitor = await site.Server.As("ben");
        (await visitor.Get(address)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("es")]
    public async Task Every_page_has_words_in_every_language(string language)
    {
        await using var site = await ResultsSite.On(Provider.Sqlite);
        using var visitor = await site.Server.As("ben", language);
        foreach (
            var address in (string[])
                [
                    "/outcomes",
                    "/outcomes/2026/A",
                    "/outcomes/2026/A.10",
                    "/outcomes/2026/A.10.i",
                    "/outcomes/2026/ENT-1",
                    "/outcomes/unserved",
                    "/workplans",
                    "/workplans?show=missing",
                    "/workplans/2026/ENT",
                    "/workplans/2026/GOV",
                    "/workplans/edit/2026/ENT",
                    "/rules",
                    "/rules/workflow",
                ]
        )
        {
            var page = await visitor.Get(address);
            page.Status.ShouldBe(HttpStatusCode.OK, address);
            page.Document.DocumentElement.GetAttribute("lang").ShouldBe(language);
            page.Heading.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task Who_is_not_signed_in_sees_none_of_it()
    {
        await using var site = await ResultsSite.On(Provider.Sqlite);
        using var visitor = site.Server.Visit();
        foreach (var address in (string[])["/outcomes", "/outcomes/2026/A", "/outcomes/unserved", "/workplans", "/workplans/2026/ENT"])
        {
            (await visitor.Get(address)).Address.ShouldStartWith("/account/sign-in");
        }
    }
}
