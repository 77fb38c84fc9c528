using Fairway.App;
using Fairway.App.Accounts;
using Fairway.Rules.Recognition;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Tests.Journeys;

/// <summary>Recognition into a cycle's record in Chromium, and a reward with its own approval (RC-1).</summary>
[Trait("Rule", "RC-1")]
public sealed class RecognitionJourney(TheBrowser browser)
{
    private const string Olu = "1001";
    private const string Carla = "1002";
    private const string Pat = "1003";
    private const string Hana = "1004";

    [Theory]
    [InlineData("en", true)]
    [InlineData("es", false)]
    public async Task From_a_colleagues_words_to_the_record_of_the_cycle(string language, bool scripts)
    {
        await using var database = await TheDatabase.From(Provider.Sqlite, "recognition-journey", FillAsync);
        var clock = FixedClock.On("2026-05-04");
        await using var server = await TheServer.On(database, clock);
        var appraisal = await database.Read(db => db.Appraisals.Select(a => a.Id).SingleAsync());

        // Pat recognises Olu's work from Olu's page.
        await using var pat = await Steps.SignInAsync(browser, server, Pat, language, scripts);
        await Steps.OpenAsync(pat, $"/people/{Olu}");
        await pat.Page.Locator($"main a[href='/recognition/give?to={Olu}']").ClickAsync();
        (await pat.Faults()).ShouldBeEmpty();
        await pat.Picture("recognition-give-" + language);
        await Steps.FillAsync(pat, "Input.Text", "Olu rewrote the tables in a night, and the office in Dakar had them for its meeting");
        await pat.Page.Locator("input[name='Input.Tie'][value=Competency]").CheckAsync();
        await pat.Page.SelectOptionAsync("select[name='Input.Competency']", new Microsoft.Playwright.SelectOptionValue { Index = 1 });
        await PressAsync(pat, "main form[method=post] button[type=submit]", "/recognition/*");
        var id = await database.Read(db => db.Recognitions.Select(r => r.Id).SingleAsync());
        (await database.Read(db => db.Outbox.CountAsync(m => m.Kind == "Recognised"))).ShouldBe(1);

        // Olu reads it and puts it into the record, where Carla reads it.
        await using var olu = await Steps.SignInAsync(browser, server, Olu, language, scripts);
        await Steps.OpenAsync(olu, "/recognition?show=received", "recognition-list-" + language);
        await Steps.OpenAsync(olu, $"/recognition/{id}", "recognition-own-" + language);
        await PressAsync(olu, "main button[formaction*='handler=Keep']", $"/recognition/{id}");
        await using var carla = await Steps.SignInAsync(browser, server, Carla, language, scripts);
        await Steps.OpenAsync(carla, $"/appraisals/{appraisal}", "recognition-record-" + language);
        (await carla.Page.Locator("main").InnerTextAsync()).ShouldContain("Olu rewrote the tables in a night");

        // The supervisor proposes a reward, HR approves it, Olu reads it.
        await Steps.OpenAsync(carla, $"/recognition/{id}");
        await carla.Page.Locator("details:has([name=Type]) summary").ClickAsync();
        await carla.Page.Locator("input[name=Type][value=letter]").CheckAsync();
        await Steps.FillAsync(carla, "Why", "Three nights in a row");
        await PressAsync(carla, "main form[action*='handler=Propose'] button", $"/recognition/{id}");
        await using var hana = await Steps.SignInAsync(browser, server, Hana, language, scripts);
        await Steps.OpenAsync(hana, $"/recognition/{id}", "recognition-reward-" + language);
        await PressAsync(hana, "main button[formaction*='handler=Approve']", $"/recognition/{id}");
        (await database.Read(db => db.Rewards.Select(r => r.State).SingleAsync())).ShouldBe(RewardState.Approved);
        await Steps.OpenAsync(olu, $"/recognition/{id}");
        (await olu.Page.Locator("main").InnerTextAsync()).ShouldContain("Three nights in a row");

        // Olu takes it out of the record again.
        await PressAsync(olu, "main button[formaction*='handler=TakeOut']", $"/recognition/{id}");
        await Steps.OpenAsync(carla, $"/appraisals/{appraisal}");
        (await carla.Page.Locator("main").InnerTextAsync()).ShouldNotContain("Olu rewrote the tables in a night");

        foreach (var window in new[] { pat, olu, carla, hana })
        {
            window.Complaints.ShouldBeEmpty();
        }
    }

    private static async Task PressAsync(Window window, string button, string to)
    {
        await window.Page.Locator(button).ClickAsync();
        (await window.Page.Locator(".govuk-error-summary").CountAsync()).ShouldBe(0, window.Page.Url);
        await window.Arrived(to);
    }

    private static async Task FillAsync(FairwayDb db)
    {
        db.AddRange(A.Unit("ENT"), A.Chief("ENT", is_: Carla), A.Supervision(Olu, Carla));
        db.Add(An.Appraisal(Olu, Carla, null, "ENT"));
        Account partner = An.Account(Hana).Named("Hana Sato");
        db.AddRange(
            An.Official(Olu).Named("Olu", "Adeyemi").InUnit("ENT").Build(),
            An.Official(Carla).Named("Carla", "Ibarra").InUnit("ENT").Build(),
            An.Official(Pat).Named("Pat", "Mensah").InUnit("ENT").Build(),
            An.Official(Hana).Named("Hana", "Sato").InUnit("ENT").Build(),
            (Account)An.Account(Olu).Named("Olu Adeyemi"),
            (Account)An.Account(Carla).Named("Carla Ibarra"),
            (Account)An.Account(Pat).Named("Pat Mensah"),
            partner,
            An.Office(Office.HrPartner, partner.Id, "ENT")
        );
        await db.SaveChangesAsync();
    }
}
