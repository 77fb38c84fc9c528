using Fairway.App.Appraisals;
using Fairway.Testing;
using static Fairway.App.Tests.Appraisals.AppraisalScene;

namespace Fairway.App.Tests.Appraisals.Lists;

public sealed class TeamListTests
{
    [Theory, BothDatabases]
    public async Task Everybody_stands_somewhere_and_who_is_not_ready_has_the_reason(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await scene.Open();
        var team = await Team(scene, Carla);
        team[Olu].Standing.ShouldBe(TeamStanding.Due);
        team[Dov].Standing.ShouldBe(TeamStanding.ToOpen);
        team[Pia].Standing.ShouldBe(TeamStanding.ToOpen);
        team[Tim].Standing.ShouldBe(TeamStanding.ToOpen);
        scene.Clock.Set("2027-07-01");
        var later = (await Team(scene, Carla))[Pia];
        (later.Standing, later.Opening).ShouldBe((TeamStanding.NotReady, OpeningState.Probation));
        team.Count.ShouldBe(4);
        team[Olu].Grade.ShouldBe("P3");
        team[Olu].DutyStation.ShouldBe("Geneva");
    }

    [Theory]
    [BothDatabases("2026-04-01", TeamStanding.Due, 0)]
    [BothDatabases("2026-04-02", TeamStanding.Late, -1)]
    [BothDatabases("2026-02-01", TeamStanding.Current, 59)]
    public async Task Late_is_from_the_day_after(Provider on, string day, TeamStanding standing, int days)
    {
        await using var scene = await AppraisalScene.On(on);
        await scene.Open();
        scene.Clock.Now = FixedClock.On(day).Now;
        var row = (await Team(scene, Carla))[Olu];
        (row.Standing, row.Days).ShouldBe((standing, days));
    }

    [Theory, BothDatabases]
    public async Task Signed_by_the_supervisor_it_is_late_no_more(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        await scene.Sign(id, Carla);
        scene.Clock.Now = FixedClock.On("2026-05-01").Now;
        var row = (await Team(scene, Carla))[Olu];
        row.Standing.ShouldBe(TeamStanding.Current);
        row.Turn.ShouldBe(TeamTurn.Official);
    }

    [Theory, BothDatabases]
    public async Task Somebody_whose_supervision_ended_stays_while_the_appraisal_stands_with_the_reader(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Read(async db =>
        {
            var supervision = db.Supervisions.Single(s => s.StaffId == Olu);
            db.Remove(supervision);
            db.Add(A.Supervision(Olu, Stranger, Sam));
            return await db.SaveChangesAsync();
        });
        (await Team(scene, Carla))[Olu].Line!.Appraisal.Id.ShouldBe(id);
        // The new supervisor has no part in it yet: it is not theirs to read, and not theirs to open twice.
        var theirs = (await Team(scene, Stranger))[Olu];
        (theirs.Standing, theirs.Line).ShouldBe((TeamStanding.Elsewhere, null));
    }

    [Theory]
    [BothDatabases("turn", "me", "1001, 1004, 1005, 1006")]
    [BothDatabases("turn", "official", "")]
    [BothDatabases("step", "beginning", "1001, 1004, 1005, 1006")]
    [BothDatabases("step", "endofcycle", "")]
    [BothDatabases("unit", "U", "1001, 1004, 1005, 1006")]
    [BothDatabases("unit", "D", "")]
    [BothDatabases("show", "due", "1001")]
    [BothDatabases("show", "unopened", "1004, 1005, 1006")]
    [BothDatabases("show", "Late", "1001, 1004, 1005, 1006")]
    public async Task A_selection_is_written_in_an_address_and_shows_whom_it_names(Provider on, string by, string value, string people)
    {
        await using var scene = await AppraisalScene.On(on);
        await scene.Share(await scene.Open(), Olu);
        var selection = TeamSelection.Of(
            by == "show" ? value : null,
            by == "step" ? value : null,
            by == "turn" ? value : null,
            by == "unit" ? value : null,
            "name"
        );
        string.Join(", ", selection.From((await Team(scene, Carla)).Values).Select(r => r.StaffId)).ShouldBe(people);
        // A word that is none is left out.
        selection.Query.ShouldBe(value == "Late" ? "?sort=name" : $"?{by}={value}&sort=name");
    }

    [Theory, BothDatabases]
    public async Task The_second_levels_queue_has_the_report_with_the_reason_once_the_objection_is_answered(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.SignedBySupervisor();
        (await scene.Do(u => u.Statements.ObjectAsync(scene.As(Olu), id, "The second output was delivered."))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Queue.OfAsync(scene.As(Sam)))).ShouldBeEmpty();
        (await scene.Do(u => u.Statements.AnswerAsync(scene.As(Carla), id, "In January, after its day."))).ShouldBe(ActResult.Ok);
        var line = (await scene.Do(u => u.Queue.OfAsync(scene.As(Sam)))).ShouldHaveSingleItem();
        line.Row.StaffId.ShouldBe(Olu);
        line.Reasons.Select(r => r.Reason).ShouldContain("objection");
        (await scene.Do(u => u.Queue.OfAsync(scene.As(Carla)))).ShouldBeEmpty();
    }

    private static async Task<Dictionary<string, TeamRow>> Team(AppraisalScene scene, string who) =>
        (await scene.Do(u => u.Team.TeamAsync(scene.As(who)))).ToDictionary(r => r.StaffId, StringComparer.Ordinal);
}
