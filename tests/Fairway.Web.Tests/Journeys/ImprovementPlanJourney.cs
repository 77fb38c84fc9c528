using Fairway.App.Accounts;
using Fairway.Rules.Underperformance;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Web.Tests.Journeys;

/// <summary>An improvement plan in Chromium, from the first word to the Board and what follows (UP-1 to UP-3).</summary>
public sealed class ImprovementPlanJourney(TheBrowser browser)
{
    private const string Olu = "1001";
    private const string Carla = "1002";
    private const string Hana = "1003";
    private const string Bao = "1004";

    [Theory]
    [InlineData("en", true)]
    [InlineData("fr", false)]
    public async Task From_the_first_discussion_to_the_board_and_further_monitoring(string language, bool scripts)
    {
        await using var database = await TheDatabase.From(Provider.Sqlite, "improvement", FillAsync);
        var clock = FixedClock.On("2026-03-02");
        await using var server = await TheServer.On(database, clock);

        // The supervisor names an area; the official is told, and says how they see it.
        await using var chief = await Steps.SignInAsync(browser, server, Carla, language, scripts);
        await Steps.OpenAsync(chief, "/underperformance");
        await Steps.OpenAsync(chief, $"/underperformance/open/{Olu}", "improve-open-" + language);
        await chief.Page.Locator("input[name='Input.Triggers']").First.CheckAsync();
        await Steps.FillAsync(chief, "Input.Areas[0].Area", "Monthly tables");
        await Steps.FillAsync(chief, "Input.Areas[0].Expected", "By the fifth of the month, agreed in January");
        await Steps.FillAsync(chief, "Input.Areas[0].Observed", "In November, December and January after the tenth");
        await Steps.FillAsync(chief, "Input.Considered", "The new system came without a course");
        await SaveAsync(chief, "/underperformance/*");
        var id = await database.Read(db => db.UnderperformanceCases.Select(c => c.Id).SingleAsync());
        var home = $"/underperformance/{id}";
        await using var official = await Steps.SignInAsync(browser, server, Olu, language, scripts);
        await Steps.OpenAsync(official, "/");
        await Steps.OpenAsync(official, home, "improve-official-" + language);
        await Steps.FillAsync(official, "Text", "Nobody showed me the new system");
        await official.Page.Locator("main form[action*='handler=Say'] button").ClickAsync();
        (await official.Page.Locator("#said").InnerTextAsync()).ShouldContain("Nobody showed me the new system");

        // They talk; the supervisor records it and writes a plan, shares and signs it; the official signs.
        await Steps.OpenAsync(chief, home + "/discussion", "improve-discussion-" + language);
        await Steps.DateAsync(chief, "Input.HeldOn", new LocalDate(2026, 3, 2));
        await Steps.FillAsync(chief, "Input.Clarified", "The tables, and what would be enough");
        await Steps.FillAsync(chief, "Input.Raised", "No course was given");
        await Steps.FillAsync(chief, "Input.Offered", "The course in April");
        await SaveAsync(chief, home);
        await Steps.OpenAsync(chief, home + "/plan", "improve-plan-" + language);
        await chief.Page.SelectOptionAsync("select[name='Input.Remedies[0].Code']", "training");
        await Steps.FillAsync(chief, "Input.Remedies[0].Text", "The course in April");
        await Steps.FillAsync(chief, "Input.Objectives[0].Text", "Tables on time");
        await Steps.FillAsync(chief, "Input.Objectives[0].Measure", "Five months by the fifth");
        await Steps.DateAsync(chief, "Input.Objectives[0].DueOn", new LocalDate(2026, 8, 31));
        await Steps.FillAsync(chief, "Input.Monitoring", "Every other Monday");
        await Steps.FillAsync(chief, "Input.Warning", "Other duties may be considered");
        await Steps.DateAsync(chief, "Input.DiscussedOn", new LocalDate(2026, 3, 2));
        await chief.Page.Locator("main button[formaction*='handler=Share']").ClickAsync();
        await chief.Arrived(home);
        await Steps.SignAsync(chief, home, "improve-sign-" + language);
        await Steps.SignAsync(official, home, null);
        (await State(database)).ShouldBe(CaseState.Running);

        // Both note progress; HR records a long leave, and the review moves by its days.
        await Steps.OpenAsync(official, home + "/progress", "improve-progress-" + language);
        await Steps.FillAsync(official, "Input.Text", "March was on time");
        await SaveAsync(official, home + "#progress");
        await using var hr = await Steps.SignInAsync(browser, server, Hana, language, scripts);
        await Steps.OpenAsync(hr, home + "/leave");
        await Steps.DateAsync(hr, "Input.From", new LocalDate(2026, 5, 1));
        await Steps.DateAsync(hr, "Input.LastDay", new LocalDate(2026, 5, 31));
        await SaveAsync(hr, home + "/leave");
        await Steps.OpenAsync(hr, home + "/leave", "improve-leave-" + language);
        await Steps.OpenAsync(official, home + "/note");
        await Steps.FillAsync(official, "Text", "Words for HR alone");
        await SaveAsync(official, home);
        await Steps.OpenAsync(hr, home + "/note");
        (await hr.Page.Locator("main").InnerTextAsync()).ShouldContain("Words for HR alone");

        // 2 September + 31 days. The supervisor reviews, the official signs, and the Board has it.
        clock.Set("2026-10-03");
        await using var chiefThen = await Steps.SignInAsync(browser, server, Carla, language, scripts);
        await using var officialThen = await Steps.SignInAsync(browser, server, Olu, language, scripts);
        await using var hrThen = await Steps.SignInAsync(browser, server, Hana, language, scripts);
        await Steps.OpenAsync(chiefThen, home + "/review", "improve-review-" + language);
        await Steps.DateAsync(chiefThen, "Input.DiscussedOn", new LocalDate(2026, 10, 2));
        await chiefThen.Page.Locator("input[name='Input.Objectives[0].Reached'][value=Partly]").CheckAsync();
        await Steps.FillAsync(chiefThen, "Input.Objectives[0].Text", "Three of five");
        await chiefThen.Page.Locator("input[name='Input.Remedies[0].Given'][value=True]").CheckAsync();
        await Steps.FillAsync(chiefThen, "Input.Remedies[0].Text", "In April");
        await chiefThen.Page.Locator("input[name='Input.Sufficient'][value=False]").CheckAsync();
        await Steps.FillAsync(chiefThen, "Input.Text", "Better, and not yet there");
        await SaveAsync(chiefThen, home + "/sign");
        await Steps.SignAsync(chiefThen, home, null);
        await Steps.SignAsync(officialThen, home, null);
        (await State(database)).ShouldBe(CaseState.AtBoard);
        await using var secretary = await Steps.SignInAsync(browser, server, Bao, language, scripts);
        await Steps.OpenAsync(secretary, home, "improve-board-" + language);
        (await secretary.Page.Locator("main").InnerTextAsync()).ShouldNotContain("Words for HR alone");
        await Steps.OpenAsync(secretary, home + "/outcome");
        await Steps.FillAsync(secretary, "Text", "Give it more time");
        await SaveAsync(secretary, home);

        // HR gives more time; the official keeps a copy of the whole.
        await Steps.OpenAsync(hrThen, home + "/outcome", "improve-outcome-" + language);
        await Steps.FillAsync(hrThen, "Reason", "Progress is under way");
        await hrThen.Page.Locator("main button[formaction*='handler=Further']").ClickAsync();
        await hrThen.Arrived(home);
        (await State(database)).ShouldBe(CaseState.Running);
        await Steps.OpenAsync(officialThen, home + "/print", "improve-print-" + language);
        var sheet = await officialThen.Page.Locator("main").InnerTextAsync();
        sheet.ShouldContain("Give it more time");
        sheet.ShouldNotContain("Words for HR alone");

        foreach (var window in new[] { chief, official, hr, secretary, chiefThen, officialThen, hrThen })
        {
            window.Complaints.ShouldBeEmpty();
        }
    }

    /// <summary>Saves, and waits for where that leads: the next page must not overtake the answer.</summary>
    private static async Task SaveAsync(Window window, string to)
    {
        await Steps.SaveAsync(window);
        await window.Arrived(to);
    }

    private static Task<CaseState> State(TheDatabase database) =>
        database.Read(db => db.UnderperformanceCases.Select(c => c.State).SingleAsync());

    private static async Task FillAsync(Fairway.App.FairwayDb db)
    {
        db.AddRange(A.Unit("ENT"), A.Chief("ENT", is_: Carla), A.Supervision(Olu, Carla));
        Account secretary = An.Account(Bao).Named("Bao Tran");
        Account partner = An.Account(Hana).Named("Hana Sato");
        db.AddRange(
            An.Official(Olu).Named("Olu", "Adeyemi").InUnit("ENT").Build(),
            An.Official(Carla).Named("Carla", "Ibarra").InUnit("ENT").Build(),
            An.Official(Hana).Named("Hana", "Sato").InUnit("ENT").Build(),
            An.Official(Bao).Named("Bao", "Tran").InUnit("ENT").Build(),
            (Account)An.Account(Olu).Named("Olu Adeyemi"),
            (Account)An.Account(Carla).Named("Carla Ibarra"),
            partner,
            secretary,
            An.Office(Office.HrPartner, partner.Id, "ENT"),
            An.Office(Office.BoardSecretary, secretary.Id)
        );
        await db.SaveChangesAsync();
    }
}
