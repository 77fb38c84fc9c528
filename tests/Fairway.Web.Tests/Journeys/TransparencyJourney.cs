using Fairway.App;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Transparency;
using Fairway.Testing;
using Fairway.Web.Tests.Transparency;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Tests.Journeys;

/// <summary>A concern that is raised, answered and seen, and the survey after a cycle answered without JavaScript, in Chromium (FA-1, FA-2).</summary>
[Trait("Rule", "FA-2")]
public sealed class TransparencyJourney(TheBrowser browser)
{
    [Fact]
    public async Task From_a_concern_to_its_answer_and_from_the_survey_to_its_counters()
    {
        await using var database = await TheDatabase.From(Provider.Sqlite, "transparency-journey", FillAsync);
        await using var server = await TheServer.On(database, FixedClock.On("2026-02-02"));

        // Ana answers the survey from her home page, and raises a concern.
        await using var ana = await browser.Open(server, scripts: false, width: 375, signedIn: await server.AccountOf("a1"));
        await Steps.OpenAsync(ana, "/");
        await ana.Page.Locator("a[href='/transparency/survey/answer']").First.ClickAsync();
        (await ana.Faults()).ShouldBeEmpty();
        var questions = await ana.Page.Locator("main fieldset").CountAsync();
        questions.ShouldBe(TheServer.Policies.PolicyAt(new(2026, 1, 1)).Transparency.Questions.Length);
        await PressAsync(ana, "main form[method=post] button[type=submit]");
        (await ana.Page.Locator(".govuk-error-summary li").CountAsync()).ShouldBe(questions);
        for (var i = 0; i < questions; i++)
        {
            await ana.Page.Locator($"input[name='Answers[{i}]'][value='4']").CheckAsync();
        }
        await ana.Picture("survey-answer");
        await PressAsync(ana, "main form[method=post] button[type=submit]");
        ana.Page.Url.ShouldEndWith("/transparency/survey");
        (await ana.Faults()).ShouldBeEmpty();
        (await database.Read(db => db.SurveyCounts.SumAsync(c => c.Count))).ShouldBe(questions);
        await Steps.OpenAsync(ana, "/transparency");
        (await ana.ScrollsSideways()).ShouldBeFalse();
        await Steps.OpenAsync(ana, "/transparency/concerns/raise");
        await ana.Page.SelectOptionAsync("select[name='Input.Process']", nameof(ProcessKind.Appraisals));
        await Steps.FillAsync(ana, "Input.Title", "Forms are long");
        await Steps.FillAsync(ana, "Input.Text", "They take a day");
        await ana.Page.Locator("input[name='Input.Naming'][value=ByName]").CheckAsync();
        await PressAsync(ana, "main form[method=post] button[type=submit]");
        var concern = new Uri(ana.Page.Url).AbsolutePath;

        // Hana answers in French; Una of the Union reads it beside every process.
        await using var hana = await browser.Open(server, language: "fr", signedIn: await server.AccountOf("h1"));
        await Steps.OpenAsync(hana, concern);
        await hana.Page.Locator("input[name=Outcome][value=InPart]").CheckAsync();
        await hana.Page.FillAsync("form[action*='handler=Answer'] textarea", "Two pages go");
        await PressAsync(hana, "form[action*='handler=Answer'] button");
        (await hana.Faults()).ShouldBeEmpty();
        await using var una = await browser.Open(server, signedIn: await server.AccountOf("u1"));
        await Steps.OpenAsync(una, "/transparency/concerns", "concerns");
        (await una.Page.Locator("main").InnerTextAsync()).ShouldContain("Forms are long");
        foreach (var room in (string[])["/transparency/processes", "/transparency/rules", "/transparency/contests"])
        {
            await Steps.OpenAsync(una, room);
        }
        // Hana draws the yearly report up and publishes it; Una reads it.
        await Steps.OpenAsync(hana, "/transparency/report");
        await PressAsync(hana, "form[action*='handler=DrawUp'] button");
        await PressAsync(hana, "form[action*='handler=Publish'] button");
        (await hana.Faults()).ShouldBeEmpty();
        await Steps.OpenAsync(una, "/transparency/report/2025", "report");
        await using var aude = await browser.Open(server, width: 375, signedIn: await server.AccountOf("x1"));
        await Steps.OpenAsync(aude, "/transparency/audit", "audit");
        (await aude.ScrollsSideways()).ShouldBeFalse();
        foreach (var window in new[] { ana, hana, una, aude })
        {
            window.Complaints.ShouldBeEmpty();
        }
    }

    private static async Task PressAsync(Window window, string button)
    {
        await window.Page.Locator(button).First.ClickAsync();
        await window.Page.WaitForLoadStateAsync();
    }

    private static async Task FillAsync(FairwayDb db)
    {
        await TransparencySite.FillAsync(db);
        var appraisal = An.Appraisal("a1", "c1", cycle: 2024);
        appraisal.State = AppraisalState.EndComplete;
        db.Add(appraisal);
        await db.SaveChangesAsync();
    }
}
