using System.Net;
using Fairway.App.Accounts;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Fairway.Web.Tests.Home;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.Web.Tests.Home.HomeScene;

namespace Fairway.Web.Tests.ReportsBoard;

public sealed class InboxTests
{
    [Theory, BothDatabases]
    public async Task Only_the_Board_has_an_inbox(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        await scene.Appraisal(Ada, AppraisalState.BeginningAgreed);
        await scene.Grant(Office.HrPartner, Ben);
        await scene.Grant(Office.Administrator, Yan);
        await scene.Grant(Office.BoardMember, Zoe);
        await scene.Grant(Office.BoardSecretary, Xavi);
        foreach (
            var (who, status) in new[]
            {
                (Ada, HttpStatusCode.NotFound),
                (Cleo, HttpStatusCode.NotFound),
                (Dora, HttpStatusCode.NotFound),
                (Ben, HttpStatusCode.NotFound),
                (Yan, HttpStatusCode.NotFound),
                (Zoe, HttpStatusCode.OK),
                (Xavi, HttpStatusCode.OK),
            }
        )
        {
            using var visitor = await scene.As(who);
            (await visitor.Get("/board")).Status.ShouldBe(status, who);
        }
    }

    [Theory, BothDatabases]
    public async Task It_shows_what_was_received_and_nothing_before(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        await scene.Appraisal(Ada, AppraisalState.BeginningAgreed);
        await scene.Appraisal(Ben, AppraisalState.BeginningSignedBySupervisor);
        await scene.Grant(Office.BoardSecretary, Xavi);
        using var xavi = await scene.As(Xavi);
        var inbox = await xavi.Get("/board");
        inbox.Words.ShouldContain("Ada Okonkwo");
        inbox.Words.ShouldContain("Beginning of cycle, 2026–27");
        inbox.Words.ShouldContain("in time");
        inbox.Words.ShouldNotContain("Ben Smith");
    }

    [Theory, BothDatabases]
    public async Task Opened_once_by_the_Board_it_counts_as_opened(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        await scene.Appraisal(Ada, AppraisalState.BeginningAgreed);
        await scene.Grant(Office.BoardSecretary, Xavi);
        using var xavi = await scene.As(Xavi);
        var inbox = await xavi.Get("/board?show=unopened");
        inbox.Words.ShouldContain("One report has not been opened yet.");
        (await xavi.Follow(inbox, "Ada Okonkwo")).Status.ShouldBe(HttpStatusCode.OK);
        var after = await xavi.Get("/board?show=unopened");
        after.Words.ShouldContain("Everything received has been opened.");
        after.Words.ShouldNotContain("Ada Okonkwo");
        (await xavi.Get("/board?show=opened")).Words.ShouldContain("Opened 2 March 2026");
    }

    [Theory, BothDatabases]
    public async Task BD_2_a_members_own_and_their_teams_reports_are_marked(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        await scene.Appraisal(Ada, AppraisalState.BeginningAgreed);
        await scene.Appraisal(Zoe, AppraisalState.BeginningAgreed, Xavi, Dora, "FIN");
        await scene.Grant(Office.BoardMember, Cleo);
        using var cleo = await scene.As(Cleo);
        var rows = (await cleo.Get("/board")).Document.QuerySelectorAll("main table")[0].QuerySelectorAll("tbody tr");
        rows.Single(r => r.TextContent.Contains("Ada", StringComparison.Ordinal)).TextContent.ShouldContain("Not yours to examine");
        rows.Single(r => r.TextContent.Contains("Zoe", StringComparison.Ordinal)).TextContent.ShouldNotContain("Not yours");
    }

    [Theory, BothDatabases]
    public async Task Units_narrow_it_down_with_their_counts(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        await scene.Appraisal(Ada, AppraisalState.BeginningAgreed);
        await scene.Appraisal(Zoe, AppraisalState.BeginningAgreed, Xavi, Dora, "FIN");
        await scene.Grant(Office.BoardSecretary, Xavi);
        using var xavi = await scene.As(Xavi);
        var top = await xavi.Get("/board");
        top.Words.ShouldContain("Ada Okonkwo");
        top.Words.ShouldContain("Zoe Zimmer");
        var fin = await xavi.Follow(top, "Finance");
        fin.Words.ShouldContain("Zoe Zimmer");
        fin.Words.ShouldNotContain("Ada Okonkwo");
        (await xavi.Follow(fin, "The organization")).Words.ShouldContain("Ada Okonkwo");
        (await xavi.Get("/board?unit=NONE")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await xavi.Get("/board?p=99999999")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, BothDatabases]
    public async Task Late_is_a_signature_after_the_day_at_the_officials_duty_station(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        await scene.Appraisal(Ada, AppraisalState.BeginningAgreed);
        await using (var db = scene.Server.Database.Open())
        {
            await db.BoardItems.ExecuteUpdateAsync(i => i.SetProperty(x => x.SignedOn, new LocalDate(2026, 4, 3)));
        }

        await scene.Grant(Office.BoardSecretary, Xavi);
        using var xavi = await scene.As(Xavi);
        (await xavi.Get("/board")).Words.ShouldContain("2 days late");
    }
}
