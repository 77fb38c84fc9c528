using Fairway.App.Accounts;
using Fairway.App.Feedback;
using Fairway.Testing;
using Fairway.Web.Tests.Home;
using Microsoft.EntityFrameworkCore;
using static Fairway.Web.Tests.Home.HomeScene;

namespace Fairway.Web.Tests.Journeys;

/// <summary>A report of upward feedback in Chromium: the chief's supervisor with and without JavaScript, an auditor of the Union's, and later the chief.</summary>
public sealed class Reports_and_counts_in_a_browser(TheBrowser browser)
{
    [Theory]
    [InlineData("en", true)]
    [InlineData("es", false)]
    public async Task From_the_report_that_came_to_the_chief_who_reads_it(string language, bool scripts)
    {
        await using var scene = await HomeScene.On(Provider.Sqlite);
        using var feedback = new ClosedFeedback(
            Cleo,
            "Cleo Martin",
            [Ada, Ben, Tia, Pio, Zoe, Yan, .. Enumerable.Range(6001, 8).Select(i => $"{i}")]
        );
        await scene.Add([An.Appraisal(Cleo, Dora, null, ofManager: true), .. feedback.Rows]);
        await scene.Grant(Office.Union, Zoe);
        scene.Clock.Set("2027-08-02");
        await scene.Add(
            new FeedbackReport
            {
                GroupId = feedback.Group.Id,
                AboutId = Cleo,
                Text = feedback.Report(12),
                Withheld = false,
                ReceivedAt = scene.Clock.Now,
                ReceivedFrom = "compiler",
            }
        );
        var report = $"/feedback/reports/{feedback.Group.Id}";

        await using (var dora = await Steps.SignInAsync(browser, scene.Server, Dora, language, scripts))
        {
            await Steps.OpenAsync(dora, "/feedback/reports", "feedback-reports-" + language);
            await Steps.OpenAsync(dora, report, "feedback-report-" + language);
            await dora.Page.FillAsync("main textarea", "We talked about time");
            await dora.Page.ClickAsync("main form button");
            await Steps.OpenAsync(dora, report + "/print");
            (await dora.Page.TextContentAsync("main"))!.ShouldContain("We talked about time");
        }
        (await scene.Read(db => db.FeedbackReadings.SingleAsync())).Word.ShouldBe("We talked about time");

        await using (var auditor = await Steps.SignInAsync(browser, scene.Server, Zoe, language, scripts))
        {
            await Steps.OpenAsync(auditor, "/feedback/counts", "feedback-counts-" + language);
            (await auditor.Page.Locator("main form").CountAsync()).ShouldBe(0, "no receipt can be entered here");
        }

        scene.Clock.Set("2028-01-30");
        await using var cleo = await Steps.SignInAsync(browser, scene.Server, Cleo, language, scripts);
        await Steps.OpenAsync(cleo, report);
        (await cleo.Page.Locator("main textarea").CountAsync()).ShouldBe(0);
        (await cleo.Page.TextContentAsync("main"))!.ShouldContain("We talked about time");
    }
}
