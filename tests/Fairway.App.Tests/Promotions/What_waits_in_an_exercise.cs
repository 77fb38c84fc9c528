using Fairway.App.Promotions.Exercise;
using Fairway.Rules.Promotions;
using Fairway.Testing;
using NodaTime;
using static Fairway.Testing.ExerciseScene;

namespace Fairway.App.Tests.Promotions;

/// <summary>Each station asks those who can act at it, and nobody else, on their home page.</summary>
[Trait("Rule", "PP-7")]
public sealed class What_waits_in_an_exercise
{
    private const PromotionGroup Gs = PromotionGroup.GeneralService;

    [Theory, BothDatabases]
    public async Task Everybody_is_asked_for_what_they_can_do_at_each_station(Provider on)
    {
        await using var scene = await ExerciseScene.On(on);
        await scene.Open();
        await Waits(Dana, "SetQuotas");
        await Waits(Hana);
        await Waits(Una);
        await scene.Done(u => u.Openings.SetQuotasAsync(scene.As(Dana), Key, new(1, 1), "As before"));
        await Waits(Dana);
        await Waits(Hana, "NextStation");
        await scene.Done(u => u.Lists.ComputeAsync(scene.As(Hana), Key));
        await Waits(Gia);
        await scene.Done(u => u.Lists.PublishAsync(scene.As(Hana), Key));

        // Until the window is over it waits for candidates of both tracks; then for HR.
        await Waits(Gia, "ChooseTracks until 2026-02-16");
        await Waits(Gus);
        await Waits(Una, "NameMembers");
        await Waits(Hana);
        await scene.Done(u => u.Candidacies.ChooseAsync(scene.As(Gia), Key, TrackChoice.Both));
        await Waits(Gia);
        await scene.Done(u => u.Contests.BringAsync(scene.As(Gem), Key, Guid.NewGuid(), ContestKind.LeftOff, null, "By a day"));
        await Waits(Hana, "Contests 1");
        var contest = await scene.Read(db => Task.FromResult(db.ExerciseContests.Single().Id));
        await scene.Done(u => u.Contests.AnswerAsync(scene.As(Hana), Key, contest, false, "grade-service", "By a day"));
        scene.Clock.Set("2026-02-18");
        await Waits(Gil);
        await Waits(Hana, "NextStation");

        await scene.Done(u => u.Lists.CloseAsync(scene.As(Hana), Key));
        await Waits(Gia, "Form until 2026-03-20");
        await Waits(Carla, "ChiefForms 4 until 2026-03-20");
        await scene.Form(Gia, Gia);
        await scene.Form(Carla, Gia);
        await Waits(Gia);
        await Waits(Carla, "ChiefForms 3 until 2026-03-20");
        await Waits(Zoe);
        foreach (var who in new[] { Gil, Gus, Pia })
        {
            await scene.Form(who, who);
            await scene.Form(Carla, who);
        }
        await scene.NameMembers();
        await Waits(Una);
        await Waits(Ann);
        await scene.Done(u => u.Panels.ConveneAsync(scene.As(Hana), Key));

        await Waits(Sec, "Panel", "Panel");
        await Waits(Ann);
        await scene.Done(u => u.Work.BeginAsync(scene.As(Sec), Key, Gs));
        await Waits(Ann, "Score 3");
        await Waits(Sec, "Panel");
        await scene.Score(Gs, PromotionTrack.One);
        await Waits(Ann);
        await Waits(Sec, "Panel", "Panel");

        async Task Waits(string who, params string[] what) => (await Asked(scene, who)).ShouldBe(what, who);
    }

    [Theory, BothDatabases]
    public async Task From_the_recommendations_on_the_head_the_chief_and_HR_are_asked(Provider on)
    {
        await using var scene = await ExerciseScene.On(on);
        await scene.Recommend();
        await Waits(Dana, "Decide 4");
        await Waits(Sec);
        await scene.Decide(Gil, PromotionTrack.One, TrackDecision.Promoted);
        await Waits(Dana, "Decide 3");
        await scene.Decide(Gia, PromotionTrack.One, TrackDecision.Refused, "Less");
        await scene.Decide(Gia, PromotionTrack.Two, TrackDecision.Promoted);
        await scene.Decide(Gus, PromotionTrack.One, TrackDecision.Refused, "Less");
        await scene.Decide(Pia, PromotionTrack.One, TrackDecision.Promoted);
        await Waits(Dana, "Decide 0");
        await scene.Done(u => u.Decisions.CloseAsync(scene.As(Dana), Key, new LocalDate(2026, 1, 1)));
        await Waits(Dana);
        await Waits(Carla, "Inform 4");
        await Waits(Hana);
        foreach (var who in new[] { Gia, Gil, Gus, Pia })
        {
            await scene.Done(u => u.Decisions.InformAsync(scene.As(Carla), Key, who));
        }
        await Waits(Carla);
        await Waits(Hana, "NextStation");
        await scene.Done(u => u.Decisions.PublishAsync(scene.As(Hana), Key));
        await Waits(Hana);

        async Task Waits(string who, params string[] what) => (await Asked(scene, who)).ShouldBe(what, who);
    }

    private static async Task<IEnumerable<string>> Asked(ExerciseScene scene, string who) =>
        (await scene.Do(u => u.Waiting.OfAsync(scene.As(who)))).Select(w =>
            string.Join(
                ' ',
                new[] { w.What.ToString(), w.Count?.ToString(), w.Until is { } day ? $"until {day:uuuu-MM-dd}" : null }.OfType<string>()
            )
        );
}
