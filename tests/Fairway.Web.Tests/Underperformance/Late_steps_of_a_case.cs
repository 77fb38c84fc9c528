using System.Net;
using System.Text.Json;
using Fairway.App.Appraisals;
using Fairway.App.Underperformance;
using Fairway.Rules.Underperformance;
using Fairway.Testing;
using Fairway.Web.Tests.Home;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.Web.Tests.Home.HomeScene;

namespace Fairway.Web.Tests.Underperformance;

/// <summary>Ben's case, opened by Cleo on 1 February 2026; it is 2 March. Xavi is HR of the unit.</summary>
[Trait("Rule", "CY-8")]
public sealed class Late_steps_of_a_case
{
    private const string Unsaid = "This step is late. Say why, and whose delay it was: it never voids the report.";

    [Theory, BothDatabases]
    public async Task A_discussion_held_late_says_why_and_what_was_typed_stays(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        var id = await Case(scene, CaseState.Opened);
        using var cleo = await scene.As(Cleo);
        var page = await cleo.Get($"/underperformance/{id}/discussion");
        page.Words.ShouldContain("If it was held after 15 February 2026");
        (string, object?)[] typed =
        [
            ("Input.HeldOn.Day", "16"),
            ("Input.HeldOn.Month", "2"),
            ("Input.HeldOn.Year", "2026"),
            ("Input.Clarified", "Which <tables>"),
            ("Input.Offered", "The course"),
            ("Input.Cause", "On mission"),
        ];
        var unsaid = await cleo.Submit(page, "Keep it and show it", typed);
        unsaid.Errors.ShouldBe([Unsaid]);
        Typed(unsaid, "Input.Clarified").ShouldBe("Which <tables>");
        Typed(unsaid, "Input.Cause").ShouldBe("On mission");
        unsaid.Document.QuerySelector("details[open] select[name='Input.Whose']").ShouldNotBeNull("the piece stands open");
        var kept = await cleo.Submit(unsaid, "Keep it and show it", ("Input.Whose", nameof(DelayOf.Supervisor)));
        kept.Words.ShouldContain("Discussion: due 15 February 2026, late. Whose delay: the supervisor.");
        (await scene.Read(db => db.LateCaseSteps.SingleAsync())).Cause.ShouldBe("On mission");

        // The official reads it, and takes it along; nobody else does.
        using var ben = await scene.As(Ben);
        (await ben.Get($"/underperformance/{id}")).Words.ShouldContain("On mission");
        using var answer = await ben.Client.GetAsync($"/underperformance/{id}/case.json");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        using var file = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        file.RootElement.GetProperty("late")[0].GetProperty("whose").GetString().ShouldBe("Supervisor");
        file.RootElement.GetProperty("discussions")[0].GetProperty("text").GetProperty("clarified").GetString().ShouldBe("Which <tables>");
        (await cleo.Get($"/underperformance/{id}/case.json")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, BothDatabases]
    public async Task What_HR_says_late_after_a_result_says_why_and_what_was_typed_stays(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        var id = await Case(scene, CaseState.AtBoard);
        await scene.Grant(App.Accounts.Office.HrPartner, Xavi, "TOP");
        using var xavi = await scene.As(Xavi);
        var page = await xavi.Get($"/underperformance/{id}/outcome");
        page.Words.ShouldContain("This step is signed 2 days after it was due.");
        var button = Further(page);
        var unsaid = await xavi.Submit(button, ("Reason", "The <course> first"), ("Late.Whose", nameof(DelayOf.Organization)));
        unsaid.Errors.ShouldBe([Unsaid]);
        Typed(unsaid, "Reason").ShouldBe("The <course> first");
        await xavi.Submit(Further(unsaid), ("Late.Cause", "No session in winter"));
        (await scene.Read(db => db.LateCaseSteps.Select(l => new { l.Step, l.Whose }).SingleAsync())).ShouldBe(
            new { Step = CaseStep.Outcome, Whose = DelayOf.Organization }
        );

        static AngleSharp.Html.Dom.IHtmlElement Further(Page page) =>
            (AngleSharp.Html.Dom.IHtmlElement)page.Document.QuerySelector("button[formaction*='handler=Further']")!;
    }

    private static string? Typed(Page page, string name) => page.Document.QuerySelector($"textarea[name='{name}']")!.TextContent.Trim();

    private static async Task<Guid> Case(HomeScene scene, CaseState state)
    {
        var of = new UnderperformanceCase
        {
            StaffId = Ben,
            SupervisorId = Cleo,
            SecondLevelId = Dora,
            UnitCode = "ENT",
            LaunchedOn = new LocalDate(2026, 2, 1),
            OpenedOn = new LocalDate(2026, 2, 1),
            PolicyVersion = TheServer.Policies.Version,
            State = state,
        };
        if (state == CaseState.AtBoard)
        {
            (of.DiscussedOn, of.RunsFrom, of.ReviewedOn) = (new(2025, 6, 1), new(2025, 6, 20), new(2025, 12, 20));
            // Sixty days before 28 February.
            of.ReceivedByBoardAt = Instant.FromUtc(2025, 12, 30, 9, 0);
        }

        await scene.Add(of);
        return of.Id;
    }
}
