using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Reclassification;
using Fairway.Rules.Reclassification;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Tests.Reclassification;

/// <summary>Olu and Pia hold one job in unit U under Carla; Hana is HR partner of U, Ines of U too; Xia works elsewhere.</summary>
internal sealed class ReclassificationScene : IAsyncDisposable
{
    public const string Olu = "1001";
    public const string Pia = "1002";
    public const string Carla = "1003";
    public const string Hana = "1004";
    public const string Ines = "1005";
    public const string Xia = "1006";
    public const string Post = "Programme Assistant";
    public static readonly PolicyLibrary Policies = PolicyLibrary.Load(PolicyLibrary.Shipped);

    private ReclassificationScene(TheDatabase database) => Database = database;

    public TheDatabase Database { get; }
    public FixedClock Clock { get; } = FixedClock.On("2026-03-02");

    public static async Task<ReclassificationScene> On(Provider provider) =>
        new(await TheDatabase.From(provider, "reclassification", Fill));

    public Reader As(string who) =>
        new(
            Guid.CreateVersion7(),
            who,
            who,
            "en",
            DateTimeZone.Utc,
            Clock.Now.InUtc().Date,
            who is Hana or Ines ? [new(Office.HrPartner, new HashSet<string> { "U" })] : []
        );

    public async Task<T> Jobs<T>(Func<JobDescriptions, JobReading, Task<T>> act)
    {
        await using var db = Database.Open();
        return await act(new(db, Clock, Policies), new(db));
    }

    public async Task<T> Requests<T>(Func<ReclassificationRequests, Task<T>> act)
    {
        await using var db = Database.Open();
        return await act(new(db, Clock, Policies));
    }

    public async Task<T> Evaluations<T>(Func<ReclassificationEvaluations, Task<T>> act)
    {
        await using var db = Database.Open();
        return await act(new(db, Clock, Policies));
    }

    public async Task<T> Reading<T>(Func<ReclassificationReading, Task<T>> act)
    {
        await using var db = Database.Open();
        return await act(new(db, Policies));
    }

    public Task<int> VersionOfJob(Guid id) =>
        Database.Read(db => db.JobDescriptions.Where(d => d.Id == id).Select(d => d.Version).SingleAsync());

    public Task<int> VersionOf(Guid id) =>
        Database.Read(db => db.Reclassifications.Where(c => c.Id == id).Select(c => c.Version).SingleAsync());

    public static JobText Text(string purpose = "Keeps the unit’s files") =>
        new(purpose, "To the head of U", "Secondary education", [new(70, "Files"), new(30, "Drafts letters")]);

    public async Task<Guid> Proposed(string by = Carla, string purpose = "Keeps the unit’s files")
    {
        var form = Guid.CreateVersion7();
        (await Jobs((jobs, _) => jobs.ProposeAsync(As(by), form, "U", Post, Text(purpose)))).ShouldBe(ActResult.Ok);
        return form;
    }

    public async Task<Guid> Sent(string by = Olu, string of = Olu)
    {
        var form = Guid.CreateVersion7();
        (await Requests(r => r.BeginAsync(As(by), form, of))).ShouldBe(ActResult.Ok);
        (await Save(form, by, send: true)).ShouldBe(ActResult.Ok);
        return form;
    }

    public async Task<ActResult> Save(Guid id, string by, bool send, bool whole = true)
    {
        var version = await VersionOf(id);
        var answers = Policies
            .PolicyAt(Clock.Now.InUtc().Date)
            .Reclassification.Questions.ToDictionary(q => q.Code, q => whole ? "An answer" : "", StringComparer.Ordinal);
        return (await Requests(r => r.SaveAsync(As(by), id, version, new(answers, Text("Runs the unit’s files and budget")), send))).Result;
    }

    public async Task<ActResult> TakeOn(Guid id, string by)
    {
        var version = await VersionOf(id);
        return await Evaluations(e => e.TakeOnAsync(As(by), id, version));
    }

    public async Task<ActResult> Evaluate(Guid id, string by, int level, string reasons = "The budget is new")
    {
        var version = await VersionOf(id);
        var levels = Policies
            .PolicyAt(Clock.Now.InUtc().Date)
            .Reclassification.Factors.ToDictionary(f => f.Code, _ => level, StringComparer.Ordinal);
        return await Evaluations(e => e.EvaluateAsync(As(by), id, version, levels, reasons));
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private static async Task Fill(FairwayDb db)
    {
        db.AddRange(A.Unit("U"), A.Unit("E"), A.Chief("U", is_: Carla));
        db.AddRange(A.Supervision(Olu, Carla), A.Supervision(Pia, Carla));
        foreach (var (who, unit) in ((string, string)[])[(Olu, "U"), (Pia, "U"), (Carla, "U"), (Hana, "E"), (Ines, "E"), (Xia, "E")])
        {
            var official = An.Official(who).InUnit(unit).InGrade("G5").Build();
            official.Periods.ForEach(p => p.Post = who is Olu or Pia ? Post : "Another");
            db.Add(official);
            db.Add((Account)An.Account(who).Named(who));
        }
        await db.SaveChangesAsync();
    }
}
