using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.App.Privacy;
using Fairway.Postgres;
using Fairway.Sqlite;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NodaTime;

namespace Fairway.App.Tests.Privacy;

/// <summary>
/// A unit of which Lea left on 29 February 2016, the last day of it, with an appraisal of hers and one that she had supervised. The product works as on a server: on
/// PostgreSQL by its own user, against whom rows are guarded.
/// </summary>
internal sealed class RetentionScene : IAsyncDisposable
{
    public const string Lea = "1001";
    public const string Olu = "1002";
    public const string Carla = "2001";
    public const string Hana = "9001";

    public static readonly PolicyLibrary Policies = PolicyLibrary.Load(PolicyLibrary.Shipped);

    /// <summary>The last day on which her file is kept, ten years later: there is no 29 February.</summary>
    public static readonly LocalDate KeptUntil = new(2026, 2, 28);

    private readonly TheDatabase _database;

    private RetentionScene(TheDatabase database) => _database = database;

    public Appraisal Hers { get; private init; } = null!;
    public Appraisal Supervised { get; private init; } = null!;

    public static async Task<RetentionScene> On(Provider on, string left = "2016-03-01")
    {
        var scene = new RetentionScene(await TheDatabase.On(on))
        {
            Hers = An.Appraisal(Lea, Carla, cycle: 2014),
            Supervised = An.Appraisal(Olu, Lea, cycle: 2014),
        };
        await scene.Add(
            A.Unit(),
            An.Official(Lea).Named("Lea", "Leaver").Since("2009-09-01").Left(left),
            An.Official(Olu),
            An.Official(Carla),
            An.Official(Hana),
            An.Account(Lea),
            scene.Hers,
            scene.Supervised
        );
        var at = Instant.FromUtc(2015, 12, 1, 9, 0);
        await scene.Add(
            A.Form(scene.Hers, """{"text":"hers"}""", Carla, at),
            A.Form(scene.Supervised, """{"text":"of another"}""", Lea, at),
            new FormReading
            {
                AppraisalId = scene.Hers.Id,
                Step = Rules.Appraisals.AppraisalStep.Beginning,
                FormNumber = 1,
                ReaderId = Carla,
                As = "Supervisor",
                Day = new LocalDate(2015, 12, 2),
                At = at,
            }
        );
        return scene;
    }

    public static Reader Reader(string staffId, LocalDate today, params HeldOffice[] offices) =>
        new(Guid.CreateVersion7(), staffId, staffId, "en", DateTimeZone.Utc, today, offices);

    /// <summary>HR of the whole organization.</summary>
    public static Reader Hr(LocalDate today) => Reader(Hana, today, new HeldOffice(Office.HrPartner, null));

    public Task Add(params object[] rows) => _database.Add(rows);

    public Task<T> Read<T>(Func<FairwayDb, Task<T>> query) => _database.Read(query);

    public Task<int> Count<T>()
        where T : class => Read(db => db.Set<T>().CountAsync());

    public Task<RetentionFile?> File(LocalDate asOf, string of = Lea) => Do(Hr(asOf), u => u.Reading.OfAsync(of, asOf));

    /// <summary>Deletes as HR on the page that shows what is due on the day.</summary>
    public async Task<ActResult> Delete(LocalDate day, Guid? form = null, string? seen = null, bool confirmed = true, string of = Lea)
    {
        seen ??= (await File(day, of))!.Seen;
        return await Do(Hr(day), u => u.Deleting.DeleteAsync(Hr(day), of, form ?? Guid.CreateVersion7(), seen, confirmed));
    }

    /// <summary>A request of its own, in the reader's name.</summary>
    public async Task<T> Do<T>(Reader reader, Func<Uses, Task<T>> act, IInterceptor? between = null)
    {
        await using var db = Product(between);
        db.Asking.As(reader);
        var clock = new FixedClock(reader.Today.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() + Duration.FromHours(9));
        var reading = new RetentionReading(db, Policies);
        return await act(new(reading, new RetentionHolds(db, clock), new RetentionDeleting(db, reading, Policies, clock)));
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private FairwayDb Product(IInterceptor? between)
    {
        var options = new DbContextOptionsBuilder<FairwayDb>();
        if (_database.Provider == Provider.Sqlite)
        {
            SqliteDatabase.Configure(options, _database.ForProduct);
        }
        else
        {
            PostgresDatabase.Configure(options, _database.ForProduct, guarded: true);
        }
        if (between is not null)
        {
            options.AddInterceptors(between);
        }
        var db = new FairwayDb(options.Options);
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        return db;
    }

    public sealed record Uses(RetentionReading Reading, RetentionHolds Holds, RetentionDeleting Deleting);
}
