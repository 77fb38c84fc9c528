using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Results;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using NodaTime;

namespace Fairway.Web.Tests.Journeys;

/// <summary>
/// The main job from an adjusted mid-term review to a disputed end of cycle, the second level and the Board (CY-3 to CY-7, CY-10), in
/// Chromium, with and without JavaScript, in three languages.
/// </summary>
public sealed class WholeAppraisalJourney(TheBrowser browser)
{
    private const string Olu = "1001";
    private const string Carla = "1002";
    private const string Sam = "1003";
    private const string Bao = "1004";
    private static readonly LocalDate Opened = new(2026, 2, 2);
    private static AppraisalPolicy Policy => TheServer.Policies.PolicyAt(Opened).Appraisals;

    [Theory]
    [InlineData("en", true)]
    [InlineData("fr", false)]
    [InlineData("es", true)]
    public async Task From_an_adjusted_review_over_a_dispute_and_the_second_level_to_the_Board(string language, bool scripts)
    {
        await using var database = await TheDatabase.From(Provider.Sqlite, "whole-journey", FillAsync);
        var clock = FixedClock.On("2026-12-15");
        await using var server = await TheServer.On(database, clock);
        var id = await database.Read(db => Task.FromResult(db.Appraisals.Single().Id));
        var home = $"/appraisals/{id}";
        var outputs = Agreed().Outputs;

        // Mid-term: one output is adjusted, one withdrawn, so that the number asks for its reason.
        await using var official = await SignInAsync(server, Olu, language, scripts);
        await Steps.OpenAsync(official, "/");
        await Steps.OpenAsync(official, home);
        await Steps.OpenAsync(official, $"{home}/review/outputs/{outputs[0].Id}", "review-output-" + language);
        await Steps.FillAsync(official, "Input.Progress", "Dakar is live since February");
        await Steps.FillAsync(official, "Input.Problems", "The bank in Bangkok changed its interface");
        await official.Page.CheckAsync("main input[name='Input.Fate'][value=Adjusted]");
        await Steps.FillAsync(official, "Input.Reason", "Bangkok moves to the next cycle");
        await Steps.FillAsync(official, "Input.Title", "Payroll migration for two field offices");
        await Steps.SaveAsync(official);
        await Steps.OpenAsync(official, $"{home}/review/outputs/{outputs[1].Id}");
        await official.Page.CheckAsync("main input[name='Input.Fate'][value=Withdrawn]");
        await Steps.FillAsync(official, "Input.Reason", "Taken over by Pretoria");
        await Steps.SaveAsync(official);
        await official.Go($"{home}/review/outputs/{outputs[2].Id}");
        await Steps.FillAsync(official, "Input.Progress", "Half of the notes are written");
        await Steps.SaveAsync(official);
        await Steps.OpenAsync(official, home + "/review/number");
        await Steps.FillAsync(official, "Reason", "The two that are left fill the year");
        await Steps.SaveAsync(official);
        await Steps.OpenAsync(official, home + "/review/objective");
        await Steps.FillAsync(official, "Input.Progress", "The course in May is done");
        await Steps.SaveAsync(official);
        await Steps.OpenAsync(official, home + "/review/discussion");
        await Steps.DateAsync(official, "DiscussedOn", new LocalDate(2026, 12, 14));
        await Steps.SaveAsync(official);
        await Steps.OpenAsync(official, home, "mid-term-" + language);
        await Steps.OpenAsync(official, home + "/review/share");
        await Steps.SaveAsync(official);
        await using var chief = await SignInAsync(server, Carla, language, scripts);
        await Steps.SignAsync(chief, home, "review-sign-" + language);
        await Steps.SignAsync(official, home, null);
        (await StateAsync(database)).ShouldBe(AppraisalState.MidTermAgreed);

        // The end: the official writes first, going from part to part.
        clock.Set("2027-12-10");
        await using var later = await SignInAsync(server, Olu, language, scripts);
        await Steps.OpenAsync(later, home);
        await Steps.OpenAsync(later, $"{home}/self/outputs/{outputs[0].Id}", "self-output-" + language);
        await Steps.FillAsync(later, "Input.Achieved", "Dakar and Lima are paid from the new system");
        await Steps.FillAsync(later, "Input.Challenges", "The overtime table for Lima");
        await Steps.SaveAsync(later);
        await Steps.FillAsync(later, "Input.Achieved", "All notes are written and read");
        await Steps.SaveAsync(later);
        foreach (var _ in Agreed().Competencies)
        {
            await Steps.FillAsync(later, "Text", "When the bank slipped I called Lima the same day");
            await Steps.SaveAsync(later);
        }

        (await later.Faults()).ShouldBeEmpty();
        await Steps.FillAsync(later, "Text", "Both courses, and the first balance sheet read alone");
        await Steps.SaveAsync(later);
        await Steps.FillAsync(later, "Text", "A field post");
        await Steps.SaveAsync(later);
        (await later.Faults()).ShouldBeEmpty();
        await Steps.SaveAsync(later);
        (await StateAsync(database)).ShouldBe(AppraisalState.SelfAssessed);

        // The chief assesses; one output below what was expected, of which nothing was raised: it has to be explained.
        await using var assessing = await SignInAsync(server, Carla, language, scripts);
        await Steps.OpenAsync(assessing, home, "end-of-cycle-" + language);
        await Steps.OpenAsync(assessing, $"{home}/assessment/outputs/{outputs[0].Id}", "assess-output-" + language);
        await RateAsync(assessing, Policy.Ratings.Outputs[1].Code, "Both offices were paid on time");
        await RateAsync(assessing, Policy.Ratings.Outputs[0].Code, "The notes came late", next: false);
        await Steps.FillAsync(assessing, "Input.Surprise", "");
        await Steps.SaveAsync(assessing);
        foreach (var _ in Agreed().Competencies)
        {
            await RateAsync(assessing, Policy.Ratings.Competencies[1].Code, "Seen in Lima");
        }

        await Steps.FillAsync(assessing, "Text", "Well used");
        await Steps.SaveAsync(assessing);
        await Steps.FillAsync(assessing, "Text", "Ready for a field post");
        await Steps.SaveAsync(assessing);
        await Steps.OpenAsync(assessing, home + "/assessment/overall", "overall-" + language);
        await RateAsync(assessing, Policy.Ratings.Overall[1].Code, "All that was left was delivered");
        await Steps.DateAsync(assessing, "DiscussedOn", new LocalDate(2027, 12, 9));
        await Steps.SaveAsync(assessing);

        // No surprises: the page says what is missing and leads there.
        (await assessing.Faults()).ShouldBeEmpty();
        await assessing.Page.Locator($"main a[href='{home}/assessment/outputs/{outputs[2].Id}']").First.ClickAsync();
        await Steps.FillAsync(assessing, "Input.Surprise", "It came out only in November");
        await Steps.SaveAsync(assessing);
        await Steps.SignAsync(assessing, home, "end-sign-" + language);
        (await StateAsync(database)).ShouldBe(AppraisalState.EndSignedBySupervisor);

        // The official reads it now, objects, and signs all the same: signing is not agreeing.
        await Steps.OpenAsync(later, home, "disputed-" + language);
        (await later.Page.Locator("main").InnerTextAsync()).ShouldContain("It came out only in November");
        await later.Page.Locator("main details:has(form[action*='handler=Object']) summary").First.ClickAsync();
        await later.Page.FillAsync("main form[action*='handler=Object'] [name=Text]", "The notes waited for the bank, not for me");
        await later.Page.ClickAsync("main form[action*='handler=Object'] button[type=submit]");
        await Steps.SignAsync(later, home, null);
        (await StateAsync(database)).ShouldBe(AppraisalState.EndObjected);

        // The supervisor answers, then the second level speaks, then the Board reads.
        await Steps.OpenAsync(assessing, home);
        await assessing.Page.FillAsync("main form[action*='handler=Answer'] [name=Text]", "The bank had answered in June");
        await assessing.Page.ClickAsync("main form[action*='handler=Answer'] button[type=submit]");
        await using var second = await SignInAsync(server, Sam, language, scripts);
        await Steps.OpenAsync(second, "/");
        await Steps.OpenAsync(second, home, "second-level-" + language);
        await second.Page.FillAsync("main form[action*='handler=SecondLevel'] [name=Text]", "I have read both; the rating stands");
        await second.Page.ClickAsync("main form[action*='handler=SecondLevel'] button[type=submit]");
        (await StateAsync(database)).ShouldBe(AppraisalState.EndComplete);
        await using var secretary = await SignInAsync(server, Bao, language, scripts);
        await Steps.OpenAsync(secretary, "/board");
        await Steps.OpenAsync(secretary, home);
        (await secretary.Page.Locator("main").InnerTextAsync()).ShouldContain("The notes waited for the bank");
        await Steps.OpenAsync(secretary, home + "/print", "end-print-" + language);

        foreach (var window in new[] { official, later, chief, assessing, second, secretary })
        {
            window.Complaints.ShouldBeEmpty();
        }
    }

    [Fact]
    [Trait("Rule", "CY-6")]
    public async Task The_chief_completes_the_report_of_an_official_who_takes_no_part()
    {
        await using var database = await TheDatabase.From(Provider.Sqlite, "whole-journey", FillAsync);
        await using var server = await TheServer.On(database, FixedClock.On("2027-12-10"));
        var id = await database.Read(db => Task.FromResult(db.Appraisals.Single().Id));
        var home = $"/appraisals/{id}";
        await using var chief = await SignInAsync(server, Carla, "en", scripts: true);
        await chief.Go($"{home}/assessment/outputs/{Agreed().Outputs[0].Id}");
        foreach (var _ in Agreed().Outputs)
        {
            await RateAsync(chief, Policy.Ratings.Outputs[1].Code, "From what I have seen");
        }

        foreach (var _ in Agreed().Competencies)
        {
            await RateAsync(chief, Policy.Ratings.Competencies[1].Code, "From what I have seen");
        }

        await Steps.FillAsync(chief, "Text", "Not discussed");
        await Steps.SaveAsync(chief);
        await Steps.FillAsync(chief, "Text", "Not discussed");
        await Steps.SaveAsync(chief);
        await RateAsync(chief, Policy.Ratings.Overall[1].Code, "From what I have seen");
        await Steps.DateAsync(chief, "DiscussedOn", new LocalDate(2027, 12, 8));
        await Steps.FinishAsync(chief);
        await Steps.OpenAsync(chief, home + "/sign?without=true", "without");
        await Steps.FillAsync(chief, "Input.NoPart", "Asked on 1 and 8 December in writing; no answer");
        await Steps.FillAsync(chief, "Password", AccountBuilder.Password);
        await chief.Page.Locator("main form:has([name=Password]) button[type=submit]").ClickAsync();
        await chief.Arrived(home);
        (await StateAsync(database)).ShouldBe(AppraisalState.EndSignedBySupervisor);
        (await chief.Page.Locator("main").InnerTextAsync()).ShouldContain("Asked on 1 and 8 December in writing");
    }

    private static async Task RateAsync(Window window, string rating, string text, bool next = true)
    {
        await window.Page.CheckAsync($"main input[name='Input.Rating'][value='{rating}']");
        await Steps.FillAsync(window, "Input.Text", text);
        if (next)
        {
            await Steps.SaveAsync(window);
        }
    }

    private static Task<AppraisalState> StateAsync(TheDatabase database) =>
        database.Read(db => Task.FromResult(db.Appraisals.Single().State));

    private Task<Window> SignInAsync(TheServer server, string staffId, string language, bool scripts) =>
        Steps.SignInAsync(browser, server, staffId, language, scripts);

    private static AgreementForm Agreed() =>
        new()
        {
            Outputs =
            [
                .. Enumerable
                    .Range(1, 3)
                    .Select(n => new Output(
                        new Guid(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]),
                        $"Payroll migration, part {n}",
                        "Paid from the new system, with no late payment",
                        "June 2027",
                        "Two weeks of a developer",
                        "2026/A",
                        null
                    )),
            ],
            Competencies =
            [
                .. Policy
                    .Catalogue.All.Take(3)
                    .Select(c => new CompetencyChoice(c.Code, "Field offices say so", "Three offices depend on it")),
            ],
            Objective = new DevelopmentalObjective("Read a balance sheet", "The course in May", ""),
            DiscussedOn = new LocalDate(2026, 2, 27),
        };

    private static async Task FillAsync(Fairway.App.FairwayDb db)
    {
        db.AddRange(A.Unit("TOP"), A.Unit("ENT", under: "TOP"), A.Chief("TOP", is_: Sam), A.Chief("ENT", is_: Carla));
        db.AddRange(A.Supervision(Olu, Carla), A.Supervision(Carla, Sam));
        Account secretary = An.Account(Bao).Named("Bao Tran");
        db.AddRange(
            An.Official(Olu).Named("Olu", "Adeyemi").InUnit("ENT").Build(),
            An.Official(Carla).Named("Carla", "Ibarra").InUnit("ENT").Build(),
            An.Official(Sam).Named("Sam", "Keita").InUnit("TOP").Build(),
            An.Official(Bao).Named("Bao", "Tran").InUnit("ENT").Build(),
            (Account)An.Account(Olu).Named("Olu Adeyemi"),
            (Account)An.Account(Carla).Named("Carla Ibarra"),
            (Account)An.Account(Sam).Named("Sam Keita"),
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
        var at = Instant.FromUtc(2026, 3, 2, 9, 0);
        var appraisal = new Appraisal
        {
            StaffId = Olu,
            CycleStart = new LocalDate(2026, 1, 1),
            CycleEnd = new LocalDate(2027, 12, 31),
            PolicyVersion = TheServer.Policies.Version,
            OpenedOn = Opened,
            State = AppraisalState.BeginningAgreed,
            SupervisorId = Carla,
            SecondLevelId = Sam,
            UnitCode = "ENT",
            OfManager = false,
            BeginningDue = new LocalDate(2026, 4, 1),
            MidTermDue = new LocalDate(2027, 1, 1),
            SharedVersion = 1,
            AgreedVersion = 1,
            SupervisorSignedAt = at,
            OfficialSignedAt = at,
            ReceivedByBoardAt = at,
        };
        var content = FormText.Write(Agreed());
        db.AddRange(appraisal, A.Form(appraisal, content, Olu, at));
        await db.SaveChangesAsync();
    }
}
