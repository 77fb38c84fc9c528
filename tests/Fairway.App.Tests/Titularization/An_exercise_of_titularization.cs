using Fairway.App.Promotions.Exercise;
using Fairway.Rules.Promotions;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using static Fairway.Testing.ExerciseScene;

namespace Fairway.App.Tests.Titularization;

[Trait("Rule", "TI-1")]
public sealed class An_exercise_of_titularization
{
    private const PromotionGroup Gs = PromotionGroup.GeneralService;
    private const PromotionGroup P = PromotionGroup.Professionals;

    [Theory, BothDatabases]
    public async Task From_the_opening_to_contracts_without_limit_of_time(Provider on)
    {
        await using var scene = await CareerScene.On(on, ExerciseKind.Titularization);
        var which = scene.Which;
        (await scene.Do(u => u.Openings.OpenAsync(scene.As(Una), which))).ShouldBe(ActResult.Missing);
        (await scene.Do(u => u.Openings.OpenAsync(scene.As(Hana), which, 40, "P&B"))).ShouldBe(ActResult.Missing, "it has no quotas");
        await scene.List();
        await scene.Done(u => u.Openings.OpenAsync(scene.As(Hana), which));
        (await scene.Do(u => u.Reading.ListAsync(scene.As(Zoe), which))).ShouldBeNull();
        await scene.Done(u => u.Lists.PublishAsync(scene.As(Hana), which));
        (await scene.Do(u => u.Reading.ListAsync(scene.As(Zoe), which)))!.Lines.Select(l => l.Candidacy.StaffId).ShouldBe([Gia, Gil, Pia]);
        // Each reads why: Gem is a day short, Gus's rating is his own to read.
        (await Unmet(Gem)).ShouldBe(["ti-service"]);
        (await Unmet(Gus)).ShouldBe(["ti-ratings"]);
        (await Unmet(Hana)).ShouldBe(["ti-contract", "ti-service"]);
        (await scene.Do(u => u.Outlook.OfAsync(scene.As(Gem), which.Kind, new(2025, 12, 31))))!.Outlook.First.ShouldBe(new(2026, 12, 31));

        // Gem contests, and the record bears it out; Zoe asks why Gus is not there, and learns no rating.
        await Contest(Gem, null);
        await Contest(Zoe, Gus);
        var (own, others) = (await ContestBy(Gem), await ContestBy(Zoe));
        (await Answer(own, true, "ti-service")).ShouldBeOfType<ActResult.Refused>().Refusals.Single().Code.ShouldBe("ContestRecordFirst");
        (await Answer(others, false, "grade-service"))
            .ShouldBeOfType<ActResult.Refused>()
            .Refusals.Single()
            .Code.ShouldBe("ContestConditionMissing", "that is a condition of promotions");
        (await Answer(others, false, "ti-ratings")).ShouldBe(ActResult.Ok);
        (await Lines(Zoe)).Single().Condition.ShouldBeNull("it would tell a rating");
        (await Lines(Una)).ShouldAllBe(l => l.Condition == null && l.By == null);
        (await Lines(Gus)).Single().Condition.ShouldBe("ti-ratings");
        await using (var db = scene.People.Database.Open())
        {
            var period = await db.ServicePeriods.SingleAsync(p => p.StaffId == Gem);
            db.Remove(period);
            await db.SaveChangesAsync();
            db.Add(Period(Gem, new(2021, 1, 1)));
            await db.SaveChangesAsync();
        }
        (await Answer(own, true, "ti-service")).ShouldBe(ActResult.Ok);

        await scene.Done(u => u.Candidacies.ConsentAsync(scene.As(Gia), which, true));
        await scene.CloseList();
        (await scene.Do(u => u.Candidacies.FormAsync(scene.As(Gia), which, Gia))).ShouldBeNull("there are no forms");
        await scene.Convene();
        // The panel reads ratings of whom they were opened by, and of the others that the criterion holds.
        (await RatingFacts(Ann, Gia)).ShouldBeGreaterThan(0);
        (await RatingFacts(Ann, Gil)).ShouldBe(0);
        (await scene.Do(u => u.Candidacies.ConsentAsync(scene.As(Gil), which, true))).ShouldBeOfType<ActResult.Refused>();
        await scene.Review(Gs, (Gia, true), (Gil, false), (Gem, true));
        await scene.Review(P, (Pia, true));

        await scene.Decide(Gia, TrackDecision.Promoted);
        await scene.Decide(Gem, TrackDecision.Promoted);
        (await scene.Do(u => u.Decisions.DecideAsync(scene.As(Dana), which, Pia, PromotionTrack.Two, TrackDecision.Refused, "")))
            .ShouldBeOfType<ActResult.Refused>()
            .Refusals.Single()
            .Code.ShouldBe("ExerciseDecisionReasonMissing");
        await scene.Decide(Pia, TrackDecision.Promoted);
        await scene.Decide(Gil, TrackDecision.Refused, "As the panel says");
        await scene.Done(u => u.Decisions.CloseAsync(scene.As(Dana), which, new(2026, 4, 1)));
        foreach (var who in new[] { Gia, Gil, Gem, Pia })
        {
            await scene.Done(u => u.Decisions.InformAsync(scene.As(Carla), which, who));
        }
        await scene.Done(u => u.Decisions.PublishAsync(scene.As(Hana), which));

        var result = (await scene.Do(u => u.Files.ResultAsync(scene.As(Zoe), which)))!;
        result.Promoted.Select(p => p.Name).ShouldBe(["Gem Baum", "Gia Baum", "Pia Baum"]);
        (result.Figures.Promoted, result.Figures.Contests, result.Figures.ContestsUpheld, result.Figures.Departures).ShouldBe((3, 2, 1, 0));
        var periods = await scene.People.Read(db => db.ServicePeriods.Where(p => p.StaffId == Gia).OrderBy(p => p.From).ToListAsync());
        periods.Select(p => p.Contract).ShouldBe(["FT", "FT", "WLT"]);
        (periods[^1].From, periods[^1].Grade).ShouldBe((new NodaTime.LocalDate(2026, 4, 1), periods[^2].Grade));
        (
            await scene.People.Read(db => db.ServicePeriods.Where(p => p.StaffId == Gil).Select(p => p.Contract).Distinct().ToListAsync())
        ).ShouldBe(["FT"]);
        var refused = (await scene.Do(u => u.Files.OwnCaseAsync(scene.As(Gil), which)))!;
        refused.Candidacy.DecisionReasonTwo.ShouldBe("As the panel says");
        CaseFile.Write(refused).ShouldContain("titularization");

        async Task<IEnumerable<string>> Unmet(string who) =>
            (await scene.Do(u => u.Reading.OwnAsync(scene.As(who), which)))!
                .Tracks.Single()
                .Conditions.Where(c => !c.Met)
                .Select(c => c.Condition);

        Task Contest(string by, string? about) =>
            scene.Done(u => u.Contests.BringAsync(scene.As(by), which, Guid.CreateVersion7(), ContestKind.LeftOff, about, "It is wrong"));

        Task<Guid> ContestBy(string who) =>
            scene.People.Read(db => db.ExerciseContests.Where(c => c.ById == who).Select(c => c.Id).SingleAsync());

        Task<ActResult> Answer(Guid id, bool upheld, string condition) =>
            scene.Do(u => u.Contests.AnswerAsync(scene.As(Hana), which, id, upheld, condition, "Since the record says so"));

        Task<IReadOnlyList<ContestLine>> Lines(string who) =>
            scene.Do(async u => await u.Contests.ListAsync((await u.Reading.LoadAsync(scene.As(who), which))!.At));

        async Task<int> RatingFacts(string reader, string of) =>
            (await scene.Do(u => u.Files.LoadAsync(scene.As(reader), which, of)))!
                .Conditions.Single(c => c.Condition == "ti-ratings")
                .Facts.Count;

        static App.Service.ServicePeriod Period(string who, NodaTime.LocalDate from) =>
            new()
            {
                StaffId = who,
                From = from,
                Organization = "ILO",
                Status = "active",
                Category = "GS",
                Grade = "G5",
                Contract = "FT",
                Funding = "RB",
                DutyStation = "Geneva",
                UnitCode = "ENT",
            };
    }

    [Theory, BothDatabases]
    public async Task There_is_one_of_each_kind_a_year_and_what_waits_is_counted_with_its_kind(Provider on)
    {
        await using var scene = await CareerScene.On(on, ExerciseKind.Titularization);
        await scene.People.Open();
        await scene.Publish();
        (await scene.People.Read(db => db.CareerExercises.Select(e => e.Kind).OrderBy(k => k).ToListAsync())).ShouldBe([
            ExerciseKind.PersonalPromotion,
            ExerciseKind.Titularization,
        ]);
        var waits = await scene.Do(u => u.Waiting.OfAsync(scene.As(Gia)));
        waits.Select(w => (w.What, w.Exercise, w.Link)).ShouldBe([(ExerciseWaits.Consent, scene.Which, "/titularization/2026")]);
        await scene.Done(u => u.Candidacies.ConsentAsync(scene.As(Gia), scene.Which, true));
        (await scene.Do(u => u.Waiting.OfAsync(scene.As(Gia)))).ShouldBeEmpty();
        await scene.Done(u => u.Candidacies.ConsentAsync(scene.As(Gia), scene.Which, false));
        (await scene.Do(u => u.Waiting.OfAsync(scene.As(Gia)))).Count.ShouldBe(1);
        (await scene.Do(u => u.Candidacies.ConsentAsync(scene.As(Gus), scene.Which, true))).ShouldBe(ActResult.Missing);
    }
}
