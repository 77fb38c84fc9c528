using Fairway.App.Appraisals;
using Fairway.Testing;
using NodaTime;
using static Fairway.App.Tests.Appraisals.AppraisalScene;

namespace Fairway.App.Tests.Appraisals.Lists;

public sealed class NewsTests
{
    [Theory, BothDatabases]
    public async Task Others_acts_since_the_last_visit_are_told_to_the_parties_and_signatures_to_the_second_level(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var start = scene.Clock.Now;
        var id = await scene.Open();
        scene.Clock.Advance(Duration.FromMinutes(1));
        await scene.Share(id, Olu);
        scene.Clock.Advance(Duration.FromMinutes(1));
        await scene.Do(u => u.Comments.CommentAsync(scene.As(Carla), id, null, "Well thought through"));
        scene.Clock.Advance(Duration.FromMinutes(1));
        await scene.Sign(id, Carla);

        var before = start - Duration.FromMinutes(1);
        (await Acts(scene, Olu, before)).ShouldBe(["sign by 1002", "comment by 1002", "open by 1002"]);
        (await Acts(scene, Carla, before)).ShouldBe(["share by 1001"]);
        (await Acts(scene, Sam, before)).ShouldBe(["sign by 1002"]);
        (await Acts(scene, Stranger, before)).ShouldBeEmpty();
        (await Acts(scene, Olu, scene.Clock.Now)).ShouldBeEmpty();
    }

    private static async Task<IEnumerable<string>> Acts(AppraisalScene scene, string who, Instant since)
    {
        var reader = scene.As(who);
        var lines = await scene.Do(u => u.Lines.OfAsync(reader));
        var news = await scene.Read(db => AppraisalsNews.SinceAsync(db, reader, lines, since, 20));
        return news.Select(n => $"{n.Act} by {n.ById}");
    }
}
