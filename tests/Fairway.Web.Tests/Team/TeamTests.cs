using System.Net;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Fairway.Web.Tests.Home;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.Web.Tests.Home.HomeScene;

namespace Fairway.Web.Tests.Team;

public sealed class TeamTests
{
    [Theory, BothDatabases]
    public async Task A_chief_sees_everybody_of_the_team_and_nobody_else(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        await scene.Appraisal(Ada, AppraisalState.BeginningShared);
        await scene.Appraisal(Zoe, AppraisalState.BeginningShared, Xavi, Dora, "FIN");
        using var cleo = await scene.As(Cleo);
        var team = await cleo.Get("/team");
        Names(team).ShouldBe(["Ada Okonkwo", "Ben Smith", "Pio Bruno", "Tia Torres"], ignoreOrder: true);
        team.Words.ShouldContain("Your signature");
        team.Words.ShouldContain("Between the probationary report and the third appraisal");
        team.Words.ShouldContain("G5 · Bangkok");
    }

    [Theory]
    [BothDatabases("show=late", "Ada Okonkwo")]
    [BothDatabases("turn=me", "Ada Okonkwo, Ben Smith, Tia Torres")]
    [BothDatabases("turn=official", "")]
    [BothDatabases("show=unopened", "Ben Smith, Pio Bruno, Tia Torres")]
    [BothDatabases("show=unopened&turn=me", "Ben Smith, Tia Torres")]
    [BothDatabases("show=agreed", "")]
    [BothDatabases("step=midterm", "")]
    [BothDatabases("unit=ENT", "Ada Okonkwo, Ben Smith, Pio Bruno, Tia Torres")]
    [BothDatabases("show=nonsense", "Ada Okonkwo, Ben Smith, Pio Bruno, Tia Torres")]
    public async Task Filters_are_plain_links(Provider on, string by, string names)
    {
        await using var scene = await HomeScene.On(on);
        scene.Clock.Now = Instant.FromUtc(2026, 4, 8, 9, 0);
        await scene.Appraisal(Ada, AppraisalState.BeginningShared);
        using var cleo = await scene.As(Cleo);
        var team = await cleo.Get($"/team?{by}&sort=name");
        string.Join(", ", Names(team)).ShouldBe(names);
    }

    [Theory, BothDatabases]
    public async Task The_order_is_the_most_pressing_first_or_as_the_column_says(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        scene.Clock.Now = Instant.FromUtc(2026, 4, 8, 9, 0);
        await scene.Appraisal(Ben, AppraisalState.BeginningShared);
        using var cleo = await scene.As(Cleo);
        Names(await cleo.Get("/team"))[0].ShouldBe("Ben Smith");
        var sorted = await cleo.Get("/team?sort=-name");
        Names(sorted)[0].ShouldBe("Tia Torres");
        sorted.Words.ShouldContain("Late by 7 days");
        (await cleo.Get("/team?p=-3&sort=%00&show=%00")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, BothDatabases]
    public async Task The_second_level_sees_how_far_people_are_and_not_what_they_write(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        await scene.Appraisal(Ada, AppraisalState.BeginningShared);
        using var dora = await scene.As(Dora);
        var second = await dora.Follow(await dora.Get("/team"), "Second level: how far one official is");
        Names(second).ShouldBe(["Ada Okonkwo"]);
        second.Words.ShouldContain("Ada Okonkwo and Cleo Martin are agreeing on it");
        second.Words.ShouldNotContain("version");
    }

    [Theory, BothDatabases]
    public async Task A_delegate_sees_those_delegated_and_who_has_no_team_has_no_such_page(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        using var ben = await scene.As(Ben);
        (await ben.Get("/team")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await ben.Get("/appraisals/open")).Status.ShouldBe(HttpStatusCode.NotFound);
        await scene.Add(A.Delegation(by: Cleo, to: Ben, of: "ENT"));
        Names(await ben.Get("/team")).ShouldBe(["Ada Okonkwo", "Pio Bruno", "Tia Torres"], ignoreOrder: true);
    }

    [Theory, BothDatabases]
    public async Task A_chief_opens_the_cycle_for_all_who_are_ready_at_once_and_twice_opens_once(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        using var cleo = await scene.As(Cleo);
        var page = await cleo.Follow(await cleo.Get("/team"), "Choose and open");
        page.Words.ShouldContain("Pio Bruno (until 30 April 2026)");
        var ticked = page.Document.QuerySelectorAll("input[type=checkbox]").Select(b => b.HasAttribute("checked")).ToList();
        ticked.ShouldBe([true, true, true]);
        var otherWindow = await cleo.Get(page.Address);
        var done = await cleo.Submit(page, "Open the cycle for those ticked");
        done.Address.ShouldBe("/team");
        done.Words.ShouldContain("The cycle is open for 3 people");
        (await cleo.Submit(page, "Open the cycle for those ticked")).Words.ShouldContain("Nothing was done twice.");
        (await cleo.Submit(otherWindow, "Open the cycle for those ticked")).Words.ShouldContain("These cycles had been opened already.");
        var opened = await scene.Read(db => db.Appraisals.OrderBy(a => a.StaffId).Select(a => a.StaffId).ToListAsync());
        opened.ShouldBe([Ada, Ben, Tia]);
        (await scene.Read(db => db.History.CountAsync(e => e.Act == "open"))).ShouldBe(3);
    }

    [Theory, BothDatabases]
    public async Task Two_requests_in_the_same_moment_open_once(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        using var cleo = await scene.As(Cleo);
        var page = await cleo.Get("/appraisals/open");
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => cleo.Post("/appraisals/open", page, ("Officials", Ada), ("Officials", Ben)))
        );
        answers.ShouldAllBe(a => a.Status == HttpStatusCode.OK);
        (await scene.Read(db => db.Appraisals.CountAsync())).ShouldBe(2);
        (await scene.Read(db => db.History.CountAsync(e => e.Act == "open"))).ShouldBe(2);
    }

    [Theory, BothDatabases]
    public async Task Nobody_opens_for_other_peoples_teams_nor_for_who_is_not_ready(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        using var cleo = await scene.As(Cleo);
        var page = await cleo.Get("/appraisals/open");
        await cleo.Post("/appraisals/open", page, ("Officials", Zoe), ("Officials", Pio), ("Officials", "'; --"));
        (await scene.Read(db => db.Appraisals.CountAsync())).ShouldBe(0);
        var none = await cleo.Post("/appraisals/open", page);
        none.Errors.ShouldBe(["Tick at least one person"]);
    }

    [Theory, BothDatabases]
    public async Task My_appraisal_opens_leads_to_the_one_there_is_and_lists_several(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        using var ada = await scene.As(Ada);
        var mine = await ada.Get("/appraisals");
        mine.Words.ShouldContain("Your cycle 2026–27 is not open yet.");
        var opened = await ada.Submit(mine, "Open my cycle 2026–27");
        var id = await scene.Read(db => db.Appraisals.Select(a => a.Id).SingleAsync());
        opened.Address.ShouldBe($"/appraisals/{id}");
        (await ada.Submit(mine, "Open my cycle 2026–27")).Address.ShouldBe($"/appraisals/{id}");

        var earlier = new Fairway.App.Appraisals.Appraisal
        {
            StaffId = Ada,
            SupervisorId = Xavi,
            UnitCode = "FIN",
            OfManager = false,
            CycleStart = new(2024, 1, 1),
            CycleEnd = new(2025, 12, 31),
            OpenedOn = new(2024, 1, 5),
            BeginningDue = new(2024, 4, 1),
            PolicyVersion = "earlier",
            State = AppraisalState.BeginningAgreed,
        };
        await scene.Add(earlier);
        var list = await ada.Get("/appraisals");
        list.Address.ShouldBe("/appraisals");
        list.HasLink("2024–25").ShouldBeTrue();
        list.HasLink("2026–27").ShouldBeTrue();
    }

    [Theory, BothDatabases]
    public async Task Who_cannot_open_their_cycle_reads_why_and_by_which_rule(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        using var visitor = await scene.As(Pio);
        var mine = await visitor.Get("/appraisals");
        mine.Words.ShouldContain("The probationary report is due or made");
        mine.HasLink("PR-1").ShouldBeTrue();
        mine.Document.QuerySelectorAll("main button").ShouldBeEmpty();
        // A request made by hand opens nothing.
        await visitor.Post("/appraisals", mine);
        (await scene.Read(db => db.Appraisals.CountAsync())).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task The_masthead_shows_the_team_and_the_count_where_they_are(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        using var cleo = await scene.As(Cleo);
        var page = await cleo.Get("/team");
        page.HasLink("My team").ShouldBeTrue();
        // Her own cycle, and two to open.
        page.Document.QuerySelector(".fw-count")!.TextContent.ShouldBe("2");
        using var ada = await scene.As(Ada);
        (await ada.Get("/appraisals")).HasLink("My team").ShouldBeFalse();
    }

    private static List<string> Names(Page page) =>
        [.. page.Document.QuerySelectorAll("main tbody tr > :first-child a").Select(a => a.TextContent)];
}
