using Fairway.App.Appraisals;
using Fairway.Testing;
using static Fairway.App.Tests.Appraisals.AppraisalScene;

namespace Fairway.App.Tests.Appraisals.Lists;

public sealed class TeamRoundsTests
{
    [Theory, BothDatabases]
    public async Task A_round_keeps_the_lists_order_and_number_and_leads_past_who_is_done(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var (olu, dov) = await Two(scene);
        // By name backwards: Dov (1004) before Olu (1001).
        (await Begin(scene, "-name")).ShouldBe(dov);
        var first = (await Place(scene, dov))!;
        (first.Number, first.Count, first.Left, first.Waits, first.List).ShouldBe((1, 2, 1, true, "/team?sort=-name"));
        await scene.Sign(dov, Carla);
        var done = (await Place(scene, dov))!;
        (done.Number, done.Count, done.Waits, done.Next).ShouldBe((1, 2, false, "Given Family1001"));
        (await Next(scene, dov)).ShouldBe((olu, "/team?sort=-name"));
        (await Place(scene, olu))!.Left.ShouldBe(0);
        await scene.Sign(olu, Carla);
        (await Next(scene, olu)).ShouldBe((null, "/team?sort=-name"));
    }

    [Theory, BothDatabases]
    public async Task Who_was_passed_over_comes_at_the_end(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var (olu, dov) = await Two(scene);
        await Begin(scene, "name");
        (await Next(scene, olu)).Next.ShouldBe(dov);
        (await Next(scene, dov)).Next.ShouldBe(olu);
    }

    [Theory, BothDatabases]
    public async Task A_round_is_its_readers_alone_and_ends(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var (olu, _) = await Two(scene);
        await Begin(scene, "name");
        (await scene.Do(u => u.Rounds.PlaceAsync(scene.As(Sam), olu))).ShouldBeNull();
        await scene.Do(async u =>
        {
            await u.Rounds.EndAsync(scene.As(Carla));
            return 0;
        });
        (await Place(scene, olu)).ShouldBeNull();
        (await Next(scene, olu)).ShouldBe((null, null));
    }

    [Theory, BothDatabases]
    public async Task Begun_twice_at_once_there_is_one(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var (olu, _) = await Two(scene);
        (await Task.WhenAll(Begin(scene, "name"), Begin(scene, "name"), Begin(scene, "name"))).ShouldAllBe(id => id == olu);
        (await Place(scene, olu))!.Count.ShouldBe(2);
    }

    /// <summary>Two appraisals whose turn is Carla's, and one that waits for its official.</summary>
    private static async Task<(Guid Olu, Guid Dov)> Two(AppraisalScene scene)
    {
        var ids = new List<Guid>();
        foreach (var who in new[] { Olu, Dov })
        {
            ids.Add(await scene.Open(who));
            await scene.Share(ids[^1], who);
        }

        return (ids[0], ids[1]);
    }

    private static Task<Guid?> Begin(AppraisalScene scene, string sort) =>
        scene.Do(async u =>
        {
            var selection = TeamSelection.Of(null, null, null, null, sort);
            var rows = selection.From(await u.Team.TeamAsync(scene.As(Carla)));
            return await u.Rounds.BeginAsync(scene.As(Carla), rows, "/team" + selection.Query);
        });

    private static Task<RoundPlace?> Place(AppraisalScene scene, Guid id) => scene.Do(u => u.Rounds.PlaceAsync(scene.As(Carla), id));

    private static Task<(Guid? Next, string? List)> Next(AppraisalScene scene, Guid after) =>
        scene.Do(u => u.Rounds.NextAsync(scene.As(Carla), after));
}
