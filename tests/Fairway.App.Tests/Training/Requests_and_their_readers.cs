using Fairway.App.Training;
using Fairway.Rules;
using Fairway.Rules.Training;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Tests.Training;

/// <summary>Who sees and does what with a request, who is asked for it, and what silence does (LE-2).</summary>
[Trait("Rule", "LE-2")]
public sealed class Requests_and_their_readers
{
    [Theory, BothDatabases]
    public async Task A_request_exists_for_the_official_the_chief_the_holder_and_HR(Provider on)
    {
        await using var scene = await TrainingScene.On(on);
        var id = await scene.Asked();
        foreach (
            var (who, parties) in ((string, TrainingParty[])[])
                [
                    (TrainingScene.Olu, [TrainingParty.Official]),
                    (TrainingScene.Carla, [TrainingParty.Supervisor]),
                    (TrainingScene.Sam, [TrainingParty.Supervisor]),
                    (TrainingScene.Dede, [TrainingParty.Holder]),
                    (TrainingScene.Hana, [TrainingParty.HrPartner]),
                    (TrainingScene.Pat, []),
                ]
        )
        {
            var view = await scene.Do(u => u.Reading.FindAsync(scene.As(who), id));
            (view?.At.Parties ?? new HashSet<TrainingParty>()).ShouldBe(parties, ignoreOrder: true, who);
            (await scene.Do(u => u.Reading.ListAsync(scene.As(who)))).Count.ShouldBe(parties.Length == 0 ? 0 : 1, who);
            var seesFund = parties.Any(p => p is TrainingParty.Holder or TrainingParty.HrPartner);
            (view?.Fund is not null).ShouldBe(seesFund, who);
            ((await scene.Do(u => u.Funds.FindAsync(scene.As(who), TrainingScene.Fund))) is not null).ShouldBe(seesFund, who);
        }
        (await scene.Decide(id, true)).Code().ShouldBe(RefusalCodes.TrainingNotNow, "before the chief's word");
        (await scene.Decide(id, true, by: TrainingScene.Pat)).ShouldBe(ActResult.Missing);
    }

    [Theory, BothDatabases]
    public async Task A_draft_is_its_writers_alone_and_gone_once_it_is_sent(Provider on)
    {
        await using var scene = await TrainingScene.On(on);
        (await Save(TrainingScene.Olu, 0, "Fren")).ShouldBe(ActResult.Ok);
        (await Save(TrainingScene.Olu, 1, "French")).ShouldBe(ActResult.Ok);
        (await Save(TrainingScene.Olu, 1, "Spanish")).ShouldBe(ActResult.Stale, "another window was first");
        (await Save(TrainingScene.Olu, 0, "Spanish")).ShouldBe(ActResult.Stale);
        (await Save(TrainingScene.Pat, 0, "Excel")).ShouldBe(ActResult.Ok);
        (await Kept(TrainingScene.Olu)).ShouldBe(("French", 2));
        (await Kept(TrainingScene.Carla)).ShouldBe(("", 0));
        await scene.Asked();
        (await Kept(TrainingScene.Olu)).ShouldBe(("", 0));
        (await Kept(TrainingScene.Pat)).ShouldBe(("Excel", 1));

        async Task<ActResult> Save(string who, int seen, string title)
        {
            await using var db = scene.Database.Open();
            return await new TrainingDrafts(db, scene.Clock).SaveAsync(scene.As(who), seen, TrainingDraftText.Empty with { Title = title });
        }

        async Task<(string, int)> Kept(string who)
        {
            await using var db = scene.Database.Open();
            var draft = await new TrainingDrafts(db, scene.Clock).ReadAsync(scene.As(who));
            return (draft.Text.Title, draft.Version);
        }
    }

    [Theory, BothDatabases]
    public async Task The_head_of_a_fund_does_not_approve_their_own_request(Provider on)
    {
        await using var scene = await TrainingScene.On(on);
        var id = await scene.Asked(by: TrainingScene.Dede);
        (await scene.State(id)).ShouldBe(TrainingState.WithHolder, "nobody is above Dede here");
        (await scene.Decide(id, true)).ShouldBe(ActResult.Missing);
        (await scene.Decide(id, true, by: TrainingScene.Hana)).ShouldBe(ActResult.Ok);
    }

    [Theory, BothDatabases]
    public async Task A_chief_who_is_silent_stops_nothing_and_one_who_doubts_says_why(Provider on)
    {
        await using var scene = await TrainingScene.On(on);
        var (silent, doubted) = (await scene.Asked(), await scene.Asked());
        (await Doubt("")).Code().ShouldBe(RefusalCodes.TrainingTextMissing);
        (await Doubt("Others need it first")).ShouldBe(ActResult.Ok);
        (await scene.State(doubted)).ShouldBe(TrainingState.WithHolder);

        // Due on 16 March, and over everywhere at noon of the 17th in UTC.
        scene.Clock.Set("2026-03-17");
        (await scene.Do(u => u.Daily())).ShouldBe(0);
        scene.Clock.Set("2026-03-18");
        (await scene.Do(u => u.Daily())).ShouldBe(1);
        (await scene.State(silent)).ShouldBe(TrainingState.WithHolder);
        (await scene.Decide(silent, true)).ShouldBe(ActResult.Ok);

        Task<ActResult> Doubt(string text) =>
            scene.Do(async u =>
                await u.Requests.SayWordAsync(scene.As(TrainingScene.Carla), doubted, await scene.Version(doubted), false, text)
            );
    }

    [Theory, BothDatabases]
    public async Task Each_step_has_a_day_and_waits_for_whoever_does_it(Provider on)
    {
        await using var scene = await TrainingScene.On(on);
        var id = await scene.Asked();
        await Waits(TrainingScene.Carla, TrainingScene.Sam);
        (await Due("word")).ShouldBe((new LocalDate(2026, 3, 16), TrainingScene.Carla, TrainingScene.Dede));
        (
            await scene.Do(async u => await u.Requests.SayWordAsync(scene.As(TrainingScene.Sam), id, await scene.Version(id), true, ""))
        ).ShouldBe(ActResult.Ok);
        (
            await scene.Read(db => db.TrainingSteps.Where(s => s.Act == TrainingAct.Support).Select(s => s.OnBehalfOf).SingleAsync())
        ).ShouldBe(TrainingScene.Carla);
        await Waits(TrainingScene.Dede);
        (await Due("decision")).ShouldBe((new LocalDate(2026, 3, 16), TrainingScene.Dede, null));
        (await scene.Decide(id, true)).ShouldBe(ActResult.Ok);
        await Waits();
        scene.Clock.Set("2026-04-06");
        await Waits(TrainingScene.Olu);
        (await Due("completion")).ShouldBe((new LocalDate(2026, 5, 5), TrainingScene.Olu, TrainingScene.Carla));
        (await scene.Complete(id, 1_200m)).ShouldBe(ActResult.Ok);
        await Waits(TrainingScene.Olu, TrainingScene.Carla, TrainingScene.Sam);
        (await Due("effect-later:supervisor")).ShouldBe((new LocalDate(2026, 11, 4), TrainingScene.Carla, TrainingScene.Dede));

        async Task Waits(params string[] whom)
        {
            var all = (string[])
                [TrainingScene.Olu, TrainingScene.Carla, TrainingScene.Sam, TrainingScene.Dede, TrainingScene.Hana, TrainingScene.Pat];
            var waits = new List<string>();
            foreach (var who in all)
            {
                if ((await scene.Do(u => u.Waiting.OfAsync(scene.As(who)))).Count > 0)
                {
                    waits.Add(who);
                }
            }
            waits.ShouldBe(whom, ignoreOrder: true);
        }

        async Task<(LocalDate, string, string?)> Due(string step)
        {
            var one = (await scene.Do(u => u.Due(scene.Today))).Single(s => s.Matter == $"training:{id}:{step}");
            return (one.Due, one.Awaited.Single(), one.NextLevel);
        }
    }

    [Theory, BothDatabases]
    public async Task Without_a_fund_for_the_biennium_nothing_is_asked_and_HR_opens_one_for_each(Provider on)
    {
        await using var scene = await TrainingScene.On(on);
        var later = scene.Text() with { StartsOn = new LocalDate(2028, 1, 1), EndsOn = new LocalDate(2028, 1, 5) };
        (await scene.Do(u => u.Requests.AskAsync(scene.As(TrainingScene.Olu), Guid.CreateVersion7(), later, null)))
            .Code()
            .ShouldBe(nameof(TrainingRefusals.FundNone));
        (await Open(TrainingScene.Dede, "D", 2028)).ShouldBe(ActResult.Missing);
        (await Open(TrainingScene.Hana, "E", 2028)).Code().ShouldBe(nameof(TrainingRefusals.FundUnitUnknown));
        (await Open(TrainingScene.Hana, "D", 2026)).Code().ShouldBe(nameof(TrainingRefusals.FundOpenAlready));
        (await Open(TrainingScene.Hana, "D", 2028)).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Requests.AskAsync(scene.As(TrainingScene.Olu), Guid.CreateVersion7(), later, null))).ShouldBe(ActResult.Ok);
        (
            await scene.Do(u =>
                u.Requests.AskAsync(
                    scene.As(TrainingScene.Olu),
                    Guid.CreateVersion7(),
                    scene.Text() with
                    {
                        Need = TrainingNeed.Objective,
                    },
                    Guid.NewGuid()
                )
            )
        )
            .Code()
            .ShouldBe(nameof(TrainingRefusals.TrainingObjectiveMissing));

        Task<ActResult> Open(string who, string unit, int biennium) =>
            scene.Do(u => u.Funds.OpenAsync(scene.As(who), Guid.CreateVersion7(), unit, biennium, 500m, "The budget"));
    }
}
