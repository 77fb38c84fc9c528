using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Probation;
using Fairway.App.ReportsBoard;
using Fairway.App.Tests.Appraisals;
using Fairway.App.Tests.Probation;
using Fairway.App.Tests.Underperformance;
using Fairway.App.Underperformance;
using Fairway.Rules;
using Fairway.Rules.Probation;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.App.Tests.Appraisals.AppraisalScene;

namespace Fairway.App.Tests.ReportsBoard;

/// <summary>CY-8 outside the appraisal: on the day nothing is asked, and a day after it why, and whose it was.</summary>
[Trait("Rule", "CY-8")]
public sealed class Late_steps
{
    private static readonly LateWords s_said = new(DelayOf.Organization, "  The place was vacant ");

    [Theory, BothDatabases]
    public async Task A_report_signed_a_day_late_says_why_and_on_the_day_it_need_not(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await ProbationTests.Assessed(scene);
        await scene.Do(u => u.Reports.SaveAsync(scene.As(Carla), id, new(Recommendation.Confirm, "All met", "Nobody worked with her")));
        scene.Clock.Set("2027-06-01");
        (await Sign(scene, Carla, id)).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Reports.WithdrawAsync(scene.As(Carla), id))).ShouldBe(ActResult.Ok);

        scene.Clock.Set("2027-06-02");
        Missing(await Sign(scene, Carla, id)).ShouldBe("Whose");
        Missing(await Sign(scene, Carla, id, new(DelayOf.Supervisor, " "))).ShouldBe("Cause");
        var long_ = new LateWords(DelayOf.Supervisor, new string('x', Policy.TextMaximum + 1));
        Code(await Sign(scene, Carla, id, long_)).ShouldBe(RefusalCodes.TextTooLong);
        (await scene.Read(db => db.LateProbationSteps.CountAsync())).ShouldBe(0);
        (await Sign(scene, Carla, id, s_said)).ShouldBe(ActResult.Ok);
        var late = await scene.Read(db => db.LateProbationSteps.SingleAsync());
        (late.Step, late.DueOn, late.SignedOn, late.Whose, late.Cause, late.SaidBy, late.FormNumber).ShouldBe(
            (
                ProbationStep.Report,
                new LocalDate(2027, 6, 1),
                new LocalDate(2027, 6, 2),
                DelayOf.Organization,
                "The place was vacant",
                Carla,
                2
            )
        );
        (await scene.Read(db => db.History.Where(h => h.Act == "sign-as-supervisor").OrderBy(h => h.At).Select(h => h.Detail).LastAsync()))
            .ShouldNotBeNull()
            .ShouldEndWith(",\"late\":1,\"whose\":\"Organization\"}");
        // The official has the time to comment, and it is nobody's delay.
        (await Sign(scene, Pia, id)).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Probation(scene.As(Pia), id)))!.Late.Single().Cause.ShouldBe("The place was vacant");
        var item = await scene.Read(db => db.BoardItems.Where(i => i.SubjectId == id).Select(i => i.Id).SingleAsync());
        var board = scene.As("9003", new HeldOffice(Office.BoardMember, null));
        var read = await scene.Read(db => new BoardItemReading(db).LoadAsync(board, item));
        read!.Late.Select(l => (l.Step, l.Delay.Whose)).ShouldBe([(StepKind.ProbationReport, DelayOf.Organization)]);
    }

    [Theory, BothDatabases]
    public async Task Input_is_asked_for_its_delay_only_while_the_report_waits_for_it(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await ProbationTests.Begin(scene);
        await scene.Add(ProbationTests.Colleague("2001"), ProbationTests.Colleague("2002"));
        foreach (var who in new[] { Olu, Dov, "2001", "2002" })
        {
            (await ProbationTests.Name(scene, Pia, id, who)).ShouldBe(ActResult.Ok);
            (await ProbationTests.Name(scene, Carla, id, who)).ShouldBe(ActResult.Ok);
        }

        scene.Clock.Set("2027-05-01");
        (await Give(Olu)).ShouldBe(ActResult.Ok);
        scene.Clock.Set("2027-05-02");
        Missing(await Give(Dov)).ShouldBe("Whose");
        (await scene.Read(db => db.ProbationInputs.CountAsync(i => i.State == InputState.Given))).ShouldBe(1);
        (await Give(Dov, new(DelayOf.Colleague, "On mission"))).ShouldBe(ActResult.Ok);
        (await Give("2001", new(DelayOf.Supervisor, "Asked late"))).ShouldBe(ActResult.Ok);
        // Three are enough: the fourth holds nothing up.
        (await Give("2002")).ShouldBe(ActResult.Ok);
        var late = await scene.Read(db => db.LateProbationSteps.OrderBy(l => l.Whose).ToListAsync());
        late.Select(l => (l.Step, l.Whose, l.SaidBy, l.DueOn))
            .ShouldBe(
                [
                    (ProbationStep.Input, DelayOf.Colleague, Dov, new LocalDate(2027, 5, 1)),
                    (ProbationStep.Input, DelayOf.Supervisor, "2001", new LocalDate(2027, 5, 1)),
                ],
                ignoreOrder: true
            );

        Task<ActResult> Give(string who, LateWords? words = null) =>
            scene.Do(u =>
                u.Inputs.GiveAsync(scene.As(who), ProbationTests.InputOf(scene, who), new("Payroll", "Careful", "Ask sooner"), words)
            );
    }

    [Theory, BothDatabases]
    public async Task Each_step_of_a_case_says_why_it_is_late(Provider on)
    {
        await using var scene = await CaseScene.On(on);
        var id = await scene.Open();
        scene.Clock.Set("2026-03-20");
        // Held on the day, and recorded later: it is in time.
        Missing(await Discuss(new(2026, 3, 17))).ShouldBe("Whose");
        Missing(await Discuss(new(2026, 3, 17), new(DelayOf.Colleague, "Not one of the two sides"))).ShouldBe("Whose");
        (await Discuss(new(2026, 3, 17), s_said)).ShouldBe(ActResult.Ok);

        // Thirty days from the discussion: 16 April.
        scene.Clock.Set("2026-04-17");
        await scene.SharePlan(id, CaseScene.Plan with { DiscussedOn = new LocalDate(2026, 4, 17) });
        Missing(await scene.Sign(id, CaseScene.Carla)).ShouldBe("Whose");
        (await scene.Sign(id, CaseScene.Carla, late: s_said)).ShouldBe(ActResult.Ok);
        (await scene.Sign(id, CaseScene.Olu)).ShouldBe(ActResult.Ok);

        scene.Clock.Set("2026-10-18");
        await scene.WriteReview(id, CaseScene.Reviewed(false, scene.Today));
        Missing(await scene.Sign(id, CaseScene.Carla)).ShouldBe("Whose");
        (await scene.Sign(id, CaseScene.Carla, late: new(DelayOf.Official, "On leave"))).ShouldBe(ActResult.Ok);
        (await scene.Sign(id, CaseScene.Olu)).ShouldBe(ActResult.Ok);

        // Sixty days from the Board's receipt: 17 December.
        scene.Clock.Set("2026-12-18");
        Missing(await Further()).ShouldBe("Whose");
        (await Further(new(DelayOf.Organization, "No session in autumn"))).ShouldBe(ActResult.Ok);
        var late = await scene.Read(db => db.LateCaseSteps.OrderBy(l => l.At).ToListAsync());
        late.Select(l => (l.Step, l.DueOn, l.SignedOn, l.Whose))
            .ShouldBe([
                (CaseStep.Discussion, new(2026, 3, 16), new(2026, 3, 17), DelayOf.Organization),
                (CaseStep.Plan, new(2026, 4, 16), new(2026, 4, 17), DelayOf.Organization),
                (CaseStep.Review, new(2026, 10, 17), new(2026, 10, 18), DelayOf.Official),
                (CaseStep.Outcome, new(2026, 12, 17), new(2026, 12, 18), DelayOf.Organization),
            ]);
        (await scene.Read(db => db.History.CountAsync(h => h.Detail!.Contains("\"late\":1")))).ShouldBe(4);
        var view = (await scene.Do(u => u.Reading.LoadAsync(scene.As(CaseScene.Olu), id)))!;
        view.Late.Count.ShouldBe(4);
        // The Board reads what was late until its result came, and the official takes it all along.
        var item = await scene.Read(db => db.BoardItems.Where(i => i.SubjectId == id).Select(i => i.Id).SingleAsync());
        (await scene.Read(db => new BoardItemReading(db).LoadAsync(scene.As(CaseScene.Mia), item)))!
            .Late.Select(l => l.Step)
            .ShouldBe([StepKind.CaseDiscussion, StepKind.CasePlan, StepKind.CaseReview]);
        OwnCaseFile.Write(view)!.ShouldContain("No session in autumn");

        Task<ActResult> Discuss(LocalDate held, LateWords? words = null) =>
            scene.Do(u => u.Dialogue.DiscussAsync(scene.As(CaseScene.Carla), id, 1, CaseScene.Discussion(held), words));

        async Task<ActResult> Further(LateWords? words = null)
        {
            var version = await scene.Version(id);
            return await scene.Do(u => u.Outcomes.MonitorFurtherAsync(scene.As(CaseScene.Hana), id, version, "The course first", words));
        }
    }

    [Theory, BothDatabases]
    public async Task On_its_day_no_step_of_a_case_is_late_nor_while_leave_stops_the_clock(Provider on)
    {
        await using var scene = await CaseScene.On(on);
        var id = await scene.Open();
        scene.Clock.Set("2026-03-20");
        (
            await scene.Do(u => u.Dialogue.DiscussAsync(scene.As(CaseScene.Carla), id, 1, CaseScene.Discussion(new LocalDate(2026, 3, 16))))
        ).ShouldBe(ActResult.Ok);
        scene.Clock.Set("2026-04-15");
        await scene.SharePlan(id, CaseScene.Plan with { DiscussedOn = scene.Today });
        (await scene.Sign(id, CaseScene.Carla)).ShouldBe(ActResult.Ok);
        (await scene.Sign(id, CaseScene.Olu)).ShouldBe(ActResult.Ok);
        scene.Clock.Set("2026-09-01");
        var leave = Guid.CreateVersion7();
        (await scene.Do(u => u.Dialogue.RecordLeaveAsync(scene.As(CaseScene.Hana), id, leave, new LocalDate(2026, 9, 1), null))).ShouldBe(
            ActResult.Ok
        );
        scene.Clock.Set("2026-11-20");
        await scene.WriteReview(id, CaseScene.Reviewed(true, scene.Today));
        (await scene.Sign(id, CaseScene.Carla)).ShouldBe(ActResult.Ok);
        (await scene.Read(db => db.LateCaseSteps.CountAsync())).ShouldBe(0);
        (await scene.Read(db => db.History.CountAsync(h => h.Detail!.Contains("\"late\"")))).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task The_case_that_an_official_takes_along_has_nothing_that_is_held_in_confidence_or_not_shared(Provider on)
    {
        await using var scene = await CaseScene.On(on);
        var id = await scene.Running();
        foreach (var who in new[] { CaseScene.Carla, CaseScene.Olu, CaseScene.Hana })
        {
            (await scene.Do(u => u.Dialogue.LeaveNoteAsync(scene.As(who), id, Guid.CreateVersion7(), "In confidence"))).ShouldBe(
                ActResult.Ok
            );
        }

        await scene.WriteReview(id, CaseScene.Reviewed(true, scene.Today) with { Text = "Not signed yet" });
        (await scene.Do(u => u.Dialogue.SayAsync(scene.As(CaseScene.Olu), id, Guid.CreateVersion7(), "My <own> account"))).ShouldBe(
            ActResult.Ok
        );
        var file = OwnCaseFile.Write((await scene.Do(u => u.Reading.LoadAsync(scene.As(CaseScene.Olu), id)))!).ShouldNotBeNull();
        file.ShouldContain("My <own> account");
        file.ShouldContain("Tables on time");
        file.ShouldNotContain("In confidence");
        file.ShouldNotContain("Not signed yet");
        foreach (var who in new[] { CaseScene.Carla, CaseScene.Sam, CaseScene.Hana })
        {
            OwnCaseFile.Write((await scene.Do(u => u.Reading.LoadAsync(scene.As(who), id)))!).ShouldBeNull(who);
        }
    }

    private static Task<ActResult> Sign(AppraisalScene scene, string by, Guid id, LateWords? late = null) =>
        scene.Do(async u => await u.Reports.SignAsync(scene.As(by), id, Reports.HashOf((await u.Probation(scene.As(by), id))!), "", late));

    private static string? Missing(ActResult result)
    {
        var refusal = result.ShouldBeOfType<ActResult.Refused>().Refusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe(RefusalCodes.LateCauseMissing);
        return refusal.Field;
    }

    private static string Code(ActResult result) => result.ShouldBeOfType<ActResult.Refused>().Refusals.ShouldHaveSingleItem().Code;
}
