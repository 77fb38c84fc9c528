using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.ReportsBoard;
using Fairway.Rules.Appraisals;
using Fairway.Rules.ReportsBoard;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Web.Tests.Journeys;

/// <summary>
/// A session of the Board in Chromium (BD-1, BD-2): assignment with a conflict, an observation, the vote that returns a report, minutes, a letter, and
/// the corrected version.
/// </summary>
public sealed class BoardSessionJourney(TheBrowser browser)
{
    private const string Olu = "1001";
    private const string Carla = "1002";
    private const string Bao = "1004";
    private static readonly string[] Members = ["2001", "2002", "2003"];

    // Olu's second level: a member who has a part.
    private const string Sam = "1003";
    private static readonly LocalDate Opened = new(2026, 2, 2);

    [Theory]
    [InlineData("en", true)]
    [InlineData("es", false)]
    public async Task A_session_returns_a_report_and_the_corrected_version_comes(string language, bool scripts)
    {
        await using var database = await TheDatabase.From(Provider.Sqlite, "board-journey", FillAsync);
        await using var server = await TheServer.On(database, FixedClock.On("2026-05-04"));
        var item = await database.Read(db => db.BoardItems.SingleAsync());
        var home = $"/board/items/{item.Id}";

        // The secretary calls a session and asks a member; who is second level is not among those who can be asked, and it says why.
        await using var secretary = await Steps.SignInAsync(browser, server, Bao, language, scripts);
        await Steps.OpenAsync(secretary, "/board", "session-queue-" + language);
        await Steps.OpenAsync(secretary, "/board/sessions");
        await Steps.DateAsync(secretary, "HeldOn", new LocalDate(2026, 5, 4));
        await Steps.FillAsync(secretary, "Place", "Room VII");
        await Steps.SaveAsync(secretary);
        var session = await database.Read(db => db.BoardSessions.SingleAsync());
        var meeting = $"/board/sessions/{session.Id}";
        await Steps.OpenAsync(secretary, home);
        await OpenDetailsAsync(secretary, "form[action*='handler=Assign']");
        (await secretary.Page.Locator($"main input[name=Members][value='{Sam}']").CountAsync()).ShouldBe(0);
        (await secretary.Page.Locator("main form[action*='handler=Assign']").InnerTextAsync()).ShouldContain("Sam Keita");
        await secretary.Page.CheckAsync($"main input[name=Members][value='{Members[0]}']");
        await secretary.Picture("session-assign-" + language);
        await PressAsync(secretary, "form[action*='handler=Assign'] button", home);

        // The member with a part sees no more than that; the one who is asked writes, and proposes to return it.
        await using var conflicted = await Steps.SignInAsync(browser, server, Sam, language, scripts);
        await Steps.OpenAsync(conflicted, home, "session-conflict-" + language);
        (await conflicted.Page.Locator("main form[method=post]").CountAsync()).ShouldBe(0);
        await using var member = await Steps.SignInAsync(browser, server, Members[0], language, scripts);
        await Steps.OpenAsync(member, home, "session-item-" + language);
        await member.Page.CheckAsync("main input[name=Kind][value=Guidance]");
        await member.Page.FillAsync("main form[action*='handler=Write'] [name=Text]", "Agree on a measure before the output");
        await PressAsync(member, "form[action*='handler=Write'] button", home + "*");
        await OpenDetailsAsync(member, "form[action*='handler=Propose']");
        await member.Page.SelectOptionAsync("main select[name=Session]", session.Id.ToString());
        await member.Page.FillAsync("main form[action*='handler=Propose'] [name=Text]", "One output has no measure that can be checked");
        await PressAsync(member, "button[name=proposal][value=Return]", home + "*");

        // Three members are the quorum: with two present nothing is decided.
        await Steps.OpenAsync(secretary, meeting, "session-agenda-" + language);
        await AttendAsync(secretary, meeting, Members[..2]);
        await DecideAsync(secretary, 2);
        (await database.Read(db => db.BoardItems.Select(i => i.State).SingleAsync())).ShouldBe(BoardItemState.OnAgenda);
        await AttendAsync(secretary, meeting, Members);
        await DecideAsync(secretary, 3);
        (await database.Read(db => db.BoardItems.Select(i => i.State).SingleAsync())).ShouldBe(BoardItemState.Returned);
        await secretary.Go(meeting);
        await secretary.Page.FillAsync("main [name=Remarks]", "Ended at 11:40");
        await PressAsync(secretary, "form[action*='handler=Close'] button", meeting + "/minutes");
        await Steps.OpenAsync(secretary, meeting + "/minutes", "session-minutes-" + language);
        var minutes = await secretary.Page.Locator("main").InnerTextAsync();
        minutes.ShouldContain("One output has no measure that can be checked");
        minutes.ShouldContain("Ended at 11:40");

        // A letter to the chief, who reads it in three languages.
        await Steps.OpenAsync(secretary, "/board/letters/write");
        await secretary.Page.SelectOptionAsync("main select[name=Unit]", "ENT");
        foreach (var text in new[] { "TextEn", "TextFr", "TextEs" })
        {
            await Steps.FillAsync(secretary, text, text + ": please agree on measures");
        }
        await PressAsync(secretary, "form[method=post] button[type=submit]", "/board/letters/*");
        var letter = new Uri(secretary.Page.Url).AbsolutePath;
        await using var chief = await Steps.SignInAsync(browser, server, Carla, language, scripts);
        await Steps.OpenAsync(chief, letter, "session-letter-" + language);
        (await chief.Page.Locator("main").InnerTextAsync()).ShouldContain("please agree on measures");

        // The two read why, correct the measure and sign again: the new version replaces the returned one.
        var appraisal = $"/appraisals/{item.SubjectId}";
        await using var official = await Steps.SignInAsync(browser, server, Olu, language, scripts);
        await Steps.OpenAsync(official, appraisal, "session-returned-" + language);
        (await official.Page.Locator("main").InnerTextAsync()).ShouldContain("One output has no measure that can be checked");
        await OpenDetailsAsync(official, "form[action*='handler=Correct']");
        await official.Page.FillAsync("main form[action*='handler=Correct'] [name=Reason]", "The Board asks for a measure");
        await PressAsync(official, "form[action*='handler=Correct'] button[type=submit]", appraisal);
        await Steps.OpenAsync(official, $"{appraisal}/outputs/{Agreed().Outputs[0].Id}");
        await Steps.FillAsync(official, "Input.Measure", "Twenty offices paid by June 2027, none late");
        await Steps.SaveAsync(official);
        await official.Go(appraisal + "/share");
        await Steps.SaveAsync(official);
        await SignAsync(chief, appraisal);
        await SignAsync(official, appraisal);
        var items = await database.Read(db => db.BoardItems.OrderBy(i => i.FormNumber).ToListAsync());
        items.Select(i => i.State).ShouldBe([BoardItemState.Replaced, BoardItemState.Received]);
        await Steps.OpenAsync(member, $"/board/items/{items[1].Id}?beside={items[0].Id}", "session-corrected-" + language);
        (await member.Page.Locator("main").InnerTextAsync()).ShouldContain("Twenty offices paid by June 2027");

        foreach (var window in new[] { secretary, conflicted, member, chief, official })
        {
            window.Complaints.ShouldBeEmpty();
        }
    }

    private static async Task OpenDetailsAsync(Window window, string form)
    {
        var details = window.Page.Locator($"main details:has({form})").First;
        if (await details.GetAttributeAsync("open") is null)
        {
            await details.Locator("summary").First.ClickAsync();
        }
    }

    private static async Task PressAsync(Window window, string button, string to)
    {
        await window.Page.Locator("main " + button).First.ClickAsync();
        await window.Arrived(to);
        (await window.Page.Locator(".govuk-error-summary").CountAsync()).ShouldBe(0, window.Page.Url);
    }

    private static async Task AttendAsync(Window window, string meeting, IEnumerable<string> present)
    {
        await window.Go(meeting);
        foreach (var who in present)
        {
            await window.Page.CheckAsync($"main input[name=Members][value='{who}']");
        }
        await PressAsync(window, "form[action*='handler=Attend'] button", meeting);
    }

    private static async Task DecideAsync(Window window, int inFavour)
    {
        await window.Page.FillAsync("main [name=For]", inFavour.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await window.Page.FillAsync("main [name=Discussion]", "All agreed");
        await window.Page.Locator("main form[action*='handler=Decide'] button").First.ClickAsync();
        await window.Page.WaitForLoadStateAsync();
    }

    /// <summary>Signs; a signature after its day says why (CY-8).</summary>
    private static async Task SignAsync(Window window, string home)
    {
        await Steps.OpenAsync(window, home + "/sign");
        if (await window.Page.Locator("main [name='Input.Cause']").CountAsync() > 0)
        {
            await window.Page.SelectOptionAsync("main select[name='Input.Whose']", nameof(DelayOf.Organization));
            await Steps.FillAsync(window, "Input.Cause", "Corrected as the Board asked");
        }
        await Steps.FillAsync(window, "Password", AccountBuilder.Password);
        await window.Page.Locator("main form:has([name=Password]) button[type=submit]").ClickAsync();
        await window.Arrived(home);
    }

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
                        "Better than before",
                        "June 2027",
                        "Two weeks of a developer",
                        "2026/A",
                        null
                    )),
            ],
            Competencies =
            [
                .. TheServer
                    .Policies.PolicyAt(Opened)
                    .Appraisals.Catalogue.All.Take(3)
                    .Select(c => new CompetencyChoice(c.Code, "Field offices say so", "Three offices depend on it")),
            ],
            Objective = new DevelopmentalObjective("Read a balance sheet", "The course in May", ""),
            DiscussedOn = new LocalDate(2026, 2, 27),
        };

    private static async Task FillAsync(Fairway.App.FairwayDb db)
    {
        db.AddRange(A.Unit("TOP"), A.Unit("ENT", under: "TOP"), A.Chief("TOP", is_: Sam), A.Chief("ENT", is_: Carla));
        db.AddRange(A.Supervision(Olu, Carla), A.Supervision(Carla, Sam));
        foreach (
            var (who, given, family, office) in new (string, string, string, Office?)[]
            {
                (Olu, "Olu", "Adeyemi", null),
                (Carla, "Carla", "Ibarra", null),
                (Sam, "Sam", "Keita", Office.BoardMember),
                (Bao, "Bao", "Tran", Office.BoardSecretary),
                (Members[0], "Ann", "Moore", Office.BoardMember),
                (Members[1], "Bo", "Lind", Office.BoardMember),
                (Members[2], "Cy", "Roux", Office.BoardMember),
            }
        )
        {
            Account account = An.Account(who).Named($"{given} {family}");
            var unit = who is Olu or Carla ? "ENT" : "TOP";
            db.AddRange(An.Official(who).Named(given, family).InUnit(unit).Build(), account);
            if (office is { } held)
            {
                db.Add(An.Office(held, account.Id));
            }
        }

        db.Add(
            new Fairway.App.Results.Outcome
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
        var hash = FormText.Hash(appraisal, AppraisalStep.Beginning, content);
        foreach (var (party, who) in new[] { (AppraisalParty.Supervisor, Carla), (AppraisalParty.Official, Olu) })
        {
            db.Add(
                new Signature
                {
                    AppraisalId = appraisal.Id,
                    Step = AppraisalStep.Beginning,
                    FormNumber = 1,
                    Party = party,
                    SignerId = who,
                    At = at,
                    Hash = hash,
                    PolicyVersion = appraisal.PolicyVersion,
                }
            );
        }

        db.AddRange(
            appraisal,
            A.Form(appraisal, content, Olu, at),
            BoardItem.Of(appraisal, AppraisalStep.Beginning, new LocalDate(2026, 3, 2), at)
        );
        await db.SaveChangesAsync();
    }
}
