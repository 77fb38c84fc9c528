using Fairway.App.Reclassification;
using Fairway.Rules;
using Fairway.Rules.Reclassification;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.App.Tests.Reclassification.ReclassificationScene;

namespace Fairway.App.Tests.Reclassification;

[Trait("Rule", "RG-1")]
public sealed class Appeals_against_results
{
    [Theory, BothDatabases]
    public async Task The_group_of_the_unit_examines_it_without_those_in_conflict_and_the_decision_counts_from_the_request(Provider on)
    {
        await using var scene = await On(on);
        var id = await Kept(scene);
        var sent = scene.Clock.Now.InUtc().Date;
        (await Appeal(scene, id, Xia, "Mine")).ShouldBe(ActResult.Missing);
        (await Appeal(scene, id, Hana, "Mine")).ShouldBe(ActResult.Missing, "HR is no party");
        Code(await Appeal(scene, id, Olu, " ")).ShouldBe(RefusalCodes.JobTextMissing);
        (await Readers(scene, id)).ShouldBe([Olu, Carla, Hana, Ines]);
        scene.Clock.Now = scene.Clock.Now.Plus(Duration.FromDays(30));
        (await Appeal(scene, id, Olu, "The budget was not weighed")).ShouldBe(ActResult.Ok);

        // Gus serves in U; Hana evaluated; Greta’s group is that of headquarters.
        (await Readers(scene, id)).ShouldBe([Olu, Carla, Hana, Ines, Gita, Gil]);
        var view = (await scene.Reading(r => r.FindAsync(scene.As(Olu), id)))!;
        view.Group.ToDictionary(m => m.Name, m => m.Conflict.Reason)
            .ShouldBe(
                new Dictionary<string, string>
                {
                    [Hana] = "review-conflict-evaluator",
                    [Gita] = "review-no-conflict",
                    [Gil] = "review-no-conflict",
                    [Gus] = "review-conflict-unit",
                },
                ignoreOrder: true
            );
        (await Due(scene)).Awaited.ShouldBe([Gita, Gil]);
        (await scene.Reading(r => r.WaitingAsync(scene.As(Gita)))).ShouldBe(1);
        (await scene.Reading(r => r.WaitingAsync(scene.As(Gus)))).ShouldBe(0);

        // Gita takes it up and then knows of a conflict: she reads it no more.
        (await scene.Appeals(id, (a, v) => a.TakeUpAsync(scene.As(Hana), id, v))).ShouldBe(ActResult.Missing);
        (await scene.Appeals(id, (a, v) => a.TakeUpAsync(scene.As(Gita), id, v))).ShouldBe(ActResult.Ok);
        (await Recommend(scene, id, Gil, "G6")).ShouldBe(ActResult.Missing, "Gita reports");
        (await scene.Appeals(id, (a, v) => a.StepAsideAsync(scene.As(Gita), id, v, "A cousin’s friend"))).ShouldBe(ActResult.Ok);
        (await Readers(scene, id)).ShouldBe([Olu, Carla, Hana, Ines, Gil]);
        (await scene.Reading(r => r.FindAsync(scene.As(Olu), id)))!.Steps.ShouldAllBe(s => s.Text != "A cousin’s friend");
        (await scene.Appeals(id, (a, v) => a.TakeUpAsync(scene.As(Gil), id, v))).ShouldBe(ActResult.Ok);
        Code(await Recommend(scene, id, Gil, "G4")).ShouldBe(RefusalCodes.ReclassificationGradeWrong);
        Code(await Recommend(scene, id, Gil, "G7")).ShouldBe(RefusalCodes.ReclassificationGradeWrong);
        (await Readers(scene, id)).ShouldNotContain(Dora);
        (await Recommend(scene, id, Gil, "G6")).ShouldBe(ActResult.Ok);

        (await Readers(scene, id)).ShouldBe([Olu, Carla, Hana, Ines, Gil, Dora]);
        (await Due(scene)).Awaited.ShouldBe([Dora]);
        (await Decide(scene, id, Alba, "G6")).ShouldBe(ActResult.Missing, "Dora is no party");
        (await Decide(scene, id, Gil, "G6")).ShouldBe(ActResult.Missing);
        (await Decide(scene, id, Dora, "G6")).ShouldBe(ActResult.Ok);
        (await Decide(scene, id, Dora, "G5")).ShouldBeOfType<ActResult.Refused>("a decision stands");
        var of = await scene.Database.Read(db => db.Reclassifications.SingleAsync());
        (of.State, of.DecidedGrade, of.EffectGrade, of.EffectOn, of.GradeBefore).ShouldBe(
            (ReclassificationState.Changed, "G6", "G6", sent, "G5")
        );
        // Service in the new grade begins on the day of the request, for whatever reads grades.
        var periods = await scene.Database.Read(db => db.ServicePeriods.Where(p => p.StaffId == Olu).OrderBy(p => p.From).ToListAsync());
        periods.Select(p => (p.Grade, p.Until)).ShouldBe([("G5", sent), ("G6", null)]);
        periods[1].From.ShouldBe(sent);
        (await scene.Reading(r => r.FindAsync(scene.As(Olu), id)))!.RemediesUntil.ShouldBe(of.DecidedOn!.Value.PlusMonths(3));
    }

    [Theory, BothDatabases]
    public async Task An_appeal_has_a_last_day(Provider on)
    {
        await using var scene = await On(on);
        var id = await Kept(scene);
        var noon = scene.Clock.Now;
        scene.Clock.Now = noon.Plus(Duration.FromDays(62));
        Code(await Appeal(scene, id, Olu, "Late")).ShouldBe(RefusalCodes.ReclassificationAppealClosed);
        scene.Clock.Now = noon.Plus(Duration.FromDays(61));
        (await Appeal(scene, id, Carla, "In time, and by the chief")).ShouldBe(ActResult.Ok);
    }

    [Theory, BothDatabases]
    public async Task Where_the_head_is_the_chief_the_alternate_decides(Provider on)
    {
        await using var scene = await On(on);
        var id = await scene.Sent(Carla, Carla);
        await scene.TakeOn(id, Hana);
        (await scene.Evaluate(id, Hana, 3)).ShouldBe(ActResult.Ok);
        (await Appeal(scene, id, Carla, "The budget")).ShouldBe(ActResult.Ok);
        (await scene.Appeals(id, (a, v) => a.TakeUpAsync(scene.As(Gil), id, v))).ShouldBe(ActResult.Ok);
        (await Recommend(scene, id, Gil, "G5")).ShouldBe(ActResult.Ok);
        (await Due(scene)).Awaited.ShouldBe([Alba]);
        (await Decide(scene, id, Dora, "G5")).ShouldBe(ActResult.Missing, "she is the chief");
        (await Decide(scene, id, Alba, "G5")).ShouldBe(ActResult.Ok);
        var of = await scene.Database.Read(db => db.Reclassifications.SingleAsync());
        (of.State, of.EffectGrade).ShouldBe((ReclassificationState.Confirmed, null));
    }

    /// <summary>A grade of one's own by personal promotion is not the post's (PP-9): the post is judged by its own, and its holder keeps theirs.</summary>
    [Theory, BothDatabases]
    public async Task Whoever_was_promoted_in_the_post_keeps_their_grade_and_the_post_gets_its_own(Provider on)
    {
        await using var scene = await On(on);
        var promoted = new LocalDate(2024, 1, 1);
        await using (var db = scene.Database.Open())
        {
            var olu = await db.Officials.Include(o => o.Periods).SingleAsync(o => o.StaffId == Olu);
            var before = olu.Periods.Single();
            olu.Periods.Add(An.Official(Olu).InUnit("U").InGrade("G6").Since("2024-01-01").Build().Periods.Single());
            (olu.Periods[1].Post, olu.Periods[1].Category, before.Until, olu.PersonalPromotionOn) = (
                Post,
                before.Category,
                promoted,
                promoted
            );
            await db.SaveChangesAsync();
        }
        var id = await scene.Sent();
        await scene.TakeOn(id, Hana);
        await scene.Evaluate(id, Hana, 4);
        var of = await scene.Database.Read(db => db.Reclassifications.SingleAsync());
        (of.Grade, of.EffectGrade, of.EffectOn, of.GradeBefore).ShouldBe(("G5", "G6", of.ReceivedOn, null));
        (await scene.Database.Read(db => db.ServicePeriods.Where(p => p.StaffId == Olu).CountAsync())).ShouldBe(2);
        // The next request starts from the grade that the post has now.
        var next = Guid.CreateVersion7();
        (await scene.Requests(r => r.BeginAsync(scene.As(Olu), next, Olu))).ShouldBe(ActResult.Ok);
        (await scene.Database.Read(db => db.Reclassifications.SingleAsync(c => c.Id == next))).Grade.ShouldBe("G6");
    }

    private static async Task<Guid> Kept(ReclassificationScene scene)
    {
        var id = await scene.Sent();
        await scene.TakeOn(id, Hana);
        (await scene.Evaluate(id, Hana, 3)).ShouldBe(ActResult.Ok);
        return id;
    }

    private static Task<ActResult> Appeal(ReclassificationScene scene, Guid id, string who, string grounds) =>
        scene.Appeals(id, (a, v) => a.AppealAsync(scene.As(who), id, v, grounds));

    private static Task<ActResult> Recommend(ReclassificationScene scene, Guid id, string who, string grade) =>
        scene.Appeals(id, (a, v) => a.RecommendAsync(scene.As(who), id, v, grade, "The budget weighs"));

    private static Task<ActResult> Decide(ReclassificationScene scene, Guid id, string who, string grade) =>
        scene.Appeals(id, (a, v) => a.DecideAsync(scene.As(who), id, v, grade, "As recommended"));

    private static async Task<Fairway.App.Notices.OpenStep> Due(ReclassificationScene scene)
    {
        await using var db = scene.Database.Open();
        return (
            await ReclassificationDue.OpenAsync(db, ReclassificationScene.Policies, scene.Clock.Now.InUtc().Date, default)
        ).ShouldHaveSingleItem();
    }

    private static string Code(ActResult result) => result.ShouldBeOfType<ActResult.Refused>().Refusals[0].Code;

    private static async Task<List<string>> Readers(ReclassificationScene scene, Guid id)
    {
        var readers = new List<string>();
        foreach (var who in (string[])[Olu, Pia, Carla, Hana, Ines, Xia, Gita, Gil, Gus, Greta, Dora, Alba])
        {
            if (await scene.Reading(r => r.FindAsync(scene.As(who), id)) is not null)
            {
                readers.Add(who);
            }
        }
        return readers;
    }
}
