using Fairway.App.Reclassification;
using Fairway.Rules.Reclassification;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using static Fairway.App.Tests.Reclassification.ReclassificationScene;

namespace Fairway.App.Tests.Reclassification;

[Trait("Rule", "RG-1")]
public sealed class Requests_and_results
{
    [Theory, BothDatabases]
    public async Task A_request_is_its_author_s_until_it_is_sent_whole_and_then_evaluated_by_somebody_who_is_no_party(Provider on)
    {
        await using var scene = await On(on);
        var id = Guid.CreateVersion7();
        (await scene.Requests(r => r.BeginAsync(scene.As(Olu), id, Pia))).ShouldBe(ActResult.Missing, "not Olu’s to ask for");
        (await scene.Requests(r => r.BeginAsync(scene.As(Olu), id, Olu))).ShouldBe(ActResult.Ok);
        (await scene.Requests(r => r.BeginAsync(scene.As(Olu), id, Olu))).ShouldBe(ActResult.Ok, "the same form sent twice");
        (await Readers(scene, id)).ShouldBe([Olu]);
        (await scene.Save(id, Olu, send: false, whole: false)).ShouldBe(ActResult.Ok, "a draft need not be whole");
        (await scene.Save(id, Olu, send: true, whole: false)).ShouldBeOfType<ActResult.Refused>().Refusals.Count.ShouldBe(6);
        (await scene.Save(id, Olu, send: true)).ShouldBe(ActResult.Ok);
        (await Readers(scene, id)).ShouldBe([Olu, Carla, Hana, Ines]);
        (await scene.Save(id, Olu, send: false)).ShouldBeOfType<ActResult.Refused>("what is sent stays");
        (await scene.Requests(r => r.BeginAsync(scene.As(Carla), Guid.CreateVersion7(), Olu))).ShouldBeOfType<ActResult.Refused>(
            "one is under way"
        );

        (await scene.TakeOn(id, Carla)).ShouldBe(ActResult.Missing);
        (await scene.TakeOn(id, Olu)).ShouldBe(ActResult.Missing);
        (await scene.TakeOn(id, Hana)).ShouldBe(ActResult.Ok);
        (await scene.Evaluate(id, Ines, 4)).ShouldBe(ActResult.Missing, "Hana has taken it on");
        (await scene.TakeOn(id, Ines)).ShouldBe(ActResult.Ok, "somebody may take it over");
        (await scene.Evaluate(id, Ines, 4, " ")).ShouldBeOfType<ActResult.Refused>();
        (await scene.Evaluate(id, Ines, 4)).ShouldBe(ActResult.Ok);
        (await scene.Evaluate(id, Ines, 1)).ShouldBeOfType<ActResult.Refused>("a result stands");
        var of = await scene.Database.Read(db => db.Reclassifications.SingleAsync());
        // 220 + 180 + 145 + 105 + 70: worth the highest grade, and one step results.
        (of.State, of.Grade, of.ResultGrade, of.Points).ShouldBe((ReclassificationState.Raised, "G5", "G6", 720));
        var view = (await scene.Reading(r => r.FindAsync(scene.As(Olu), id)))!;
        view.RemediesUntil.ShouldBe(new NodaTime.LocalDate(2026, 5, 2));
        (await scene.Database.Read(db => db.Outbox.CountAsync(m => m.Kind == "ReclassificationResult"))).ShouldBe(2);
    }

    [Theory, BothDatabases]
    public async Task A_chief_asks_for_somebody_they_supervise_and_who_evaluates_is_reminded(Provider on)
    {
        await using var scene = await On(on);
        var id = await scene.Sent(Carla, Pia);
        (await Readers(scene, id)).ShouldBe([Pia, Carla, Hana, Ines]);
        (await scene.Reading(r => r.WaitingAsync(scene.As(Hana)))).ShouldBe(1);
        (await scene.Reading(r => r.WaitingAsync(scene.As(Pia)))).ShouldBe(0);
        await scene.TakeOn(id, Hana);
        (await scene.Reading(r => r.WaitingAsync(scene.As(Ines)))).ShouldBe(0);
        await using var db = scene.Database.Open();
        var step = (
            await ReclassificationDue.OpenAsync(db, ReclassificationScene.Policies, new(2026, 3, 2), default)
        ).ShouldHaveSingleItem();
        step.Due.ShouldBe(new NodaTime.LocalDate(2026, 6, 2), "three months");
        step.Awaited.ShouldBe([Hana]);
        var version = await scene.VersionOf(id);
        (await scene.Requests(r => r.WithdrawAsync(scene.As(Pia), id, version))).ShouldBe(ActResult.Missing, "she didn’t ask");
        (await scene.Requests(r => r.WithdrawAsync(scene.As(Carla), id, version))).ShouldBe(ActResult.Ok);
        (await ReclassificationDue.OpenAsync(db, ReclassificationScene.Policies, new(2026, 3, 2), default)).ShouldBeEmpty();
    }

    /// <summary>The grade belongs to the job (J2851): what this capability can reach names no appraisal and no rating.</summary>
    [Fact]
    public void No_part_of_it_knows_an_appraisal()
    {
        var named = typeof(ReclassificationCase)
            .Assembly.GetTypes()
            .Concat(typeof(JobGrading).Assembly.GetTypes())
            .Where(t => t.Namespace is "Fairway.App.Reclassification" or "Fairway.Rules.Reclassification")
            .SelectMany(t =>
                t.GetMembers(
                        System.Reflection.BindingFlags.Instance
                            | System.Reflection.BindingFlags.Static
                            | System.Reflection.BindingFlags.Public
                            | System.Reflection.BindingFlags.NonPublic
                            | System.Reflection.BindingFlags.DeclaredOnly
                    )
                    .SelectMany(m =>
                        m switch
                        {
                            System.Reflection.FieldInfo field => [field.FieldType],
                            System.Reflection.PropertyInfo property => [property.PropertyType],
                            System.Reflection.MethodBase method => method.GetParameters().Select(p => p.ParameterType),
                            _ => Type.EmptyTypes,
                        }
                    )
            )
            .Select(t => t.ToString())
            .Where(name => name.Contains(".Appraisals.", StringComparison.Ordinal) || name.Contains("Rating", StringComparison.Ordinal))
            .ToList();
        named.ShouldBeEmpty();
    }

    private static async Task<List<string>> Readers(ReclassificationScene scene, Guid id)
    {
        var readers = new List<string>();
        foreach (var who in (string[])[Olu, Pia, Carla, Hana, Ines, Xia])
        {
            if (await scene.Reading(r => r.FindAsync(scene.As(who), id)) is not null)
            {
                readers.Add(who);
            }
        }
        return readers;
    }
}
