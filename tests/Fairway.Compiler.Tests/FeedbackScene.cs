using Fairway.App;
using Fairway.App.Feedback;
using Fairway.Testing;

namespace Fairway.Compiler.Tests;

/// <summary>
/// Fairway and the compiler together. ORG, headed by Dora, has DEP, headed by Dina, with A under Ana (six officials), B under Bela (four), C under Carlo (one, who
/// has no account). The biennium 2026–27: told on 16 April 2027, tokens from 30 April, answers from 30 June, closed on 31 July.
/// </summary>
public sealed class FeedbackScene : IAsyncDisposable
{
    public const string Dora = "1";
    public const string Dina = "2";
    public const string Ana = "3";
    public const string Bela = "4";
    public const string Carlo = "5";

    private FeedbackScene(TheDatabase database, FixedClock clock) => (Database, Clock) = (database, clock);

    public TheDatabase Database { get; }

    public FixedClock Clock { get; }

    public TheCompiler Compiler { get; private set; } = null!;

    public TheServer Server { get; private set; } = null!;

    /// <summary>Official number so-and-so of a unit.</summary>
    public static string Of(string unit, int number) => unit + number;

    /// <param name="compiles">Whether there is a compiler at all.</param>
    /// <param name="byFiles">Whether Fairway does not reach its administration.</param>
    public static async Task<FeedbackScene> On(Provider on, string day, bool compiles = true, bool byFiles = false)
    {
        var scene = new FeedbackScene(await TheDatabase.From(on, "feedback", Fill), FixedClock.On(day));
        scene.Compiler = await TheCompiler.On(on, scene.Clock);
        var connection = scene.Compiler.Connection;
        scene.Server = await TheServer.On(
            scene.Database,
            scene.Clock,
            compiler: !compiles ? null
                : byFiles ? connection with { Administration = null, Secret = null }
                : connection
        );
        return scene;
    }

    /// <summary>The day's work of the background, at once.</summary>
    public async Task<int> DayAsync()
    {
        await using var scope = Server.AsProduct();
        return await DailyFeedback.RunAsync(scope.ServiceProvider);
    }

    /// <summary>Told on 16 April, keys made and agreed on, and now the first day of tokens.</summary>
    public static async Task<FeedbackScene> Issuing(Provider on)
    {
        var scene = await On(on, "2027-04-16");
        (await scene.DayAsync()).ShouldBe(1);
        scene.Clock.Set("2027-04-30");
        return scene;
    }

    /// <summary>Fairway starts again, on what it kept, with the compiler where that is now.</summary>
    public async Task StartFairwayAsync() => Server = await TheServer.On(Database, Clock, compiler: Compiler.Connection);

    public Task<FeedbackGroup> GroupAbout(string? chief, string? unit = null) =>
        Database.Read(async db =>
        {
            await Task.CompletedTask;
            return db.FeedbackGroups.Single(g => g.ChiefId == chief && g.UnitCode == unit);
        });

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Compiler.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static async Task Fill(FairwayDb db)
    {
        var units = new (string Code, string? Under, string Chief, int Staff)[]
        {
            ("ORG", null, Dora, 0),
            ("DEP", "ORG", Dina, 0),
            ("A", "DEP", Ana, 6),
            ("B", "DEP", Bela, 4),
            ("C", "ORG", Carlo, 1),
        };
        var heads = units.ToDictionary(u => u.Code, u => u.Chief, StringComparer.Ordinal);
        foreach (var (code, under, chief, staff) in units)
        {
            db.Add(A.Unit(code, under, name: $"Unit {code}"));
            db.Add(A.Chief(of: code, is_: chief));
            await AddAsync(db, chief, code, under is null ? null : heads[under]);
            db.Add(An.Appraisal(of: chief, by: under is null ? null : heads[under], unit: code, ofManager: true));
            for (var number = 1; number <= staff; number++)
            {
                await AddAsync(db, Of(code, number), code, chief);
            }
        }
        await db.SaveChangesAsync();
    }

    private static Task AddAsync(FairwayDb db, string staffId, string unit, string? chief)
    {
        db.Add(An.Official(staffId).Named("Person", staffId).InUnit(unit).Build());
        db.Add(((IBuilds)An.Account(staffId)).Built);
        if (chief is not null)
        {
            db.Add(A.Supervision(of: staffId, by: chief));
        }
        return Task.CompletedTask;
    }
}
