using Fairway.Rules;
using Fairway.Rules.Training;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Tests.Training;

/// <summary>A request from asking to the second evaluation, with the fund right at each step (LE-2).</summary>
[Trait("Rule", "LE-2")]
public sealed class A_request_and_its_money
{
    [Theory, BothDatabases]
    public async Task Approved_held_and_evaluated_it_leaves_the_fund_what_it_did_not_cost(Provider on)
    {
        await using var scene = await TrainingScene.On(on);
        var id = await scene.Supported();
        (await scene.Balance()).ShouldBe(new FundBalance(10_000m, 0m, 0m));
        (await scene.Decide(id, true)).ShouldBe(ActResult.Ok);
        (await scene.Balance()).ShouldBe(new FundBalance(10_000m, 1_200m, 0m));

        scene.Clock.Set("2026-04-06");
        (await scene.Complete(id, 1_075.45m)).ShouldBe(ActResult.Ok);
        (await scene.State(id)).ShouldBe(TrainingState.Completed);
        (await scene.Balance()).ShouldBe(new FundBalance(10_000m, 0m, 1_075.45m));

        // Both say what it changed, at once and six months after 5 April, and not a day sooner.
        foreach (var who in (string[])[TrainingScene.Olu, TrainingScene.Carla])
        {
            (await Evaluate(scene, id, EvaluationMoment.AtOnce, who)).ShouldBe(ActResult.Ok);
            scene.Clock.Set("2026-10-04");
            (await Evaluate(scene, id, EvaluationMoment.Later, who)).Code().ShouldBe(RefusalCodes.TrainingEvaluationEarly);
            scene.Clock.Set("2026-10-05");
            (await Evaluate(scene, id, EvaluationMoment.Later, who)).ShouldBe(ActResult.Ok);
        }
        (await scene.Read(db => db.TrainingEvaluations.CountAsync())).ShouldBe(4);
        (await Evaluate(scene, id, EvaluationMoment.Later, TrainingScene.Olu)).ShouldBe(ActResult.Ok);
        (await scene.Read(db => db.TrainingEvaluations.CountAsync())).ShouldBe(4, "what was said stays as it is");
        (await scene.Read(db => db.History.CountAsync(h => h.Capability == "training"))).ShouldBe(8);
    }

    [Theory, BothDatabases]
    public async Task What_goes_beyond_waits_for_an_approval_of_its_own(Provider on)
    {
        await using var scene = await TrainingScene.On(on);
        var (first, second) = (await scene.Approved(), await scene.Approved(500m));
        scene.Clock.Set("2026-04-06");
        (await scene.Complete(first, 1_300m)).ShouldBe(ActResult.Ok);
        (await scene.Complete(second, 600m)).ShouldBe(ActResult.Ok);
        (await scene.State(first)).ShouldBe(TrainingState.OverRun);
        (await scene.Balance()).ShouldBe(new FundBalance(10_000m, 0m, 1_700m), "as far as it was approved");
        (await Beyond(scene, first, TrainingScene.Olu, true)).ShouldBe(ActResult.Missing);
        (await Beyond(scene, first, TrainingScene.Dede, true)).ShouldBe(ActResult.Ok);
        (await Beyond(scene, second, TrainingScene.Dede, false)).ShouldBe(ActResult.Ok);
        (await scene.State(second)).ShouldBe(TrainingState.Completed);
        (await scene.Balance()).ShouldBe(new FundBalance(10_000m, 0m, 1_800m));
    }

    [Theory, BothDatabases]
    public async Task A_cancelled_training_gives_back_what_was_committed_and_a_withdrawn_one_took_nothing(Provider on)
    {
        await using var scene = await TrainingScene.On(on);
        var (approved, waiting) = (await scene.Approved(), await scene.Asked());
        (
            await scene.Do(async u => await u.Requests.WithdrawAsync(scene.As(TrainingScene.Olu), waiting, await scene.Version(waiting)))
        ).ShouldBe(ActResult.Ok);
        (
            await scene.Do(async u =>
                await u.Decisions.CancelAsync(scene.As(TrainingScene.Dede), approved, await scene.Version(approved), "The school closed")
            )
        ).ShouldBe(ActResult.Ok);
        (await scene.Balance()).ShouldBe(new FundBalance(10_000m, 0m, 0m));
        (await scene.State(approved)).ShouldBe(TrainingState.Cancelled);
    }

    [Theory, BothDatabases]
    public async Task A_fund_approves_its_last_hundredth_and_not_one_more(Provider on)
    {
        await using var scene = await TrainingScene.On(on);
        var (large, all) = (await scene.Supported(10_000.01m), await scene.Supported(10_000m));
        (await scene.Decide(large, true)).Code().ShouldBe(RefusalCodes.FundTooSmall);
        (await scene.State(large)).ShouldBe(TrainingState.WithHolder);
        (await scene.Decide(all, true)).ShouldBe(ActResult.Ok);
        (await scene.Balance()).Available.ShouldBe(0m);
        (await scene.Decide(large, false, text: " ")).Code().ShouldBe(RefusalCodes.TrainingTextMissing);
        (await scene.Decide(large, false, text: "The fund is spent")).ShouldBe(ActResult.Ok);
    }

    [Theory, BothDatabases]
    public async Task Of_two_hundred_approvals_at_once_the_fund_bears_as_many_as_it_can_and_none_is_lost(Provider on)
    {
        await using var scene = await TrainingScene.On(on);
        const decimal cost = 199.99m;
        await using (var db = scene.Database.Open())
        {
            db.AddRange(Enumerable.Range(0, 200).Select(_ => Waiting(scene, cost)));
            await db.SaveChangesAsync();
        }
        var ids = await scene.Read(db => db.TrainingRequests.Select(r => r.Id).ToListAsync());

        // Each on a thread of its own, as two hundred clicks would be.
        var results = await Task.WhenAll(
            ids.Select(id =>
                Task.Factory.StartNew(
                        () => scene.Do(u => u.Decisions.DecideAsync(scene.As(TrainingScene.Dede), id, 1, true, "")),
                        default,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                    .Unwrap()
            )
        );

        const int fit = 50; // 50 × 199.99 = 9,999.50 of 10,000
        results.Count(r => r is ActResult.Done).ShouldBe(fit);
        results.Count(r => r is ActResult.Refused && r.Code() == RefusalCodes.FundTooSmall).ShouldBe(200 - fit);
        (await scene.Balance()).ShouldBe(new FundBalance(10_000m, fit * cost, 0m));
        (await scene.Read(db => db.TrainingRequests.CountAsync(r => r.State == TrainingState.Approved))).ShouldBe(fit);
        var ledger = await scene.Read(db => db.FundMovements.OrderBy(m => m.Number).ToListAsync());
        ledger.Select(m => m.Number).ShouldBe(Enumerable.Range(1, fit + 1));
        ledger.Sum(m => m.Amount).ShouldBe(0.50m);
        var sum = 0m;
        ledger.ShouldAllBe(m => (sum + m.Amount) >= 0m && Add(ref sum, m.Amount));
        (await scene.Read(db => db.History.CountAsync(h => h.Act == "approve"))).ShouldBe(fit);
    }

    [Theory, BothDatabases]
    public async Task A_cut_shows_what_it_stops_and_is_looked_at_again_where_money_moved_meanwhile(Provider on)
    {
        await using var scene = await TrainingScene.On(on);
        var (small, large) = (await scene.Supported(4_000m), await scene.Supported(5_000m));
        var hana = scene.As(TrainingScene.Hana);
        var seen = (await scene.Do(u => u.Funds.FindAsync(hana, TrainingScene.Fund, 2_000m)))!;
        seen.Waiting.Where(w => w.Stopped).Select(w => w.Request.Id).ShouldBe([large]);
        (await Cut(2_000m, seen.Line.Fund.Version, TrainingScene.Dede)).ShouldBe(ActResult.Missing);
        (await scene.Decide(small, true)).ShouldBe(ActResult.Ok);
        (await Cut(2_000m, seen.Line.Fund.Version)).ShouldBe(ActResult.Stale);
        var now = (await scene.Do(u => u.Funds.FindAsync(hana, TrainingScene.Fund)))!.Line.Fund.Version;
        (await Cut(6_000.01m, now)).Code().ShouldBe(RefusalCodes.FundCutTooLarge);
        (await Cut(6_000m, now)).ShouldBe(ActResult.Ok);
        (await scene.Balance()).ShouldBe(new FundBalance(4_000m, 4_000m, 0m));
        (await scene.Decide(large, true)).Code().ShouldBe(RefusalCodes.FundTooSmall);

        Task<ActResult> Cut(decimal by, int version, string who = TrainingScene.Hana) =>
            scene.Do(u => u.Funds.CutAsync(scene.As(who), TrainingScene.Fund, Guid.CreateVersion7(), by, "Less money", version));
    }

    private static bool Add(ref decimal sum, decimal amount)
    {
        sum += amount;
        return true;
    }

    private static Task<ActResult> Evaluate(TrainingScene scene, Guid id, EvaluationMoment moment, string who) =>
        scene.Do(u => u.Effects.EvaluateAsync(scene.As(who), id, moment, TrainingEffect.Much, "Contracts in French"));

    private static Task<ActResult> Beyond(TrainingScene scene, Guid id, string who, bool approves) =>
        scene.Do(async u => await u.Decisions.BeyondAsync(scene.As(who), id, await scene.Version(id), approves, "As the bill says"));

    private static App.Training.TrainingRequest Waiting(TrainingScene scene, decimal cost) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            StaffId = TrainingScene.Olu,
            UnitCode = "U",
            FundId = TrainingScene.Fund,
            FundUnit = "D",
            Title = "A course",
            Provider = "A school",
            Area = "languages",
            StartsOn = scene.Today,
            EndsOn = scene.Today,
            Cost = cost,
            Need = TrainingNeed.OnItsOwn,
            Why = "For a test",
            Language = "en",
            State = TrainingState.WithHolder,
            AskedOn = new LocalDate(2026, 3, 2),
            PolicyVersion = "test",
            WithHolderOn = new LocalDate(2026, 3, 2),
        };
}

internal static class Refusals
{
    /// <summary>The code of the first refusal; fails where the act was not refused.</summary>
    public static string Code(this ActResult result) => result.ShouldBeOfType<ActResult.Refused>().Refusals[0].Code;
}
