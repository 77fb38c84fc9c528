using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.App.Tests.Appraisals.AppraisalScene;

namespace Fairway.App.Tests.Appraisals;

/// <summary>Unit, job and funding inside a cycle, and separation (CY-9, decision 11).</summary>
[Trait("Rule", "CY-9")]
public sealed class Changes_of_place_and_early_closing
{
    [Theory, BothDatabases]
    public async Task CY_9_another_unit_under_the_same_supervisor_is_recorded_and_asks_for_no_note(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await scene.Agree();
        await Move(scene, "2026-09-01", p => p.UnitCode = "D");
        scene.Clock.Set("2026-09-03");
        (await scene.Do(u => u.FollowAsync())).ShouldBe(1);
        (await scene.Do(u => u.FollowAsync())).ShouldBe(0);
        var part = await scene.Read(db => db.AppraisalParts.SingleAsync());
        (part.UnitCode, part.Until, part.Because, part.NoteAsked).ShouldBe(("U", new LocalDate(2026, 9, 1), PartEnd.Unit, false));
        var appraisal = await scene.Read(db => db.Appraisals.SingleAsync());
        (appraisal.UnitCode, appraisal.SupervisorId, appraisal.PartFrom).ShouldBe(("D", Carla, new LocalDate(2026, 9, 1)));
    }

    [Theory, BothDatabases]
    public async Task CY_9_regular_budget_to_technical_cooperation_asks_for_a_note_and_opens_no_second_appraisal(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await scene.Agree();
        await Move(scene, "2026-09-01", p => p.Funding = "TC");
        scene.Clock.Set("2026-09-01");
        (await scene.Do(u => u.FollowAsync())).ShouldBe(1);
        var part = await scene.Read(db => db.AppraisalParts.SingleAsync());
        (part.Because, part.NoteAsked, part.SupervisorId).ShouldBe((PartEnd.Funding, true, Carla));
        // And back: what runs goes on.
        await Move(scene, "2027-02-01", p => p.Funding = "RB");
        scene.Clock.Set("2027-02-01");
        (await scene.Do(u => u.FollowAsync())).ShouldBe(1);
        (await scene.Do(u => u.Opening.OpenAsync(scene.As(Carla), [Olu]))).ShouldBeEmpty();
        (await scene.Read(db => db.AppraisalOutputs.CountAsync(o => o.Agreed))).ShouldBe(3);
    }

    [Theory, BothDatabases]
    public async Task CY_9_separation_closes_the_cycle_early_and_a_correction_takes_it_back(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await scene.Add(An.Account(Olu), An.Account(Carla));
        var id = await scene.Agree();
        await Change_of_supervisor.Leaves(scene, Olu, new LocalDate(2026, 11, 1));
        scene.Clock.Set("2026-08-03");
        (await scene.Do(u => u.FollowAsync())).ShouldBe(1);
        var view = (await scene.Do(u => u.Reading.LoadAsync(scene.As(Olu), id)))!;
        (view.Appraisal.ClosesOn, view.Appraisal.DueOf(AppraisalStep.EndOfCycle)).ShouldBe(
            (new LocalDate(2026, 10, 31), new LocalDate(2026, 10, 31))
        );
        // There is no room for a mid-term review any more: the end comes next, and is open three months before.
        (view.Appraisal.Working, view.Appraisal.DueOf(AppraisalStep.MidTerm)).ShouldBe((AppraisalStep.EndOfCycle, null));
        view.Writable.Self.ShouldNotBeNull();
        (await scene.Read(db => db.Outbox.CountAsync(m => m.Kind == "CycleClosesEarly"))).ShouldBe(2);

        await scene.Read(db =>
            db.ServicePeriods.Where(p => p.StaffId == Olu).ExecuteUpdateAsync(set => set.SetProperty(p => p.Until, (LocalDate?)null))
        );
        (await scene.Do(u => u.FollowAsync())).ShouldBe(1);
        var appraisal = await scene.Read(db => db.Appraisals.SingleAsync());
        (appraisal.ClosesOn, appraisal.Working, appraisal.DueOf(AppraisalStep.MidTerm)).ShouldBe(
            (null, AppraisalStep.MidTerm, new LocalDate(2027, 1, 1))
        );
    }

    [Theory, BothDatabases]
    public async Task CY_9_the_supervisor_of_an_official_who_left_stays_to_end_the_cycle(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Agree();
        await Change_of_supervisor.Leaves(scene, Olu, new LocalDate(2026, 11, 1));
        scene.Clock.Set("2026-11-05");
        await scene.Do(async u => await DailyRebuild(scene));
        var appraisal = await scene.Read(db => db.Appraisals.SingleAsync());
        (appraisal.SupervisorId, appraisal.ClosesOn).ShouldBe((Carla, new LocalDate(2026, 10, 31)));
        (await scene.Do(u => u.Assessments.LoadAsync(scene.As(Carla), id)))!.Case.May(AppraisalAct.SaveAssessment).ShouldBeTrue();
    }

    [Theory, BothDatabases]
    public async Task CY_9_leave_without_pay_ends_no_part_and_closes_nothing(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await scene.Agree();
        await Move(
            scene,
            "2026-09-01",
            p =>
            {
                p.Status = "unpaid-leave";
                p.Organization = "none";
            }
        );
        scene.Clock.Set("2026-10-01");
        await scene.Do(async u => await DailyRebuild(scene));
        var appraisal = await scene.Read(db => db.Appraisals.SingleAsync());
        (appraisal.SupervisorId, appraisal.ClosesOn).ShouldBe((Carla, null));
        (await scene.Read(db => db.AppraisalParts.CountAsync())).ShouldBe(0);
    }

    /// <summary>From a day on, another period.</summary>
    private static Task Move(AppraisalScene scene, string from, Action<ServicePeriod> change) =>
        scene.Read(async db =>
        {
            var day = Days.Of(from);
            var open = await db.ServicePeriods.SingleAsync(p => p.StaffId == Olu && p.Until == null);
            open.Until = day;
            var next = new ServicePeriod
            {
                StaffId = Olu,
                From = day,
                Organization = open.Organization,
                Status = open.Status,
                Category = open.Category,
                Grade = open.Grade,
                Funding = open.Funding,
                DutyStation = open.DutyStation,
                UnitCode = open.UnitCode,
            };
            change(next);
            db.Add(next);
            return await db.SaveChangesAsync();
        });

    private static Task<int> DailyRebuild(AppraisalScene scene) =>
        scene.Read(async db =>
        {
            await SupervisionBuilder.RebuildAsync(db, scene.Clock.Now.InUtc().Date, scene.Clock.Now, "calendar");
            return 0;
        });
}
