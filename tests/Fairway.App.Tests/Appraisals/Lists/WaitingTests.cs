using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.Testing;
using static Fairway.App.Tests.Appraisals.AppraisalScene;

namespace Fairway.App.Tests.Appraisals.Lists;

/// <summary>What waits for whom, along the whole way from an open cycle to two signatures.</summary>
public sealed class WaitingTests
{
    [Theory, BothDatabases]
    public async Task From_opening_to_agreement_each_step_waits_for_one_side(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        (await Of(scene, Olu)).ShouldBe([AppraisalWaits.OpenOwn]);
        // Olu and Dov are ready; her own cycle is not open either.
        (await Of(scene, Carla)).ShouldBe([AppraisalWaits.OpenOwn, AppraisalWaits.OpenTeam], ignoreOrder: true);

        var id = await scene.Open();
        (await Of(scene, Olu)).ShouldBe([AppraisalWaits.Prepare]);
        (await On(scene, Carla, id)).ShouldBe([AppraisalWaits.BeginWithTeam]);

        await scene.Save(id, Olu, Whole());
        (await Of(scene, Olu)).ShouldBe([AppraisalWaits.ShareDraft]);
        (await On(scene, Carla, id)).ShouldBe([AppraisalWaits.BeginWithTeam]);

        await scene.Do(u => u.Sharing.ShareAsync(scene.As(Olu), id));
        (await Of(scene, Olu)).ShouldBeEmpty();
        (await On(scene, Carla, id)).ShouldBe([AppraisalWaits.SignAsSupervisor]);

        // She changes something and shares: now it is his to read, then hers again.
        await scene.Share(id, Carla, Whole(4));
        (await On(scene, Carla, id)).ShouldBeEmpty();
        (await Of(scene, Olu)).ShouldBe([AppraisalWaits.Read]);
        await scene.Do(u => u.Reading.LoadAsync(scene.As(Olu), id));
        (await Of(scene, Olu)).ShouldBeEmpty();
        (await On(scene, Carla, id)).ShouldBe([AppraisalWaits.SignAsSupervisor]);

        await scene.Sign(id, Carla);
        (await On(scene, Carla, id)).ShouldBeEmpty();
        (await Of(scene, Olu)).ShouldBe([AppraisalWaits.SignAsOfficial]);
        await scene.Sign(id, Olu);
        (await Of(scene, Olu)).ShouldBeEmpty();
        (await On(scene, Carla, id)).ShouldBeEmpty();
    }

    [Theory, BothDatabases]
    public async Task A_delegate_who_contributes_reads_and_drafts_and_the_chief_signs(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await scene.Add(A.Delegation(by: Carla, to: Dov, of: "U"));
        var id = await scene.Open();
        await scene.Share(id, Olu);
        (await On(scene, Dov, id)).ShouldBe([AppraisalWaits.Read]);
        (await On(scene, Carla, id)).ShouldBe([AppraisalWaits.SignAsSupervisor]);
        await scene.Do(u => u.Reading.LoadAsync(scene.As(Dov), id));
        (await On(scene, Dov, id)).ShouldBeEmpty();
        await scene.Save(id, Dov, Whole(5));
        (await On(scene, Dov, id)).ShouldBe([AppraisalWaits.ShareDraft]);
        await scene.Do(u => u.Sharing.ShareAsync(scene.As(Dov), id));
        (await Of(scene, Olu)).ShouldBe([AppraisalWaits.Read]);
    }

    [Theory, BothDatabases]
    public async Task Where_the_delegate_signs_nothing_waits_for_the_chief(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await scene.Add(A.Delegation(by: Carla, to: Dov, of: "U", signs: true));
        var id = await scene.Open();
        await scene.Share(id, Olu);
        (await On(scene, Dov, id)).ShouldBe([AppraisalWaits.SignAsSupervisor]);
        (await On(scene, Carla, id)).ShouldBeEmpty();
    }

    [Theory]
    [BothDatabases("2026-02-01", false)]
    [BothDatabases("2026-03-31", true)]
    [BothDatabases("2026-04-02", true)]
    public async Task A_chief_is_reminded_of_those_with_whom_nothing_is_shared_when_the_day_is_near(Provider on, string day, bool reminded)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        scene.Clock.Now = FixedClock.On(day).Now;
        var waiting = await All(scene, Carla);
        var begin = waiting.SingleOrDefault(w => w.What == AppraisalWaits.BeginWithTeam);
        (begin is not null).ShouldBe(reminded);
        if (reminded)
        {
            begin!.Line!.Appraisal.Id.ShouldBe(id);
            begin.Timeliness.ShouldBe(day == "2026-04-02" ? Timeliness.Late : Timeliness.Due);
        }
    }

    [Theory, BothDatabases]
    public async Task The_second_level_and_offices_have_nothing_waiting_in_others_appraisals(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        await scene.Sign(id, Carla);
        foreach (
            var reader in new[]
            {
                scene.As(Sam),
                scene.As(Stranger, new HeldOffice(Office.HrPartner, null)),
                scene.As(Stranger, new HeldOffice(Office.BoardSecretary, null)),
                scene.As(null, new HeldOffice(Office.HrPartner, null)),
            }
        )
        {
            (await scene.Do(u => u.Waiting.ForAsync(reader))).ShouldAllBe(w => w.Line == null);
            var lines = await scene.Do(u => u.Lines.OfAsync(reader));
            lines.Select(l => l.IsSecondLevel).ShouldBe(reader.StaffId == Sam ? [true] : []);
        }
    }

    private static Task<IReadOnlyList<AppraisalWaiting>> All(AppraisalScene scene, string who) =>
        scene.Do(u => u.Waiting.ForAsync(scene.As(who)));

    private static async Task<IEnumerable<AppraisalWaits>> Of(AppraisalScene scene, string who) =>
        (await All(scene, who)).Select(w => w.What);

    private static async Task<IEnumerable<AppraisalWaits>> On(AppraisalScene scene, string who, Guid id) =>
        (await All(scene, who)).Where(w => w.Line?.Appraisal.Id == id).Select(w => w.What);
}
