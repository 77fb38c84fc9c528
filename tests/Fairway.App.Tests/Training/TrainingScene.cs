using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.App.Training;
using Fairway.Rules.Training;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Tests.Training;

/// <summary>
/// Olu works in unit U under Carla, who has Sam stand in for her; U lies in department D, which Dede heads and whose fund has 10,000; Hana is HR partner of
/// D. Pat works elsewhere.
/// </summary>
internal sealed class TrainingScene : IAsyncDisposable
{
    public const string Olu = "1001";
    public const string Carla = "1002";
    public const string Sam = "1003";
    public const string Dede = "1004";
    public const string Hana = "1005";
    public const string Pat = "1006";

    public static readonly Guid Fund = new("0197a000-0000-7000-8000-0000000000f1");
    private static readonly PolicyLibrary Policies = PolicyLibrary.Load(PolicyLibrary.Shipped);

    private TrainingScene(TheDatabase database) => Database = database;

    public TheDatabase Database { get; }
    public FixedClock Clock { get; } = FixedClock.On("2026-03-02");
    public LocalDate Today => Clock.Now.InUtc().Date;

    public static async Task<TrainingScene> On(Provider provider) => new(await TheDatabase.From(provider, "training", Fill));

    public Reader As(string who) =>
        new(
            Guid.CreateVersion7(),
            who,
            who,
            "en",
            DateTimeZone.Utc,
            Today,
            who == Hana ? [new(Office.HrPartner, new HashSet<string> { "D", "U" })] : []
        )
        {
            StandsInFor = who == Sam ? new HashSet<string> { Carla } : new HashSet<string>(),
        };

    /// <summary>Runs one use case as one request would: on a context of its own.</summary>
    public async Task<T> Do<T>(Func<TrainingUses, Task<T>> act)
    {
        await using var db = Database.Open();
        return await act(new TrainingUses(db, Clock, Policies));
    }

    public Task<T> Read<T>(Func<FairwayDb, Task<T>> query) => Database.Read(query);

    public TrainingRequestText Text(decimal cost = 1_200m) =>
        new(
            "French for contracts",
            "The Translators’ School",
            "languages",
            Today.PlusDays(30),
            Today.PlusDays(34),
            cost,
            TrainingNeed.Mobility,
            "A move to Dakar"
        );

    public async Task<Guid> Asked(decimal cost = 1_200m, string by = Olu)
    {
        var form = Guid.CreateVersion7();
        (await Do(u => u.Requests.AskAsync(As(by), form, Text(cost), null))).ShouldBe(ActResult.Ok);
        return form;
    }

    public async Task<Guid> Supported(decimal cost = 1_200m)
    {
        var id = await Asked(cost);
        (await Do(async u => await u.Requests.SayWordAsync(As(Carla), id, await Version(id), true, ""))).ShouldBe(ActResult.Ok);
        return id;
    }

    public async Task<Guid> Approved(decimal cost = 1_200m)
    {
        var id = await Supported(cost);
        (await Decide(id, true)).ShouldBe(ActResult.Ok);
        return id;
    }

    public Task<ActResult> Decide(Guid id, bool approves, string by = Dede, string text = "It fits") =>
        Do(async u => await u.Decisions.DecideAsync(As(by), id, await Version(id), approves, text));

    public Task<ActResult> Complete(Guid id, decimal actual, string by = Olu) =>
        Do(async u => await u.Decisions.CompleteAsync(As(by), id, await Version(id), actual, new LocalDate(2026, 4, 5)));

    public Task<int> Version(Guid id) => Read(db => db.TrainingRequests.Where(r => r.Id == id).Select(r => r.Version).SingleAsync());

    public Task<TrainingState> State(Guid id) => Read(db => db.TrainingRequests.Where(r => r.Id == id).Select(r => r.State).SingleAsync());

    public async Task<FundBalance> Balance() =>
        FundAtHand.BalanceOf(await Read(db => db.FundMovements.Where(m => m.FundId == Fund).ToListAsync()));

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private static async Task Fill(FairwayDb db)
    {
        db.AddRange(A.Unit("D"), A.Unit("U", under: "D"), A.Unit("E"), A.Chief("D", is_: Dede), A.Chief("U", is_: Carla));
        db.AddRange(A.Supervision(Olu, Carla, Dede), A.Supervision(Carla, Dede));
        foreach (var (who, unit) in ((string, string)[])[(Olu, "U"), (Carla, "U"), (Sam, "D"), (Dede, "D"), (Hana, "D"), (Pat, "E")])
        {
            db.Add(An.Official(who).InUnit(unit).Build());
            db.Add((Account)An.Account(who).Named(who));
        }
        db.Add(
            new TrainingFund
            {
                Id = Fund,
                UnitCode = "D",
                Biennium = 2026,
                Currency = "USD",
                OpenedOn = new LocalDate(2026, 1, 5),
                PolicyVersion = Policies.Version,
            }
        );
        db.Add(
            new FundMovement
            {
                FundId = Fund,
                Number = 1,
                Kind = MovementKind.Opened,
                Amount = 10_000m,
                By = Hana,
                At = Instant.FromUtc(2026, 1, 5, 9, 0),
            }
        );
        await db.SaveChangesAsync();
    }
}

/// <summary>The use cases on one context.</summary>
internal sealed class TrainingUses(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    public TrainingRequests Requests { get; } = new(db, clock, policies);
    public TrainingDecisions Decisions { get; } = new(db, clock, policies);
    public TrainingEffects Effects { get; } = new(db, clock, policies);
    public TrainingFunds Funds { get; } = new(db, clock, policies);
    public TrainingWaiting Waiting { get; } = new(db, policies);
    public TrainingReading Reading { get; } = new(db, policies, new TrainingWaiting(db, policies));

    public Task<int> Daily() => DailyTraining.RunAsync(db, clock, policies);

    public Task<IReadOnlyList<OpenStep>> Due(LocalDate today) => TrainingDue.OpenAsync(db, policies, today, default);
}
