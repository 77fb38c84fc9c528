using System.Net;
using System.Text;
using Fairway.App.Accounts;
using Fairway.App.Feedback;
using Fairway.Testing;
using Fairway.Web.Tests.Home;
using Microsoft.EntityFrameworkCore;
using static Fairway.Web.Tests.Home.HomeScene;

namespace Fairway.Web.Tests.Feedback;

/// <summary>A report on Cleo, whose supervisor is Dora, over real HTTP; Ada and seven others could answer. It is 2 August 2027.</summary>
public sealed class Reports_and_counts
{
    private static readonly string[] s_team = [Ada, Ben, Tia, Pio, Zoe, Yan, "6001", "6002"];

    [Fact]
    public async Task Each_page_is_there_for_the_supervisor_later_for_the_chief_and_for_nobody_else()
    {
        await using var scene = await HomeScene.On(Provider.Sqlite);
        using var feedback = await Closed(scene, answers: 8);
        await scene.Grant(Office.HrPartner, Xavi);
        await scene.Grant(Office.Union, Zoe);
        await scene.Grant(Office.BoardMember, Yan);
        await scene.Grant(Office.DirectorGeneral, Ben);
        var report = $"/feedback/reports/{feedback.Group.Id}";
        foreach (
            var (who, may) in new[] { (Dora, true), (Cleo, false), (Ada, false), (Xavi, false), (Zoe, false), (Yan, false), (Ben, false) }
        )
        {
            using var visitor = await scene.As(who);
            foreach (var page in (string[])["", "/print", "/report.json"])
            {
                (await visitor.Get(report + page)).Status.ShouldBe(may ? HttpStatusCode.OK : HttpStatusCode.NotFound, $"{who} {page}");
            }
            var list = await visitor.Get("/feedback/reports");
            list.Status.ShouldBe(HttpStatusCode.OK);
            (list.Document.QuerySelector($"main a[href='{report}']") is not null).ShouldBe(may, who);
            (await visitor.Get("/feedback/reports/bring")).Status.ShouldBe(who == Xavi ? HttpStatusCode.OK : HttpStatusCode.NotFound, who);
            (await visitor.Get("/feedback/counts")).Status.ShouldBe(HttpStatusCode.OK, who);
        }
        using (var cleo = await scene.As(Cleo))
        {
            (await cleo.Get("/feedback/reports")).Words.ShouldContain("not yet for you");
        }
        scene.Clock.Set("2028-01-30");
        using var later = await scene.As(Cleo);
        var read = await later.Get(report);
        read.Words.ShouldContain("8 of 8 answered");
        read.HasButton("Keep").ShouldBeFalse();
    }

    [Fact]
    public async Task The_supervisor_reads_says_a_word_and_the_appraisal_shows_that_it_was_read()
    {
        await using var scene = await HomeScene.On(Provider.Sqlite);
        using var feedback = await Closed(scene, answers: 8);
        var appraisal = await scene.Read(db => db.Appraisals.Where(a => a.StaffId == Cleo).Select(a => a.Id).SingleAsync());
        using var dora = await scene.As(Dora);
        (await dora.Get($"/appraisals/{appraisal}")).Words.ShouldContain("has come and is not read yet");

        var page = await dora.Get($"/feedback/reports/{feedback.Group.Id}");
        page.Heading.ShouldBe("Upward feedback: Cleo Martin");
        var rows = page
            .Document.QuerySelectorAll("main table tbody tr")
            .Select(row => string.Join('|', row.Children.Select(c => c.TextContent.Trim())));
        rows.ShouldBe(["integrity|8|4.0|–", "overall|8|4.0|–"]);
        page.Words.ShouldContain("Keeps her word");
        page.Words.ShouldContain("Until then it is yours alone");

        (await dora.Submit(page, "Keep", ("Word", ""))).Errors.ShouldHaveSingleItem().ShouldBe("Say how you take the report into account.");
        (await dora.Submit(page, "Keep", ("Word", "We talked about time"))).Words.ShouldContain("Your word is kept.");
        var twice = await dora.Submit(page, "Keep", ("Word", "Another tab"));
        (twice.Status, twice.Document.QuerySelector("textarea")!.TextContent.Trim()).ShouldBe((HttpStatusCode.Conflict, "Another tab"));

        (await dora.Get($"/appraisals/{appraisal}")).Words.ShouldContain("The report was read by Dora Diaz");
        using var cleo = await scene.As(Cleo);
        var own = await cleo.Get($"/appraisals/{appraisal}");
        own.Words.ShouldContain("They have said how it was taken into account");
        own.Words.ShouldNotContain("We talked about time");
    }

    [Fact]
    public async Task What_was_withheld_is_said_in_words_and_without_a_number()
    {
        await using var scene = await HomeScene.On(Provider.Sqlite);
        using var feedback = await Closed(scene, answers: 3);
        using var dora = await scene.As(Dora, "fr");
        var page = await dora.Get($"/feedback/reports/{feedback.Group.Id}");
        page.Words.ShouldContain("Pas de rapport\u00a0: trop peu de réponses");
        page.Words.ShouldContain("Moins de 5 personnes ont répondu");
        page.Document.QuerySelectorAll("main table, main form").ShouldBeEmpty();
        (await dora.Get($"/feedback/reports/{feedback.Group.Id}/report.json")).Status.ShouldBe(HttpStatusCode.NotFound);
        var counts = await dora.Get("/feedback/counts");
        string.Join('|', counts.Document.QuerySelectorAll("main tbody tr > *").Select(cell => cell.TextContent.Trim()))
            .ShouldBe("Cleo Martin|8|non montré|non montré|tient|–");
    }

    [Fact]
    public async Task HR_brings_a_report_as_a_file_and_does_not_read_it()
    {
        await using var scene = await HomeScene.On(Provider.Sqlite);
        using var feedback = await Closed(scene, answers: null);
        await scene.Grant(Office.HrPartner, Xavi);
        using var xavi = await scene.As(Xavi);
        var page = await xavi.Get("/feedback/reports/bring");
        (await Upload(xavi, page, feedback.Report(change: r => r with { Eligible = 9 })))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("another group");
        (await Upload(xavi, page, feedback.Report())).Words.ShouldContain("The report is verified and taken.");
        (await xavi.Get($"/feedback/reports/{feedback.Group.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await scene.Read(db => db.FeedbackReports.SingleAsync())).ReceivedFrom.ShouldBe(Xavi);
    }

    private static async Task<ClosedFeedback> Closed(HomeScene scene, int? answers)
    {
        var feedback = new ClosedFeedback(Cleo, "Cleo Martin", s_team);
        await scene.Add([An.Appraisal(Cleo, Dora, null, ofManager: true), An.Appraisal(Ada, Cleo, Dora), .. feedback.Rows]);
        scene.Clock.Set("2027-08-02");
        if (answers is { } given)
        {
            await scene.Add(
                new FeedbackReport
                {
                    GroupId = feedback.Group.Id,
                    AboutId = Cleo,
                    Text = feedback.Report(given),
                    Withheld = given < 5,
                    ReceivedAt = scene.Clock.Now,
                    ReceivedFrom = "compiler",
                }
            );
        }
        return feedback;
    }

    private static async Task<Page> Upload(Visitor visitor, Page page, string report)
    {
        var token = page.Document.QuerySelector("input[name=__form]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__form" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(report)), "Upload", "report.json" },
        };
        return await Page.Of(await visitor.Client.PostAsync(new Uri("/feedback/reports/bring", UriKind.Relative), form));
    }
}
