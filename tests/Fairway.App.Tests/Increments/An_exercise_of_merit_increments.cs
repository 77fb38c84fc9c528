using Fairway.App.Promotions.Exercise;
using Fairway.Rules.Promotions;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using static Fairway.Testing.ExerciseScene;

namespace Fairway.App.Tests.Increments;

[Trait("Rule", "MI-1")]
public sealed class An_exercise_of_merit_increments
{
    private const PromotionGroup Gs = PromotionGroup.GeneralService;
    private const PromotionGroup P = PromotionGroup.Professionals;

    [Theory, BothDatabases]
    public async Task From_results_to_published_figures_without_a_name(Provider on)
    {
        await using var scene = await CareerScene.On(on, ExerciseKind.MeritIncrement);
        var which = scene.Which;
        await scene.Publish();
        // Being on the list tells a rating: nobody reads it but those who run it and decide.
        (await scene.Do(u => u.Reading.ListAsync(scene.As(Hana), which)))!
            .Lines.Select(l => l.Candidacy.StaffId)
            .ShouldBe([Gia, Pia]);
        foreach (var other in new[] { Zoe, Una, Gia, Carla })
        {
            (await scene.Do(u => u.Reading.ListAsync(scene.As(other), which))).ShouldBeNull(other);
        }
        (await Unmet(Gia)).ShouldBeEmpty();
        (await Unmet(Gil)).ShouldBe(["mi-rating"]);
        (await Unmet(Zoe)).ShouldBe(["mi-funding"]);
        (await Unmet(Gem)).ShouldBe(["mi-rating"], "without a report “fully meets” counts (UP-4)");
        var mails = await scene.People.Read(db => db.Outbox.Select(m => m.Subject + m.Body).ToListAsync());
        mails.ShouldNotContain(m => m.Contains("You are on the") || m.Contains("exceed"));

        // One contests for oneself.
        (await Contest(Zoe, Gia))
            .ShouldBeOfType<ActResult.Refused>()
            .Refusals.Single()
            .Code.ShouldBe("ContestOfOthers");
        (await Contest(Gil, null)).ShouldBe(ActResult.Ok);
        var contest = await scene.People.Read(db => db.ExerciseContests.Select(c => c.Id).SingleAsync());
        await scene.Done(u =>
            u.Contests.AnswerAsync(scene.As(Hana), which, contest, false, "mi-rating", "The rating of the last cycle does not qualify.")
        );
        await scene.Done(u => u.Candidacies.ConsentAsync(scene.As(Pia), which, true));
        await scene.CloseList();
        await scene.Convene();
        // The panel learns of Pia, who consented, and of nobody else.
        await scene.Review(Gs);
        (await scene.Do(u => u.Files.LoadAsync(scene.As(Ann), which, Gia))).ShouldBeNull();
        (await scene.Do(u => u.Files.LoadAsync(scene.As(Ann), which, Pia))).ShouldNotBeNull();
        await scene.Review(P, (Pia, false));

        await scene.Decide(Gia, TrackDecision.Promoted);
        await scene.Decide(Pia, TrackDecision.Refused, "The panel found the assessment out of step with the outputs.");
        await scene.Done(u => u.Decisions.CloseAsync(scene.As(Dana), which, new(2026, 1, 1)));
        foreach (var who in new[] { Gia, Pia })
        {
            await scene.Done(u => u.Decisions.InformAsync(scene.As(Carla), which, who));
        }
        await scene.Done(u => u.Decisions.PublishAsync(scene.As(Hana), which));
        var result = (await scene.Do(u => u.Files.ResultAsync(scene.As(Zoe), which)))!;
        result.Promoted.ShouldBeEmpty();
        (result.Figures.Promoted, result.Figures.Candidates).ShouldBe(
            (null, null),
            "one of two: who was given an increment is nobody else's to know"
        );
        var match = result.Figures.Tables.Single(t => t.Kind == ExerciseFigureKind.ByRating);
        // Groups below five are not shown, nor what would tell them.
        match.Rows.Where(r => r.Key == "consistently-exceeds").ShouldAllBe(r => r.Counts.All(c => c == null));
        (await scene.Do(u => u.Files.OwnCaseAsync(scene.As(Pia), which)))!.Candidacy.DecisionReasonTwo.ShouldStartWith("The panel found");

        // Who was given one waits two years for the next.
        scene.People.Clock.Set("2027-02-01");
        (await scene.Do(u => u.Outlook.OfAsync(scene.As(Gia), which.Kind, new(2026, 12, 31))))!
            .Outlook.Now.Missing.Select(c => c.Code)
            .ShouldBe(["mi-interval"]);

        async Task<IEnumerable<string>> Unmet(string who) =>
            (await scene.Do(u => u.Reading.OwnAsync(scene.As(who), which)))!
                .Tracks.Single()
                .Conditions.Where(c => !c.Met)
                .Select(c => c.Condition);

        Task<ActResult> Contest(string by, string? about) =>
            scene.Do(u => u.Contests.BringAsync(scene.As(by), which, Guid.CreateVersion7(), ContestKind.LeftOff, about, "It is wrong"));
    }

    [Theory, BothDatabases]
    public async Task With_nobody_on_its_list_it_goes_to_its_end_without_a_panel(Provider on)
    {
        await using var scene = await CareerScene.On(on, ExerciseKind.MeritIncrement);
        var which = scene.Which;
        await using (var db = scene.People.Database.Open())
        {
            db.RemoveRange(db.BoardItems);
            await db.SaveChangesAsync();
        }
        await scene.Publish();
        await scene.CloseList();
        await scene.Done(u => u.Panels.ConveneAsync(scene.As(Hana), which));
        await scene.Done(u => u.Decisions.CloseAsync(scene.As(Dana), which, new(2026, 1, 1)));
        await scene.Done(u => u.Decisions.PublishAsync(scene.As(Hana), which));
        (await scene.Do(u => u.Files.ResultAsync(scene.As(Zoe), which)))!.Figures.Candidates.ShouldBeNull();
    }
}
