using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Training;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Training;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Web.Tests.Journeys;

/// <summary>A request for training in Chromium, from the developmental objective to its six-month evaluation, with the fund right at each step (LE-2).</summary>
[Trait("Rule", "LE-2")]
public sealed class TrainingJourney(TheBrowser browser)
{
    private const string Olu = "1001";
    private const string Carla = "1002";
    private const string Dede = "1003";
    private const string Hana = "1004";

    private static readonly Guid s_appraisal = new("0197a000-0000-7000-8000-0000000000c1");

    [Theory]
    [InlineData("en", true)]
    [InlineData("fr", false)]
    public async Task From_the_objective_to_the_evaluation_after_six_months(string language, bool scripts)
    {
        await using var database = await TheDatabase.From(Provider.Sqlite, "training-journey", FillAsync);
        var clock = FixedClock.On("2026-03-02");
        await using var server = await TheServer.On(database, clock);

        // HR opens the fund of the department.
        await using var hr = await Steps.SignInAsync(browser, server, Hana, language, scripts);
        await Steps.OpenAsync(hr, "/training/funds", "training-funds-" + language);
        await hr.Page.SelectOptionAsync("select[name=Unit]", "D");
        await Steps.FillAsync(hr, "Amount", scripts ? "5,000.00" : "5 000,00");
        await Steps.FillAsync(hr, "Reason", "The budget of the biennium");
        await PressAsync(hr, "main form[method=post] button[type=submit]", "/training/funds/*");
        var fund = await database.Read(db => db.TrainingFunds.Select(f => f.Id).SingleAsync());
        await Is(database, fund, 5_000m, 0m, 0m);

        // Olu asks, for the objective of the appraisal.
        await using var olu = await Steps.SignInAsync(browser, server, Olu, language, scripts);
        await Steps.OpenAsync(olu, "/training");
        await Steps.OpenAsync(olu, $"/training/ask?objective={s_appraisal}", "training-ask-" + language);
        (await olu.Page.Locator("main").InnerTextAsync()).ShouldContain("Draft contracts in French");
        (await olu.Page.Locator("input[name='Input.Need'][value=Objective]").IsCheckedAsync()).ShouldBeTrue();
        await Steps.FillAsync(olu, "Input.Title", "French for contracts");
        await Steps.FillAsync(olu, "Input.Provider", "The Translators’ School");
        await olu.Page.SelectOptionAsync("select[name='Input.Area']", "languages");
        await Steps.DateAsync(olu, "Input.StartsOn", new LocalDate(2026, 4, 13));
        await Steps.DateAsync(olu, "Input.EndsOn", new LocalDate(2026, 4, 17));
        await Steps.FillAsync(olu, "Input.Cost", "1200.50");
        await Steps.FillAsync(olu, "Input.Why", "To draft contracts without a translator");
        await PressAsync(olu, "main form[method=post] button:not([formaction])", "/training/requests/*");
        var id = await database.Read(db => db.TrainingRequests.Select(r => r.Id).SingleAsync());
        var home = TrainingAtHand.LinkOf(id);
        (await database.Read(db => db.TrainingRequests.Select(r => r.AppraisalId).SingleAsync())).ShouldBe(s_appraisal);

        // The chief supports it; the head of the department sees what it takes, and approves.
        await using var carla = await Steps.SignInAsync(browser, server, Carla, language, scripts);
        await Steps.OpenAsync(carla, "/");
        (await carla.Page.Locator("main a[href='/training?show=waiting']").CountAsync()).ShouldBe(1);
        await Steps.OpenAsync(carla, home, "training-word-" + language);
        await Steps.FillAsync(carla, "Text", "The unit needs it");
        await PressAsync(carla, "main button[formaction*='handler=Support']", home);
        await using var dede = await Steps.SignInAsync(browser, server, Dede, language, scripts);
        await Steps.OpenAsync(dede, "/training?show=waiting", "training-list-" + language);
        await Steps.OpenAsync(dede, home, "training-decide-" + language);
        (await dede.Page.Locator("main").InnerTextAsync()).ShouldContain("The unit needs it");
        // Who decides reads the request, and not the appraisal behind it.
        (await dede.Page.Locator($"main a[href='/appraisals/{s_appraisal}']").CountAsync()).ShouldBe(0);
        await PressAsync(dede, "main button[formaction*='handler=Approve']", home);
        await Is(database, fund, 5_000m, 1_200.50m, 0m);
        await Steps.OpenAsync(dede, $"/training/funds/{fund}", "training-fund-" + language);

        // A cut is looked at first.
        await Steps.OpenAsync(hr, $"/training/funds/{fund}/cut");
        await Steps.FillAsync(hr, "By", "1000");
        await hr.Page.Locator("main form[method=get] button").ClickAsync();
        await hr.Arrived("/cut?By=1000*");
        (await hr.Faults()).ShouldBeEmpty();
        await hr.Picture("training-cut-" + language);
        await Steps.FillAsync(hr, "Reason", "Less money this year");
        await PressAsync(hr, "main form[method=post] button", $"/training/funds/{fund}");
        await Is(database, fund, 4_000m, 1_200.50m, 0m);

        // It took place and cost less.
        clock.Set("2026-04-20");
        await using var oluThen = await Steps.SignInAsync(browser, server, Olu, language, scripts);
        await Steps.OpenAsync(oluThen, home, "training-complete-" + language);
        await Steps.DateAsync(oluThen, "HeldUntil", new LocalDate(2026, 4, 17));
        await Steps.FillAsync(oluThen, "Actual", "1100,25");
        await PressAsync(oluThen, "main form[action*='handler=Complete'] button", home);
        await Is(database, fund, 4_000m, 0m, 1_100.25m);
        await using var carlaThen = await Steps.SignInAsync(browser, server, Carla, language, scripts);
        await EvaluateAsync(oluThen, home, "Some", "I wrote the first two by myself");
        await EvaluateAsync(carlaThen, home, "Some", "Two contracts");

        // Six months later both are asked again.
        clock.Set("2026-10-17");
        await using var oluLater = await Steps.SignInAsync(browser, server, Olu, language, scripts);
        await using var carlaLater = await Steps.SignInAsync(browser, server, Carla, language, scripts);
        await Steps.OpenAsync(oluLater, "/");
        (await oluLater.Page.Locator("main a[href='/training?show=waiting']").CountAsync()).ShouldBe(1);
        await EvaluateAsync(oluLater, home, "Much", "All of them", "training-evaluate-" + language);
        await EvaluateAsync(carlaLater, home, "Much", "No translator was needed since June");
        await Steps.OpenAsync(oluLater, home, "training-end-" + language);
        (await database.Read(db => db.TrainingEvaluations.CountAsync())).ShouldBe(4);
        await Is(database, fund, 4_000m, 0m, 1_100.25m);
        var json = await oluLater.Page.APIRequest.GetAsync(new Uri(server.Url, home + "/file.json").ToString());
        (await json.TextAsync()).ShouldContain("No translator was needed since June");

        foreach (var window in new[] { hr, olu, carla, dede, oluThen, carlaThen, oluLater, carlaLater })
        {
            window.Complaints.ShouldBeEmpty();
        }
    }

    private static async Task EvaluateAsync(Window window, string home, string effect, string text, string? picture = null)
    {
        await Steps.OpenAsync(window, home, picture);
        await window.Page.Locator($"input[name=Effect][value={effect}]").CheckAsync();
        await Steps.FillAsync(window, "Text", text);
        await PressAsync(window, "main form[action*='handler=Evaluate'] button", home);
    }

    /// <summary>Presses a button, and waits for where that leads.</summary>
    private static async Task PressAsync(Window window, string button, string to)
    {
        await window.Page.Locator(button).ClickAsync();
        (await window.Page.Locator(".govuk-error-summary").CountAsync()).ShouldBe(0, window.Page.Url);
        await window.Arrived(to);
    }

    private static async Task Is(TheDatabase database, Guid fund, decimal allotted, decimal committed, decimal spent) =>
        FundAtHand
            .BalanceOf(await database.Read(db => db.FundMovements.Where(m => m.FundId == fund).ToListAsync()))
            .ShouldBe(new FundBalance(allotted, committed, spent));

    private static async Task FillAsync(FairwayDb db)
    {
        db.AddRange(A.Unit("D"), A.Unit("U", under: "D"), A.Chief("D", is_: Dede), A.Chief("U", is_: Carla));
        db.AddRange(A.Supervision(Olu, Carla, Dede), A.Supervision(Carla, Dede));
        Account partner = An.Account(Hana).Named("Hana Sato");
        db.AddRange(
            An.Official(Olu).Named("Olu", "Adeyemi").InUnit("U").Build(),
            An.Official(Carla).Named("Carla", "Ibarra").InUnit("U").Build(),
            An.Official(Dede).Named("Dede", "Mensah").InUnit("D").Build(),
            An.Official(Hana).Named("Hana", "Sato").InUnit("D").Build(),
            (Account)An.Account(Olu).Named("Olu Adeyemi"),
            (Account)An.Account(Carla).Named("Carla Ibarra"),
            (Account)An.Account(Dede).Named("Dede Mensah"),
            partner,
            An.Office(Office.HrPartner, partner.Id, "D")
        );
        var appraisal = new Appraisal
        {
            Id = s_appraisal,
            StaffId = Olu,
            SupervisorId = Carla,
            SecondLevelId = Dede,
            UnitCode = "U",
            OfManager = false,
            CycleStart = new(2026, 1, 1),
            CycleEnd = new(2027, 12, 31),
            OpenedOn = new(2026, 1, 5),
            BeginningDue = new(2026, 4, 1),
            PolicyVersion = TheServer.Policies.Version,
            State = AppraisalState.BeginningShared,
            SharedVersion = 1,
        };
        db.Add(appraisal);
        db.Add(
            new FormVersion
            {
                AppraisalId = s_appraisal,
                Step = AppraisalStep.Beginning,
                Number = 1,
                Content = FormText.Write(
                    AgreementForm.Empty with
                    {
                        Objective = new DevelopmentalObjective("Draft contracts in French", "A course in spring", "Time for it"),
                    }
                ),
                Hash = "a",
                SharedBy = Olu,
                SharedAt = Instant.FromUtc(2026, 1, 20, 9, 0),
                Language = "en",
            }
        );
        await db.SaveChangesAsync();
    }
}
