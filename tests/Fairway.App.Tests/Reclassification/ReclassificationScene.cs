using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Reclassification;
using Fairway.Rules.Reclassification;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Tests.Reclassification;

/// <summary>
/// Olu and Pia hold one job in unit U under Carla, who answers to Dora, the Director-General, whose alternate is Alba; Hana is HR partner of U, Ines of U too;
/// Xia works elsewhere. In the Independent Review Group of U are Gita and Gil of unit E, Gus of U, and Hana; Greta is in that of headquarters.
/// </summary>
internal sealed class ReclassificationScene : IAsyncDisposable
{
    public const string Olu = "1001";
    public const string Pia = "1002";
    public const string Carla = "1003";
    public const string Hana = "1004";
    public const string Ines = "1005";
    public const string Xia = "1006";
    public const string Gita = "1007";
    public const string Gil = "1008";
    public const string Gus = "1009";
    public const string Greta = "1010";
    public const string Dora = "1011";
    public const string Alba = "1012";
    public const string Post = "Programme Assistant";
    public static readonly PolicyLibrary Policies = PolicyLibrary.Load(PolicyLibrary.Shipped);

    private ReclassificationScene(TheDatabase database) => Database = database;

    public TheDatabase Database { get; }
    public FixedClock Clock { get; } = FixedClock.On("2026-03-02");

    public static async Task<ReclassificationScene> On(Provider provider) =>
        new(await TheDatabase.From(provider, "reclassification", Fill));

    public Reader As(string who) =>
        new(
            AccountOf(who),
            who,
            who,
            "en",
            DateTimeZone.Utc,
            Clock.Now.InUtc().Date,
            [
                .. who is Hana or Ines ? [new HeldOffice(Office.HrPartner, new HashSet<string> { "U" })] : Array.Empty<HeldOffice>(),
                .. who is Gita or Gil or Gus or Hana
                    ? [new HeldOffice(Office.ReviewGroup, new HashSet<string> { "U" })]
                    : Array.Empty<HeldOffice>(),
                .. who is Greta ? [new HeldOffice(Office.ReviewGroup, null)] : Array.Empty<HeldOffice>(),
                .. who is Dora ? [new HeldOffice(Office.DirectorGeneral, null)] : Array.Empty<HeldOffice>(),
            ]
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

    /// <summary>An act on an appeal, on the request as it stands.</summary>
    public async Task<ActResult> Appeals(Guid id, Func<ReclassificationAppeals, int, Task<ActResult>> act)
    {
        var version = await VersionOf(id);
        await using var db = Database.Open();
        return await act(new(db, Clock, Policies), version);
    }

    /// <summary>Each account has the id that its staff id gives.</summary>
    private static Guid AccountOf(string who) => new($"00000000-0000-0000-0000-00000000{who}");

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
        db.Add(A.Supervision(Carla, Dora));
        db.Add(new Fairway.App.Service.HeadAlternate { StaffId = Alba, From = new(2020, 1, 1) });
        foreach (var who in (string[])[Gita, Gil, Gus, Hana])
        {
            db.Add(An.Office(Office.ReviewGroup, AccountOf(who), "U"));
        }
        db.AddRange(An.Office(Office.ReviewGroup, AccountOf(Greta)), An.Office(Office.DirectorGeneral, AccountOf(Dora)));
        string[] inUnit = [Olu, Pia, Carla, Gus];
        foreach (
            var (who, unit) in ((string[])[.. inUnit, Hana, Ines, Xia, Gita, Gil, Greta, Dora, Alba]).Select(who =>
                (who, inUnit.Contains(who) ? "U" : "E")
            )
        )
        {
            var official = An.Official(who).InUnit(unit).InGrade("G5").Build();
            official.Periods.ForEach(p => p.Post = who is Olu or Pia ? Post : "Another");
            db.Add(official);
            Account account = An.Account(who).Named(who);
            account.Id = AccountOf(who);
            db.Add(account);
        }
        await db.SaveChangesAsync();
    }
}
