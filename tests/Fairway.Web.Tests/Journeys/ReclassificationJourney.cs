using Fairway.Testing;
using Fairway.Web.Tests.Reclassification;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Tests.Journeys;

/// <summary>A reclassification with an appeal, from the request to the grade that counts from its day, in Chromium (RG-1).</summary>
[Trait("Rule", "RG-1")]
public sealed class ReclassificationJourney(TheBrowser browser)
{
    [Fact]
    public async Task A_reclassification_with_an_appeal()
    {
        await using var database = await TheDatabase.From(Provider.Sqlite, "reclassification-journey", ReclassificationSite.FillAsync);
        await using var server = await TheServer.On(database, FixedClock.On("2026-05-04"));

        // Ana asks, without JavaScript, on a phone.
        await using var ana = await browser.Open(server, scripts: false, width: 375, signedIn: await server.AccountOf("a1"));
        await Steps.OpenAsync(ana, "/reclassification");
        await ana.Page.Locator("main details summary").First.ClickAsync();
        await PressAsync(ana, "form[action*='handler=Begin'] button", "textarea[name='Answers[0]']");
        for (var i = 0; i < TheServer.Policies.PolicyAt(new(2026, 1, 1)).Reclassification.Questions.Length; i++)
        {
            await Steps.FillAsync(ana, $"Answers[{i}]", "The budget of the unit is new in this job");
        }
        await Steps.FillAsync(ana, "Job.Purpose", "Keeps the files and the budget of the unit");
        await Steps.FillAsync(ana, "Job.Duties[0].Text", "Files and budget");
        await Steps.FillAsync(ana, "Job.Duties[0].Share", "100");
        await Steps.FillAsync(ana, "Job.Reporting", "To the head of the unit");
        await Steps.FillAsync(ana, "Job.Qualifications", "Secondary education");
        (await ana.Faults()).ShouldBeEmpty();
        await PressAsync(ana, "main form[method=post] button:not([formaction])", "form[action*='handler=Withdraw']");
        var request = new Uri(ana.Page.Url).AbsolutePath;
        (await ana.Faults()).ShouldBeEmpty();
        (await ana.ScrollsSideways()).ShouldBeFalse();

        // Hana evaluates: the grade stays.
        await using var hana = await browser.Open(server, signedIn: await server.AccountOf("h1"));
        await Steps.OpenAsync(hana, request);
        await PressAsync(hana, "form[action*='handler=TakeOn'] button", "input[name='Levels[0]']");
        var factors = await hana.Page.Locator("form[action*='handler=Evaluate'] fieldset").CountAsync();
        for (var i = 0; i < factors; i++)
        {
            await hana.Page.Locator($"input[name='Levels[{i}]'][value='3']").CheckAsync();
        }
        await Steps.FillAsync(hana, "Reasons", "The points are those of the present grade");
        (await hana.Faults()).ShouldBeEmpty();
        await PressAsync(hana, "form[action*='handler=Evaluate'] button", "#result");

        // Ana appeals; Gita reports for the Independent Review Group; Dora decides, in French.
        await Steps.OpenAsync(ana, request, "reclassification-result");
        await Steps.FillAsync(ana, "Grounds", "The budget was not weighed");
        await PressAsync(ana, "form[action*='handler=Appeal'] button", "#appeal");
        await using var gita = await browser.Open(server, signedIn: await server.AccountOf("g1"));
        await Steps.OpenAsync(gita, "/reclassification");
        await PressAsync(gita, $"a[href='{request}']", "form[action*='handler=TakeUp']");
        await PressAsync(gita, "form[action*='handler=TakeUp'] button", "form[action*='handler=Recommend']");
        await Steps.OpenAsync(gita, request + "/bundle", "reclassification-bundle");
        await Steps.OpenAsync(gita, request);
        await gita.Page.Locator("input[name=Grade][value=G6]").CheckAsync();
        await Steps.FillAsync(gita, "Reasons", "The budget weighs");
        await PressAsync(gita, "form[action*='handler=Recommend'] button", "#recommendation");
        await using var dora = await browser.Open(server, language: "fr", signedIn: await server.AccountOf("d1"));
        await Steps.OpenAsync(dora, request);
        await dora.Page.Locator("input[name=Grade][value=G6]").CheckAsync();
        await Steps.FillAsync(dora, "Reasons", "Comme recommandé");
        await PressAsync(dora, "form[action*='handler=Decide'] button", "#decision");
        (await dora.Faults()).ShouldBeEmpty();

        // The upgrade counts from the day of the request, in the staff file too.
        await Steps.OpenAsync(ana, request, "reclassification-decided");
        (await ana.Page.Locator("#effect").CountAsync()).ShouldBe(1);
        (await ana.ScrollsSideways()).ShouldBeFalse();
        var grades = await database.Read(db =>
            db.ServicePeriods.Where(p => p.StaffId == "a1").OrderBy(p => p.From).Select(p => new { p.From, p.Grade }).ToListAsync()
        );
        grades.Select(g => g.Grade).ShouldBe(["G5", "G6"]);
        grades[1].From.ShouldBe(new(2026, 5, 4));
        foreach (var window in new[] { ana, hana, gita, dora })
        {
            window.Complaints.ShouldBeEmpty();
        }
    }

    /// <summary>Presses, and waits for what the next page has and this one has not.</summary>
    private static async Task PressAsync(Window window, string what, string next)
    {
        await window.Page.Locator(what).First.ClickAsync();
        await window.Page.Locator(next).First.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
    }
}
