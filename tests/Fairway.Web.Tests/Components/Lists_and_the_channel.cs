using Fairway.Web.Components;

namespace Fairway.Web.Tests.Components;

public sealed class Lists_and_the_channel(SampleHost host) : IClassFixture<SampleHost>
{
    [Fact]
    public async Task Each_station_has_a_word_and_a_shape_and_one_is_the_current_step()
    {
        var page = await SampleHost.Page(await host.Browser("fr").GetAsync("/sample"));
        var stations = page.QuerySelectorAll(".fw-channel > li");
        stations
            .Select(station => station.QuerySelector(".fw-state")!.TextContent)
            .ShouldBe(["fait", "échéance proche", "pas tenu pendant ce cycle", "à venir", "à venir"]);
        stations.Select(station => station.QuerySelector("svg")!.InnerHtml).Distinct().Count().ShouldBe(4);
        stations.Where(station => station.HasAttribute("aria-current")).ShouldHaveSingleItem().TextContent.ShouldContain("Mid-term");
    }

    [Fact]
    public async Task Sorting_filtering_and_paging_are_links_that_keep_the_rest_of_the_address()
    {
        var page = await SampleHost.Page(await host.Browser().GetAsync("/lists?show=late&sort=name&p=3"));
        var heads = page.QuerySelectorAll("th[scope=col]");
        heads[0].GetAttribute("aria-sort").ShouldBe("ascending");
        heads[0].QuerySelector("a")!.GetAttribute("href").ShouldBe("/lists?show=late&sort=-name");
        heads[1].HasAttribute("aria-sort").ShouldBeFalse();
        heads[1].QuerySelector("a")!.GetAttribute("href").ShouldBe("/lists?show=late&sort=due");
        page.QuerySelectorAll(".fw-filters a")
            .Select(link => link.GetAttribute("href"))
            .ShouldBe(["/lists?sort=name", "/lists?sort=name&show=late", "/lists?sort=name&show=due"]);
        page.QuerySelector(".fw-filters [aria-current]")!.TextContent.ShouldBe("Late (1)");
        page.QuerySelectorAll(".fw-pages ul a")
            .Select(link => link.GetAttribute("aria-label"))
            .ShouldBe(["Page 1", "Page 2", "Page 3", "Page 4", "Page 27"]);
        page.QuerySelector(".fw-pages a[rel=next]")!.GetAttribute("href").ShouldBe("/lists?show=late&sort=name&p=4");
    }

    [Fact]
    public async Task The_way_back_and_the_title_stand_where_the_layout_wants_them()
    {
        var page = await SampleHost.Page(await host.Browser().GetAsync("/sample"));
        page.QuerySelector("main .govuk-back-link").ShouldBeNull();
        page.QuerySelector(".govuk-back-link")!.GetAttribute("href").ShouldBe("/team");
        page.Title.ShouldBe("Beginning of cycle: “Ama” – Fairway");
        page.QuerySelector(".fw-nav [aria-current=page]")!.TextContent.ShouldBe("My appraisal");
        page.QuerySelector(".fw-why .fw-source a")!.GetAttribute("href").ShouldBe("/rules/CY-2");
    }

    [Fact]
    public async Task The_masthead_shows_what_the_reader_has()
    {
        host.Frame = frame =>
        {
            frame.IsChief = false;
            frame.Waiting = 0;
            frame.Demonstration = false;
            frame.Links.Add(new FrameLink("Layout.Outcomes", "/board"));
        };
        var page = await SampleHost.Page(await host.Browser().GetAsync("/lists"));
        host.Frame = _ => { };
        page.QuerySelectorAll(".fw-nav a")
            .Select(link => link.GetAttribute("href"))
            .ShouldBe(["/", "/appraisals", "/people", "/outcomes", "/board", "/rules"]);
        page.QuerySelector(".fw-count").ShouldBeNull();
        page.QuerySelector(".fw-demo").ShouldBeNull();
    }
}
