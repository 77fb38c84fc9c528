using Fairway.App.Reclassification;
using Fairway.Rules;
using Fairway.Rules.Reclassification;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.App.Tests.Reclassification.JobExerciseScene;

namespace Fairway.App.Tests.Reclassification;

[Trait("Rule", "RG-1")]
public sealed class Exercises_in_bulk
{
    [Theory, BothDatabases]
    public async Task Each_job_in_its_regions_gets_one_request_however_often_it_is_opened(Provider on)
    {
        await using var scene = await JobExerciseScene.On(on);
        (await scene.Plan(Ron, "R")).ShouldBe(ActResult.Missing, "he serves one office");
        Code(await scene.Plan(Hana, "T")).ShouldBe(RefusalCodes.ReclassificationScopeMissing);
        (await scene.Plan(Hana, "R")).ShouldBe(ActResult.Ok);
        (await scene.Plan(Hana, "R")).ShouldBe(ActResult.Ok, "the same form sent twice");
        (await scene.See(Hugo)).ShouldNotBeNull();
        (await scene.See(Ann)).ShouldBeNull("it is being planned");
        (await scene.Act((e, v) => e.PublishAsync(scene.As(Hana), scene.Id, v))).ShouldBe(ActResult.Ok);
        (await scene.See(Ann))!.Exercise.State.ShouldBe(ReclassificationExerciseState.Published);
        var version = await scene.Version();
        Code(await scene.Open(Hana, version)).ShouldBe("ReclassificationExerciseTooEarly");
        // Bo asked before, and keeps that day.
        var before = await scene.Begun(Bo);
        var asked = await scene.Database.Read(db => db.Reclassifications.SingleAsync(c => c.Id == before));
        (await scene.Save(Bo, asked, send: true)).ShouldBe(ActResult.Ok);

        scene.Clock.Set("2026-04-01");
        (await scene.Open(Hana, version)).ShouldBe(ActResult.Ok);
        (await scene.Open(Hana, version)).ShouldBe(ActResult.Ok, "a double click");
        Code(await scene.Open(Hugo, version)).ShouldBe("ReclassificationExerciseOpenedBy");
        var cases = await Cases();
        cases.Select(c => c.StaffId).ShouldBe([Ann, Bo, Cy, "2004", "2005"]);
        cases.ShouldAllBe(c => c.Region == "R" && c.Grade == "G5");
        (cases[1].Id, cases[1].ReceivedOn, cases[1].ResultDueOn).ShouldBe((before, new LocalDate(2026, 3, 2), null));
        (await scene.Database.Read(db => db.ReclassificationLeftOut.OrderBy(l => l.StaffId).ToListAsync()))
            .Select(l => (l.StaffId, l.Because))
            .ShouldBe([(Away, LeftOutBecause.Away), (NoPost, LeftOutBecause.NoPost), (Chi, LeftOutBecause.NoPost)]);
        (await Mails()).ShouldBe(6, "five in the jobs, and their chief once");

        // Stopped in the midst: what is left is done, and nothing twice.
        await using (var db = scene.Database.Open())
        {
            var of = await db.ReclassificationExercises.SingleAsync();
            of.State = ReclassificationExerciseState.Opening;
            db.RemoveRange(await db.Reclassifications.Where(c => c.StaffId == Ann || c.StaffId == "2005").ToListAsync());
            db.RemoveRange(await db.Outbox.Where(m => m.Kind == "ReclassificationExerciseOpened").ToListAsync());
            await db.SaveChangesAsync();
        }
        await scene.Do(
            async (_, opening, _) =>
            {
                await opening.GoOnAsync(scene.Id);
                return 0;
            }
        );
        (await Cases()).Select(c => c.StaffId).ShouldBe([Ann, Bo, Cy, "2004", "2005"]);
        (await Mails()).ShouldBe(3, "those two, and the chief");
        (await scene.Database.Read(db => db.ReclassificationExercises.SingleAsync())).State.ShouldBe(ReclassificationExerciseState.Open);

        Task<List<ReclassificationCase>> Cases() =>
            scene.Database.Read(db => db.Reclassifications.Where(c => c.ExerciseId == scene.Id).OrderBy(c => c.StaffId).ToListAsync());
        Task<int> Mails() => scene.Database.Read(db => db.Outbox.CountAsync(m => m.Kind == "ReclassificationExerciseOpened"));
    }

    [Theory, BothDatabases]
    public async Task What_is_sent_counts_from_the_reference_day_and_what_is_not_lapses(Provider on)
    {
        await using var scene = await JobExerciseScene.On(on);
        await scene.Opened("R");
        scene.Clock.Set("2026-05-20");
        // Official and chief write one request; nobody else reads it, and HR sees that it is there.
        (await scene.Save(Ann, await scene.CaseOf(Ann), send: false)).ShouldBe(ActResult.Ok);
        var id = (await scene.CaseOf(Ann)).Id;
        (await scene.Reads(Chi, id)).ShouldBeTrue();
        (await scene.Reads(Bo, id)).ShouldBeFalse();
        (await scene.Reads(Ron, id)).ShouldBeFalse();
        (await scene.See(Ron))!.OfHr.Select(l => l.IsOpen).ShouldBe([false, false, false, false, false]);
        (await scene.See(Chi))!.Own.Count.ShouldBe(5);
        (await scene.See(Bo))!.OfHr.ShouldBeEmpty();
        (await scene.Due()).Select(s => s.Awaited).ShouldAllBe(who => who.Contains(Chi));
        (await scene.OnCase(Ann, (r, c) => r.WithdrawAsync(scene.As(Ann), c.Id, c.Version))).ShouldBeOfType<ActResult.Refused>();
        (await scene.Save(Chi, await scene.CaseOf(Ann), send: true)).ShouldBe(ActResult.Ok);
        (await scene.See(Ron))!.OfHrAwaited.ShouldBe(1);

        // Whoever holds the post says that it hasn't changed, and takes that back.
        (await Unchanged(Bo, Chi)).ShouldBe(ActResult.Missing, "the chief can’t say so");
        (await Unchanged(Bo, Bo)).ShouldBe(ActResult.Ok);
        (await Unchanged(Cy, Cy)).ShouldBe(ActResult.Ok);
        (await scene.OnCase(Cy, (r, c) => r.ResumeAsync(scene.As(Chi), c.Id, c.Version))).ShouldBe(ActResult.Ok);

        // The last day ends everywhere before anything lapses.
        scene.Clock.Set("2026-06-01");
        (await scene.Lapse()).ShouldBe(0);
        Code(await scene.Act((e, v) => e.CloseAsync(scene.As(Hana), scene.Id, v))).ShouldBe("ReclassificationExerciseTooEarly");
        scene.Clock.Set("2026-06-03");
        Code(await scene.Save(Cy, await scene.CaseOf(Cy), send: true)).ShouldBe("ReclassificationQuestionnairesClosed");
        (await scene.Lapse()).ShouldBe(3);
        (await scene.Lapse()).ShouldBe(0);
        (await scene.CaseOf(Cy)).State.ShouldBe(ReclassificationState.Lapsed);
        (await scene.OnCase(Bo, (r, c) => r.ResumeAsync(scene.As(Bo), c.Id, c.Version))).ShouldBeOfType<ActResult.Refused>();
        await scene.Begun(Cy);

        Code(await scene.Act((e, v) => e.CloseAsync(scene.As(Hana), scene.Id, v))).ShouldBe("ReclassificationResultsAwaited");
        (await scene.Due()).ShouldHaveSingleItem().Due.ShouldBe(new LocalDate(2026, 12, 1), "as the exercise plans");
        (await scene.Evaluate(Ann, 4)).ShouldBe(ActResult.Ok);
        var of = await scene.CaseOf(Ann);
        (of.State, of.ReceivedOn, of.EffectOn, of.RequestedBy).ShouldBe((ReclassificationState.Raised, Reference, Reference, Chi));
        var stale = await scene.Version();
        (await scene.Act((e, v) => e.CloseAsync(scene.As(Hana), scene.Id, v))).ShouldBe(ActResult.Ok);
        (await scene.Do((e, _, _) => e.CloseAsync(scene.As(Hugo), scene.Id, stale))).ShouldBe(ActResult.Stale, "Hana was first");

        Task<ActResult> Unchanged(string of, string by) => scene.OnCase(of, (r, c) => r.LeaveUnchangedAsync(scene.As(by), c.Id, c.Version));
    }

    [Theory, BothDatabases]
    public async Task A_private_draft_stays_private_and_gives_way_and_a_region_of_three_is_not_told(Provider on)
    {
        await using var scene = await JobExerciseScene.On(on);
        var draft = await scene.Begun(Ann);
        await scene.Opened("R", "S");
        (await scene.Reads(Chi, draft)).ShouldBeFalse();
        var of = await scene.Database.Read(db => db.Reclassifications.SingleAsync(c => c.Id == draft));
        Code(await scene.Save(Ann, of, send: true)).ShouldBe("ReclassificationInExercise");
        (await scene.Database.Read(db => db.Reclassifications.CountAsync(c => c.StaffId == Ann && c.ExerciseId != null))).ShouldBe(1);
        (await scene.See(Bo))!.Progress!.ShouldHaveSingleItem("with the whole the difference would be three").Key.ShouldBe("R");

        // A region is in one exercise at a time.
        var other = Guid.CreateVersion7();
        var plan = new ReclassificationPlan(["", "S"], Reference.PlusMonths(1), Reference.PlusMonths(4), Reference.PlusMonths(8));
        (await scene.Do((e, _, _) => e.PlanAsync(scene.As(Hana), other, 0, plan))).ShouldBe(ActResult.Ok);
        Code(await scene.Do((e, _, _) => e.PublishAsync(scene.As(Hana), other, 1))).ShouldBe("ReclassificationScopeTaken");
        (await scene.Do((e, _, _) => e.PlanAsync(scene.As(Hana), other, 1, plan with { Regions = [""] }))).ShouldBe(ActResult.Ok);
        (await scene.Do((e, _, _) => e.PublishAsync(scene.As(Hana), other, 2))).ShouldBe(ActResult.Ok);
        (await scene.Do((e, _, _) => e.WithdrawAsync(scene.As(Hugo), other, 3))).ShouldBe(ActResult.Ok);
        (await scene.Do((_, _, r) => r.ListAsync(scene.As(Bo)))).Count.ShouldBe(1, "one is taken back");
    }

    private static string Code(ActResult result) => result.ShouldBeOfType<ActResult.Refused>().Refusals[0].Code;
}
