using Fairway.App.Accounts;
using Fairway.App.Results;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Tests.Journeys;

/// <summary>The first act of the product's main job, in Chromium: two people agree and sign, and the Board's secretary reads (CY-2, BD-1).</summary>
public sealed class BeginningOfCycleJourney(TheBrowser browser)
{
    private const string Olu = "1001";
    private const string Carla = "1002";
    private const string Bao = "1003";

    [Theory]
    [InlineData("en", true)]
    [InlineData("en", false)]
    [InlineData("fr", true)]
    [InlineData("fr", false)]
    [InlineData("es", true)]
    [InlineData("es", false)]
    public async Task An_official_and_their_chief_agree_and_sign_and_the_secretary_reads(string language, bool scripts)
    {
        await using var database = await TheDatabase.From(Provider.Sqlite, "journey", FillAsync);
        await using var server = await TheServer.On(database, FixedClock.On("2026-03-02"));

        // The chief opens the cycle for the team.
        await using var chief = await SignInAsync(server, Carla, language, scripts);
        await Steps.OpenAsync(chief, "/appraisals/open");
        await chief.Page.Locator("main form button[type=submit]").First.ClickAsync();
        var id = await database.Read(db => db.Appraisals.Select(a => a.Id).SingleAsync());
        var home = $"/appraisals/{id}";

        // The official writes three outputs, three competencies, an objective and the day of the discussion, then shares.
        await using var official = await SignInAsync(server, Olu, language, scripts);
        await Steps.OpenAsync(official, "/");
        await Steps.OpenAsync(official, home, "appraisal-" + language);
        for (var n = 1; n <= 3; n++)
        {
            await Steps.OpenAsync(official, $"{home}/outputs/{Guid.CreateVersion7()}", n == 1 ? "output-" + language : null);
            await Steps.FillAsync(official, "Input.Title", $"Payroll migration, part {n}");
            await Steps.FillAsync(
                official,
                "Input.Measure",
                "Dakar, Lima and Bangkok paid from the new system by June 2027, with no late payment"
            );
            await Steps.FillAsync(official, "Input.Timeline", "June 2027");
            await Steps.FillAsync(official, "Input.Resources", "Two weeks of a developer");
            await official.Page.SelectOptionAsync("select[name='Input.Link']", "outcome:2026/A");
            await Steps.SaveAsync(official);
        }

        await Steps.OpenAsync(official, home + "/competencies", "competencies-" + language);
        var boxes = official.Page.Locator("input[name=Chosen]");
        for (var n = 0; n < 3; n++)
        {
            await boxes.Nth(n).CheckAsync();
        }

        await Steps.SaveAsync(official);
        foreach (
            var code in TheServer.Policies.PolicyAt(new NodaTime.LocalDate(2026, 3, 2)).Appraisals.Catalogue.All.Take(3).Select(c => c.Code)
        )
        {
            await official.Go($"{home}/competencies/{code}");
            await Steps.FillAsync(official, "Input.IndicatorsOfSuccess", "Field offices ask for the notes again");
            await Steps.FillAsync(official, "Input.WhyNeeded", "Three offices depend on them");
            await Steps.SaveAsync(official);
        }

        await Steps.OpenAsync(official, home + "/objective");
        await Steps.FillAsync(official, "Input.Text", "Read a balance sheet");
        await Steps.FillAsync(official, "Input.Actions", "The course in May");
        await Steps.SaveAsync(official);
        await Steps.OpenAsync(official, home + "/discussion");
        await Steps.FillAsync(official, "DiscussedOn.Day", "27");
        await Steps.FillAsync(official, "DiscussedOn.Month", "2");
        await Steps.FillAsync(official, "DiscussedOn.Year", "2026");
        await Steps.SaveAsync(official);
        await Steps.OpenAsync(official, home + "/share", "share-" + language);
        await Steps.SaveAsync(official);

        // The chief reads and signs, the official signs after them.
        await Steps.SignAsync(chief, home, "sign-" + language);
        await Steps.SignAsync(official, home, null);
        (await database.Read(db => db.Appraisals.Select(a => a.State).SingleAsync())).ShouldBe(AppraisalState.BeginningAgreed);

        // The Board's secretary has it in the inbox and reads it.
        await using var secretary = await SignInAsync(server, Bao, language, scripts);
        await Steps.OpenAsync(secretary, "/board", "board-" + language);
        await secretary.Page.Locator("main tbody a[href^='/board/items/']").First.ClickAsync();
        (await secretary.Page.Locator("main").InnerTextAsync()).ShouldContain("Payroll migration, part 2");
        await Steps.OpenAsync(secretary, home + "/print", "print-" + language);

        foreach (var window in new[] { chief, official, secretary })
        {
            window.Complaints.ShouldBeEmpty();
            window.Requests.ShouldAllBe(r => r.Host == server.Url.Host);
        }
    }

    [Fact]
    public async Task On_a_phone_no_page_of_the_journey_scrolls_sideways()
    {
        await using var database = await TheDatabase.From(Provider.Sqlite, "journey", FillAsync);
        await using var server = await TheServer.On(database, FixedClock.On("2026-03-02"));
        await using var window = await browser.Open(server, width: 320, signedIn: await server.AccountOf(Carla));
        foreach (
            var path in new[] { "/", "/team", "/appraisals/open", "/appraisals", "/people", "/units", "/outcomes", "/rules", "/account" }
        )
        {
            await window.Go(path);
            (await window.ScrollsSideways()).ShouldBeFalse(path);
        }
    }

    private Task<Window> SignInAsync(TheServer server, string staffId, string language, bool scripts) =>
        Steps.SignInAsync(browser, server, staffId, language, scripts);

    private static async Task FillAsync(Fairway.App.FairwayDb db)
    {
        db.AddRange(A.Unit("ENT"), A.Chief("ENT", is_: Carla), A.Supervision(Olu, Carla));
        Account secretary = An.Account(Bao).Named("Bao Tran");
        db.AddRange(
            An.Official(Olu).Named("Olu", "Adeyemi").InUnit("ENT").Build(),
            An.Official(Carla).Named("Carla", "Ibarra").InUnit("ENT").Build(),
            An.Official(Bao).Named("Bao", "Tran").InUnit("ENT").Build(),
            (Account)An.Account(Olu).Named("Olu Adeyemi"),
            (Account)An.Account(Carla).Named("Carla Ibarra"),
            secretary,
            An.Office(Office.BoardSecretary, secretary.Id),
            new Outcome
            {
                Key = "2026/A",
                Code = "A",
                Biennium = 2026,
                Kind = "outcome",
                Title = "Efficient support services",
            }
        );
        await db.SaveChangesAsync();
    }
}
