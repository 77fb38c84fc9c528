using Fairway.App.Underperformance;
using Fairway.Rules;
using Fairway.Rules.ReportsBoard;
using Fairway.Rules.Underperformance;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.App.Tests.Underperformance.CaseScene;

namespace Fairway.App.Tests.Underperformance;

[Trait("Rule", "UP-1")]
[Trait("Rule", "UP-2")]
[Trait("Rule", "UP-3")]
public sealed class A_case_and_its_steps
{
    [Theory, BothDatabases]
    public async Task A_double_click_opens_one_case_and_says_nothing_twice(Provider on)
    {
        await using var scene = await CaseScene.On(on);
        var form = Guid.CreateVersion7();
        for (var twice = 0; twice < 2; twice++)
        {
            (await scene.Do(u => u.Openings.OpenAsync(scene.As(Carla), Olu, form, Opening))).ShouldBe(ActResult.Ok);
        }
        (await scene.Read(db => db.UnderperformanceCases.CountAsync())).ShouldBe(1);
        var said = Guid.CreateVersion7();
        for (var twice = 0; twice < 2; twice++)
        {
            (await scene.Do(u => u.Dialogue.SayAsync(scene.As(Olu), form, said, "No course was given"))).ShouldBe(ActResult.Ok);
        }
        (await scene.Read(db => db.CaseStatements.CountAsync())).ShouldBe(1);
        scene.Clock.Set("2026-03-05");
        for (var twice = 0; twice < 2; twice++)
        {
            (await scene.Do(u => u.Dialogue.DiscussAsync(scene.As(Carla), form, 1, Discussion(scene.Today)))).ShouldBe(ActResult.Ok);
        }
        (await scene.Read(db => db.CaseForms.CountAsync(f => f.Kind == CaseFormKind.Discussion))).ShouldBe(1);
        // Another one that somebody opens meanwhile is no twin either.
        (
            await scene.Do(u => u.Openings.OpenAsync(scene.As(Carla), Olu, Guid.CreateVersion7(), Opening))
        ).ShouldBeOfType<ActResult.Refused>();
    }

    [Theory, BothDatabases]
    public async Task Nobody_but_the_supervisor_opens_and_nobody_about_themselves(Provider on)
    {
        await using var scene = await CaseScene.On(on);
        foreach (var who in (string[])[Olu, Sam, Hana, Bao, Nia, Stranger])
        {
            (await scene.Do(u => u.Openings.OpenAsync(scene.As(who), Olu, Guid.CreateVersion7(), Opening))).ShouldBe(
                ActResult.Missing,
                who
            );
        }
        foreach (var who in (string[])[Olu, Carla, Sam, Nia, Stranger])
        {
            (await scene.Do(u => u.Openings.ProposeAsync(scene.As(who), Olu, Guid.CreateVersion7(), "x"))).ShouldBe(ActResult.Missing, who);
        }
    }

    [Theory, BothDatabases]
    public async Task A_plan_is_private_until_shared_and_a_change_takes_a_signature_away(Provider on)
    {
        await using var scene = await CaseScene.On(on);
        var id = await scene.Discussed();
        scene.Clock.Set("2026-03-10");
        var seen = (await scene.Do(u => u.Drafts.PlanAsync(scene.As(Carla), id)))!.Seen;
        (await scene.Do(u => u.Drafts.SavePlanAsync(scene.As(Carla), id, seen, Plan))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Reading.LoadAsync(scene.As(Olu), id)))!.Plan.ShouldBeNull();
        (await scene.Do(u => u.Drafts.PlanAsync(scene.As(Olu), id))).ShouldBeNull();
        // Another window that still shows the empty form overwrites nothing.
        (await scene.Do(u => u.Drafts.SavePlanAsync(scene.As(Carla), id, seen, Plan with { Monitoring = "Never" }))).ShouldBe(
            ActResult.Stale
        );
        (await scene.Do(u => u.Signing.ShareAsync(scene.As(Carla), id))).ShouldBe(ActResult.Ok);
        (await scene.Sign(id, Carla)).ShouldBe(ActResult.Ok);
        (await scene.State(id)).ShouldBe(CaseState.PlanSigned);
        await scene.SharePlan(id, Plan with { Monitoring = "Every Monday" });
        (await scene.State(id)).ShouldBe(CaseState.PlanShared);
        (await scene.Read(db => db.CaseSignatures.SingleAsync())).EndedBecause.ShouldBe("text-changed");
        (await scene.Sign(id, Carla)).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Signing.WithdrawAsync(scene.As(Carla), id))).ShouldBe(ActResult.Ok);
        (await scene.State(id)).ShouldBe(CaseState.PlanShared);
        (await scene.Sign(id, Olu)).ShouldBeOfType<ActResult.Refused>();
    }

    [Theory, BothDatabases]
    public async Task The_officials_silence_does_not_block_and_is_marked(Provider on)
    {
        await using var scene = await CaseScene.On(on);
        var id = await scene.Discussed();
        scene.Clock.Set("2026-03-10");
        await scene.SharePlan(id);
        (await scene.Sign(id, Carla)).ShouldBe(ActResult.Ok);
        // Eight days from the latest day that it was signed on anywhere, until they have ended everywhere (CY-6).
        scene.Clock.Set("2026-03-19");
        (await scene.Do(u => u.DailyAsync())).ShouldBe(0);
        scene.Clock.Set("2026-03-20");
        (await scene.Do(u => u.DailyAsync())).ShouldBe(1);
        (await scene.Do(u => u.DailyAsync())).ShouldBe(0);
        var found = await scene.Read(db => db.UnderperformanceCases.SingleAsync());
        (found.State, found.RunsFrom).ShouldBe((CaseState.Running, new LocalDate(2026, 3, 20)));
        (await scene.Read(db => db.CaseStatements.SingleAsync())).Word.ShouldBe(CaseWord.Unsigned);
    }

    [Theory, BothDatabases]
    public async Task A_review_before_its_day_finds_sufficient_or_nothing(Provider on)
    {
        await using var scene = await CaseScene.On(on);
        var id = await scene.Running();
        scene.Clock.Set("2026-09-09");
        await scene.WriteReview(id, CaseScene.Reviewed(false, scene.Today));
        var refused = (await scene.Sign(id, Carla)).ShouldBeOfType<ActResult.Refused>();
        refused.Refusals.ShouldContain(r => r.Code == RefusalCodes.CaseReviewEarly && r.Args.Contains(new LocalDate(2026, 9, 10)));
        await scene.WriteReview(id, CaseScene.Reviewed(true, scene.Today));
        (await scene.Sign(id, Carla)).ShouldBe(ActResult.Ok);
        (await scene.Sign(id, Olu, "Thank you for the course")).ShouldBe(ActResult.Ok);
        var found = await scene.Read(db => db.UnderperformanceCases.SingleAsync());
        (found.State, found.ClosedOn).ShouldBe((CaseState.ClosedSufficient, new LocalDate(2026, 9, 9)));
        // Closed with that said, and the Board has the result (UP-1, BD-1).
        var item = await scene.Read(db => db.BoardItems.SingleAsync());
        (item.Kind, item.SubjectId, item.DaysLate).ShouldBe((BoardReportKind.ImprovementPlan, id, 0));
    }

    [Theory, BothDatabases]
    public async Task Long_leave_stops_the_clock_and_unpaid_leave_of_the_staff_file_too(Provider on)
    {
        await using var scene = await CaseScene.On(on);
        var id = await scene.Running();
        scene.Clock.Set("2026-05-04");
        (await Due(scene, id)).ShouldBe(new LocalDate(2026, 9, 10));
        var form = Guid.CreateVersion7();
        (
            await scene.Do(u => u.Dialogue.RecordLeaveAsync(scene.As(Carla), id, form, scene.Today, null))
        ).ShouldBeOfType<ActResult.Refused>();
        (await scene.Do(u => u.Dialogue.RecordLeaveAsync(scene.As(Hana), id, form, scene.Today, null))).ShouldBe(ActResult.Ok);
        (await Due(scene, id)).ShouldBeNull();
        // Nobody is reminded of a review that has no day.
        scene.Clock.Set("2026-09-12");
        (await scene.Do(u => u.RemindAsync())).ShouldBe(0);
        (
            await scene.Do(u => u.Dialogue.RecordLeaveAsync(scene.As(Hana), id, form, new LocalDate(2026, 5, 4), new LocalDate(2026, 6, 2)))
        ).ShouldBe(ActResult.Ok);
        (await Due(scene, id)).ShouldBe(new LocalDate(2026, 10, 10));
        await scene.Read(async db =>
        {
            var period = await db.ServicePeriods.SingleAsync(p => p.StaffId == Olu);
            period.Until = new LocalDate(2026, 7, 1);
            db.Add(Period(new(2026, 7, 1), new(2026, 7, 31), "unpaid-leave"));
            db.Add(Period(new(2026, 7, 31), null, "active"));
            return await db.SaveChangesAsync();
        });
        (await Due(scene, id)).ShouldBe(new LocalDate(2026, 11, 9));
        (await scene.Do(u => u.Dialogue.RemoveLeaveAsync(scene.As(Hana), id, form))).ShouldBe(ActResult.Ok);
        (await Due(scene, id)).ShouldBe(new LocalDate(2026, 10, 10));
    }

    [Theory, BothDatabases]
    public async Task A_decision_waits_for_the_hearing_and_goes_on_where_every_guard_is_met(Provider on)
    {
        await using var scene = await CaseScene.On(on);
        var id = await scene.AtBoard();
        (await scene.Do(u => u.Dialogue.AdviseAsync(scene.As(Mia), id, Guid.CreateVersion7(), "Other duties may fit"))).ShouldBe(
            ActResult.Ok
        );
        var version = await scene.Version(id);
        (await scene.Do(u => u.Outcomes.ProposeAsync(scene.As(Hana), id, version, "fine", "x"))).ShouldBeOfType<ActResult.Refused>();
        (await scene.Do(u => u.Outcomes.ProposeAsync(scene.As(Bao), id, version, "reassignment", "x"))).ShouldBeOfType<ActResult.Refused>();
        (await scene.Do(u => u.Outcomes.ProposeAsync(scene.As(Hana), id, version, "reassignment", "As advised"))).ShouldBe(ActResult.Ok);
        scene.Clock.Set("2026-09-11");
        // The same form again finds that the case has moved.
        (await scene.Do(u => u.Outcomes.ProposeAsync(scene.As(Hana), id, version, "reassignment", "As advised"))).ShouldNotBe(ActResult.Ok);
        version = await scene.Version(id);
        Codes(await scene.Do(u => u.Outcomes.DecideAsync(scene.As(Hana), id, version, "Decided"))).ShouldBe([RefusalCodes.CaseNotHeard]);
        (await scene.Do(u => u.Dialogue.SayAsync(scene.As(Olu), id, Guid.CreateVersion7(), "I would take other duties"))).ShouldBe(
            ActResult.Ok
        );
        (await scene.Do(u => u.Outcomes.DecideAsync(scene.As(Hana), id, version, "Decided"))).ShouldBe(ActResult.Ok);
        (await scene.State(id)).ShouldBe(CaseState.Decided);
        (await scene.Do(u => u.Dialogue.SayAsync(scene.As(Olu), id, Guid.CreateVersion7(), "x"))).ShouldBeOfType<ActResult.Refused>();
    }

    [Theory, BothDatabases]
    public async Task A_guard_that_is_not_met_stops_until_two_offices_override_it(Provider on)
    {
        await using var scene = await CaseScene.On(on);
        var id = await scene.AtBoard(Plan with { Warning = "" }, given: false);
        var version = await scene.Version(id);
        (await scene.Do(u => u.Outcomes.ProposeAsync(scene.As(Hana), id, version, "reassignment", "x"))).ShouldBe(ActResult.Ok);
        scene.Clock.Set("2026-09-11");
        (await scene.Do(u => u.Dialogue.SayAsync(scene.As(Olu), id, Guid.CreateVersion7(), "Nobody warned me"))).ShouldBe(ActResult.Ok);
        await Stops(Guard.Warning, Guard.OwnRules);
        await Override(Hana, Guard.Warning);
        await Override(Hana, Guard.OwnRules);
        await Override(Hana, Guard.OwnRules);
        await Stops(Guard.Warning, Guard.OwnRules);
        await Override(Bao, Guard.OwnRules);
        await Stops(Guard.Warning);
        // What is met needs no overriding.
        version = await scene.Version(id);
        (
            await scene.Do(u => u.Outcomes.OverrideAsync(scene.As(Bao), id, version, Guard.ReasonableTime, "x"))
        ).ShouldBeOfType<ActResult.Refused>();
        await Override(Mia, Guard.Warning);
        version = await scene.Version(id);
        (await scene.Do(u => u.Outcomes.DecideAsync(scene.As(Hana), id, version, "Decided"))).ShouldBe(ActResult.Ok);
        // The official reads every reason.
        (await scene.Do(u => u.Reading.LoadAsync(scene.As(Olu), id)))!
            .Said(CaseWord.Override)
            .Count()
            .ShouldBe(4);

        async Task Override(string who, Guard guard)
        {
            var now = await scene.Version(id);
            (await scene.Do(u => u.Outcomes.OverrideAsync(scene.As(who), id, now, guard, "Said aloud in May"))).ShouldBe(ActResult.Ok);
        }

        async Task Stops(params Guard[] guards)
        {
            var view = await scene.Do(u => u.Reading.LoadAsync(scene.As(Olu), id));
            view!.Guards!.Stopping.ShouldBe(guards);
            var now = await scene.Version(id);
            Codes(await scene.Do(u => u.Outcomes.DecideAsync(scene.As(Hana), id, now, "Decided"))).ShouldBe([RefusalCodes.CaseGuardsStop]);
        }
    }

    [Theory, BothDatabases]
    public async Task Further_monitoring_begins_a_clock_of_its_own_and_a_second_result_reaches_the_board(Provider on)
    {
        await using var scene = await CaseScene.On(on);
        var id = await scene.AtBoard();
        scene.Clock.Set("2026-09-30");
        var version = await scene.Version(id);
        (await scene.Do(u => u.Outcomes.MonitorFurtherAsync(scene.As(Hana), id, version, "There was progress"))).ShouldBe(ActResult.Ok);
        (await Due(scene, id)).ShouldBe(new LocalDate(2026, 12, 30));
        scene.Clock.Set("2026-12-30");
        await scene.WriteReview(id, CaseScene.Reviewed(true, scene.Today));
        (await scene.Sign(id, Carla)).ShouldBe(ActResult.Ok);
        (await scene.Sign(id, Olu)).ShouldBe(ActResult.Ok);
        (await scene.State(id)).ShouldBe(CaseState.ClosedSufficient);
        (await scene.Read(db => db.BoardItems.OrderBy(i => i.FormNumber).Select(i => new { i.FormNumber, i.State }).ToListAsync()))
            .Select(i => (i.FormNumber, i.State))
            .ShouldBe([(1, BoardItemState.Replaced), (2, BoardItemState.Received)]);
    }

    [Theory, BothDatabases]
    public async Task The_supervisor_is_reminded_of_discussion_plan_and_review(Provider on)
    {
        await using var scene = await CaseScene.On(on);
        await scene.Open();
        scene.Clock.Set("2026-03-16");
        (await scene.Do(u => u.RemindAsync())).ShouldBe(1);
        var mail = await scene.Read(db => db.Outbox.OrderBy(m => m.WrittenAt).LastAsync());
        (mail.Kind, mail.To).ShouldBe(("ReminderTodayOne", $"{Carla}@example.org"));
        mail.Link.ShouldStartWith("/underperformance/");
        (mail.Subject + mail.Body).ShouldNotContain("Family" + Olu);
    }

    private static async Task<LocalDate?> Due(CaseScene scene, Guid id) =>
        (await scene.Do(u => u.Reading.LoadAsync(scene.As(Carla), id)))!.Clock!.DueOn;

    private static IEnumerable<string> Codes(ActResult result) => result.ShouldBeOfType<ActResult.Refused>().Refusals.Select(r => r.Code);

    private static App.Service.ServicePeriod Period(LocalDate from, LocalDate? until, string status) =>
        new()
        {
            StaffId = Olu,
            From = from,
            Until = until,
            Organization = "ILO",
            Status = status,
            Category = "P",
            Grade = "P3",
            Funding = "RB",
            DutyStation = "Geneva",
            UnitCode = "U",
        };
}
