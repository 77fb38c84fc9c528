using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Probation;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Probation;
using Fairway.Rules.ReportsBoard;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Tests.Journeys;

/// <summary>
/// A probation in Chromium, from entry on duty to the report at the Board and what became of it (PR-1, PR-2, PR-4). The calendar opens both years;
/// their forms have a journey of their own and are told as rows.
/// </summary>
public sealed class ProbationJourney(TheBrowser browser)
{
    private const string Pia = "1001";
    private const string Carla = "1002";
    private const string Hana = "1003";
    private const string Bao = "1004";
    private static readonly string[] Colleagues = ["1005", "1006", "1007"];

    [Theory]
    [InlineData("en", true)]
    [InlineData("fr", false)]
    public async Task From_entry_on_duty_to_the_report_at_the_board(string language, bool scripts)
    {
        await using var database = await TheDatabase.From(Provider.Sqlite, "probation-journey", FillAsync);
        var clock = FixedClock.On("2026-03-02");
        await using var server = await TheServer.On(database, clock);

        // On the first day the calendar opens the first year; the official sees the way ahead.
        (await OpenByCalendarAsync(server)).ShouldBe(AppraisalKind.ProbationFirst);
        var id = await database.Read(db => db.Probations.Select(c => c.Id).SingleAsync());
        var home = $"/probation/{id}";
        await using var official = await Steps.SignInAsync(browser, server, Pia, language, scripts);
        await Steps.OpenAsync(official, "/probation");
        await Steps.OpenAsync(official, home, "probation-entry-" + language);
        (await official.Page.Locator(".fw-channel li, .fw-channel__station").CountAsync()).ShouldBeGreaterThan(5);

        // About the first mid-term review both name colleagues: a name stands once the other side agrees.
        clock.Set("2026-09-01");
        await using var naming = await Steps.SignInAsync(browser, server, Pia, language, scripts);
        await using var chief = await Steps.SignInAsync(browser, server, Carla, language, scripts);
        await NameAsync(naming, home, Colleagues[0], "probation-colleagues-" + language);
        await NameAsync(naming, home, Colleagues[1]);
        await NameAsync(chief, home, Colleagues[2]);
        foreach (var _ in Colleagues[..2])
        {
            await PressAsync(chief, home + "/colleagues", "main button[formaction*='handler=Agree']");
        }
        await PressAsync(naming, home + "/colleagues", "main button[formaction*='handler=Agree']");
        (await database.Read(db => db.ProbationInputs.CountAsync(i => i.State == InputState.Designated))).ShouldBe(3);

        // The first year is over, the second carries on; from eighteen months on each colleague writes, and knows that it is not anonymous.
        await AssessedAsync(database, AppraisalKind.ProbationFirst);
        clock.Set("2027-03-04");
        (await OpenByCalendarAsync(server)).ShouldBe(AppraisalKind.ProbationSecond);
        clock.Set("2027-09-06");
        foreach (var who in Colleagues)
        {
            await using var colleague = await Steps.SignInAsync(browser, server, who, language, scripts);
            await Steps.OpenAsync(colleague, "/probation");
            var form = await colleague.Page.Locator("main a[href^='/probation/input/']").First.GetAttributeAsync("href");
            await Steps.OpenAsync(colleague, form!, who == Colleagues[0] ? "probation-input-" + language : null);
            await Steps.FillAsync(colleague, "Strengths", "Careful with figures, says " + who);
            await Steps.FillAsync(colleague, "Improve", "Could ask sooner");
            await colleague.Page.ClickAsync("main form[action*='handler=Give'] button[type=submit]");
            (await colleague.Page.Locator(".govuk-error-summary").CountAsync()).ShouldBe(0);
            colleague.Complaints.ShouldBeEmpty();
        }

        // The official reads them and comments; is warned all the same, and answers.
        await using var reading = await Steps.SignInAsync(browser, server, Pia, language, scripts);
        await using var warning = await Steps.SignInAsync(browser, server, Carla, language, scripts);
        await Steps.OpenAsync(warning, home + "/warn", "probation-warn-" + language);
        await Steps.FillAsync(warning, "Text", "Two analyses are late");
        await SaveAsync(warning, home + "#warnings");
        await Steps.OpenAsync(reading, home, "probation-warned-" + language);
        await SayAsync(reading, "main a[href*='/comment?input=']", "I ask sooner since the summer", home);
        await Steps.OpenAsync(reading, home);
        await SayAsync(reading, "main a[href*='/comment?warning=']", "The data came in August", home);

        // At 21 months: the assessment stands, the report is written and signed by both, and is the Board's.
        await AssessedAsync(database, AppraisalKind.ProbationSecond);
        clock.Set("2027-11-29");
        await using var writing = await Steps.SignInAsync(browser, server, Carla, language, scripts);
        await using var signing = await Steps.SignInAsync(browser, server, Pia, language, scripts);
        await Steps.OpenAsync(writing, home + "/report", "probation-report-" + language);
        await writing.Page.CheckAsync("main input[name=Recommendation][value=confirm]");
        await Steps.FillAsync(writing, "Reasons", "All was delivered in the end");
        await SaveAsync(writing, home + "/report");
        await Steps.OpenAsync(signing, home);
        (await signing.Page.Locator("main").InnerTextAsync()).ShouldNotContain("All was delivered in the end");
        await Steps.SignAsync(writing, home, "probation-sign-" + language);
        await Steps.SignAsync(signing, home, null);
        await Steps.OpenAsync(signing, home, "probation-signed-" + language);
        (await StateAsync(database)).ShouldBe(ProbationState.WithBoard);
        (await database.Read(db => db.BoardItems.CountAsync(i => i.Kind == BoardReportKind.Probation))).ShouldBe(1);
        await using var secretary = await Steps.SignInAsync(browser, server, Bao, language, scripts);
        await Steps.OpenAsync(secretary, "/board?kind=probation");
        await secretary.Page.Locator("main tbody a[href^='/board/items/']").First.ClickAsync();
        await Steps.OpenAsync(secretary, home, "probation-board-" + language);
        (await secretary.Page.Locator("main").InnerTextAsync()).ShouldContain("says " + Colleagues[0]);

        // HR records what became of it before the last day.
        await using var hr = await Steps.SignInAsync(browser, server, Hana, language, scripts);
        await Steps.OpenAsync(hr, home + "/decide", "probation-decide-" + language);
        await hr.Page.CheckAsync("main input[name=Decision][value=confirm]");
        await Steps.FillAsync(hr, "Text", "As the report recommends");
        await SaveAsync(hr, home);
        (await StateAsync(database)).ShouldBe(ProbationState.Decided);

        foreach (var window in new[] { official, naming, chief, reading, warning, writing, signing, secretary, hr })
        {
            window.Complaints.ShouldBeEmpty();
        }
    }

    /// <summary>What the passing of the day does; the kind of the newest appraisal of the official.</summary>
    private static async Task<AppraisalKind> OpenByCalendarAsync(TheServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppraisalsFromCalendar>().RunAsync();
        return await server.Database.Read(db =>
            db.Appraisals.Where(a => a.StaffId == Pia).OrderByDescending(a => a.CycleStart).Select(a => a.Kind).FirstAsync()
        );
    }

    private static Task AssessedAsync(TheDatabase database, AppraisalKind kind) =>
        database.Read(db =>
            db.Appraisals.Where(a => a.StaffId == Pia && a.Kind == kind)
                .ExecuteUpdateAsync(a => a.SetProperty(x => x.State, AppraisalState.EndComplete))
        );

    private static async Task NameAsync(Window window, string home, string who, string? picture = null)
    {
        await Steps.OpenAsync(window, home + "/colleagues?Who=" + who, picture);
        await window.Page.CheckAsync($"main input[name=Name][value='{who}']");
        await window.Page.ClickAsync("main form[action*='handler=Name'] button[type=submit]");
        await window.Arrived(home + "/colleagues");
    }

    private static async Task PressAsync(Window window, string path, string button)
    {
        await window.Go(path);
        await window.Page.Locator(button).First.ClickAsync();
        await window.Arrived(path);
    }

    private static async Task SayAsync(Window window, string link, string text, string home)
    {
        await window.Page.Locator(link).First.ClickAsync();
        (await window.Faults()).ShouldBeEmpty();
        await Steps.FillAsync(window, "Text", text);
        await SaveAsync(window, home);
        (await window.Page.Locator("main").InnerTextAsync()).ShouldContain(text);
    }

    private static async Task SaveAsync(Window window, string to)
    {
        await Steps.SaveAsync(window);
        await window.Arrived(to);
    }

    private static Task<ProbationState> StateAsync(TheDatabase database) =>
        database.Read(db => db.Probations.Select(c => c.State).SingleAsync());

    private static async Task FillAsync(Fairway.App.FairwayDb db)
    {
        db.AddRange(A.Unit("ENT"), A.Chief("ENT", is_: Carla), A.Supervision(Pia, Carla, since: "2026-03-01"));
        Account secretary = An.Account(Bao).Named("Bao Tran");
        Account partner = An.Account(Hana).Named("Hana Sato");
        db.AddRange(
            An.Official(Pia).Named("Pia", "Bruno").InUnit("ENT").Since("2026-03-02").OnProbation().Build(),
            An.Official(Carla).Named("Carla", "Ibarra").InUnit("ENT").Build(),
            An.Official(Hana).Named("Hana", "Sato").InUnit("ENT").Build(),
            An.Official(Bao).Named("Bao", "Tran").InUnit("ENT").Build(),
            (Account)An.Account(Pia).Named("Pia Bruno"),
            (Account)An.Account(Carla).Named("Carla Ibarra"),
            partner,
            secretary,
            An.Office(Office.HrPartner, partner.Id, "ENT"),
            An.Office(Office.BoardSecretary, secretary.Id)
        );
        foreach (var colleague in Colleagues)
        {
            db.AddRange(
                An.Official(colleague).Named("Colleague", "Number" + colleague).InUnit("ENT").Build(),
                (Account)An.Account(colleague).Named("Colleague " + colleague)
            );
        }
        await db.SaveChangesAsync();
    }
}
