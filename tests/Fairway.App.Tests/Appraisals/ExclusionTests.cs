using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.App.Tests.Appraisals.AppraisalScene;

namespace Fairway.App.Tests.Appraisals;

public sealed class ExclusionTests
{
    private const string Hana = Stranger;
    private static readonly LocalDate s_thisCycle = new(2027, 12, 31);

    [Theory, BothDatabases]
    public async Task Who_is_left_out_cannot_be_opened_is_not_asked_for_and_not_late_until_it_is_taken_back(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        (await Exclude(scene, [Olu])).ShouldBe(ActResult.Ok);
        (await Line(scene)).ShouldBe((OpeningState.Excluded, "On loan to another agency."));
        (await scene.Do(u => u.Opening.OpenAsync(scene.As(Carla), [Olu]))).ShouldBeEmpty();
        (await scene.Do(u => u.Opening.OpenAsync(scene.As(Olu), [Olu]))).ShouldBeEmpty();
        scene.Clock.Set("2026-06-01");
        (await Row(scene)).Standing.ShouldBe(TeamStanding.Excluded);

        (await TakeBack(scene, "Back since 1 June.")).ShouldBe(ActResult.Ok);
        (await Line(scene)).State.ShouldBe(OpeningState.Ready);
        (await Row(scene)).Standing.ShouldBe(TeamStanding.ToOpen);
        var acts = await scene.Read(db => db.History.Where(h => h.Subject == Olu).OrderBy(h => h.At).Select(h => h.Act).ToListAsync());
        acts.ShouldBe(["exclude-from-cycle", "include-in-cycle"]);
    }

    [Theory, BothDatabases]
    public async Task An_open_cycle_stands_still_and_goes_on_where_it_stood(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        await scene.Sign(id, Carla);
        (await Exclude(scene, [Olu])).ShouldBe(ActResult.Ok);
        scene.Clock.Set("2026-06-01");
        // Nobody signs, nothing waits, no window closes, nothing is late; what was shared is read as before.
        (await scene.Sign(id, Olu)).ShouldBeOfType<ActResult.Refused>();
        (await scene.Do(u => u.Waiting.ForAsync(scene.As(Olu)))).ShouldBeEmpty();
        (await scene.Do(u => u.Days.OfAsync(scene.As(Olu)))).ShouldBeEmpty();
        (await scene.Do(u => u.DailyAsync())).ShouldBe(0);
        (await Row(scene)).Standing.ShouldBe(TeamStanding.Excluded);
        (await scene.Do(u => u.Reading.LoadAsync(scene.As(Olu), id)))!.Agreement.ShouldNotBeNull();

        (await TakeBack(scene, "Back since 1 June.")).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Days.OfAsync(scene.As(Olu)))).ShouldNotBeEmpty();
        (await scene.Sign(id, Olu)).ShouldBe(ActResult.Ok);
        (await scene.State(id)).ShouldBe(AppraisalState.BeginningAgreed);
    }

    [Theory, BothDatabases]
    public async Task It_is_from_one_cycle_and_from_no_other(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        (await Exclude(scene, [Olu], new LocalDate(2029, 12, 31))).ShouldBe(ActResult.Ok);
        (await Line(scene)).State.ShouldBe(OpeningState.Ready);
        scene.Clock.Set("2028-01-03");
        (await Line(scene)).State.ShouldBe(OpeningState.Excluded);
        // Neither one that is over, nor a day on which none ends.
        (await Exclude(scene, [Dov], s_thisCycle)).ShouldBe(ActResult.Missing);
        (await Exclude(scene, [Dov], new LocalDate(2028, 6, 30))).ShouldBe(ActResult.Missing);
    }

    [Theory, BothDatabases]
    public async Task Hr_acts_on_its_own_units_never_on_themselves_and_nobody_else_does(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        // Hana serves in D: as partner of U she reaches nobody there; as partner of D not herself.
        (await Exclude(scene, [Hana, Sam])).ShouldBe(new ActResult.Refused(ExclusionRefusals.ExclusionNobody), new SameRefusal());
        (await Exclude(scene, [Hana], units: ["D"])).ShouldBe(new ActResult.Refused(ExclusionRefusals.ExclusionNobody), new SameRefusal());
        foreach (var other in new[] { Carla, Sam, Olu })
        {
            (await scene.Do(u => u.Exclusions.ExcludeAsync(scene.As(other), [Dov], s_thisCycle, "x", Guid.NewGuid()))).ShouldBe(
                ActResult.Missing
            );
        }

        (await Exclude(scene, [Olu])).ShouldBe(ActResult.Ok);
        var id = await scene.Read(db => db.CycleExclusions.Select(e => e.Id).SingleAsync());
        foreach (var other in new[] { scene.As(Carla), scene.As(Olu), Hr(scene, ["D"]) })
        {
            (await scene.Do(u => u.Exclusions.TakeBackAsync(other, id, "x"))).ShouldBe(ActResult.Missing);
        }
    }

    [Theory, BothDatabases]
    public async Task Without_a_reason_nobody_is_left_out_nor_taken_in_again(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        (await Exclude(scene, [Olu], reason: " ")).ShouldBe(
            new ActResult.Refused(ExclusionRefusals.ExclusionReasonMissing),
            new SameRefusal()
        );
        (await Exclude(scene, [Olu], reason: new string('x', 2001))).ShouldBeOfType<ActResult.Refused>();
        (await scene.Read(db => db.CycleExclusions.CountAsync())).ShouldBe(0);
        (await Exclude(scene, [Olu])).ShouldBe(ActResult.Ok);
        (await TakeBack(scene, "")).ShouldBeOfType<ActResult.Refused>();
    }

    [Theory, BothDatabases]
    public async Task A_double_click_and_two_at_once_leave_out_once(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var batch = Guid.NewGuid();
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Exclude(scene, [Olu, Dov], batch: batch)));
        answers.ShouldAllBe(a => a is ActResult.Done);
        (await Exclude(scene, [Olu, Dov], batch: batch)).ShouldBe(ActResult.Ok);
        (await scene.Read(db => db.CycleExclusions.CountAsync())).ShouldBe(2);
    }

    private sealed class SameRefusal : IEqualityComparer<ActResult>
    {
        public bool Equals(ActResult? one, ActResult? other) =>
            one is ActResult.Refused a
            && other is ActResult.Refused b
            && a.Refusals.Select(r => r.Code).SequenceEqual(b.Refusals.Select(r => r.Code));

        public int GetHashCode(ActResult result) => 0;
    }

    private static Reader Hr(AppraisalScene scene, string[] units) =>
        scene.As(Hana, new HeldOffice(Office.HrPartner, units.ToHashSet(StringComparer.Ordinal)));

    private static Task<ActResult> Exclude(
        AppraisalScene scene,
        string[] who,
        LocalDate? cycle = null,
        string reason = "On loan to another agency.",
        Guid? batch = null,
        string[]? units = null
    ) => scene.Do(u => u.Exclusions.ExcludeAsync(Hr(scene, units ?? ["U"]), who, cycle ?? s_thisCycle, reason, batch ?? Guid.NewGuid()));

    private static async Task<ActResult> TakeBack(AppraisalScene scene, string reason)
    {
        var id = await scene.Read(db => db.CycleExclusions.Select(e => e.Id).SingleAsync());
        return await scene.Do(u => u.Exclusions.TakeBackAsync(Hr(scene, ["U"]), id, reason));
    }

    private static async Task<(OpeningState State, string? Reason)> Line(AppraisalScene scene)
    {
        var line = (await scene.Do(u => u.Opening.OwnAsync(scene.As(Olu))))!;
        return (line.State, line.ExcludedBecause);
    }

    private static async Task<TeamRow> Row(AppraisalScene scene) =>
        (await scene.Do(u => u.Team.TeamAsync(scene.As(Carla)))).Single(r => r.StaffId == Olu);
}
