using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Reclassification;
using Fairway.App.Reclassification.Exercises;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Tests.Reclassification;

/// <summary>
/// Region R has office RO with seven in a job (2001–2007) under Chi (2010), region S has office SO with three (3001–3003) and headquarters unit H has two (4001,
/// 4002). Of RO 2006 is on leave without pay and 2007 has no post. Hana and Hugo are HR of the whole organization; Ron is HR partner of RO.
/// </summary>
internal sealed class JobExerciseScene : IAsyncDisposable
{
    public const string Ann = "2001";
    public const string Bo = "2002";
    public const string Cy = "2003";
    public const string Away = "2006";
    public const string NoPost = "2007";
    public const string Chi = "2010";
    public const string Hana = "9001";
    public const string Hugo = "9002";
    public const string Ron = "9003";
    public static readonly LocalDate Reference = new(2026, 4, 1);
    private static readonly PolicyLibrary s_policies = PolicyLibrary.Load(PolicyLibrary.Shipped);

    private JobExerciseScene(TheDatabase database) => Database = database;

    public TheDatabase Database { get; }
    public FixedClock Clock { get; } = FixedClock.On("2026-03-02");
    public Guid Id { get; } = Guid.CreateVersion7();

    public static async Task<JobExerciseScene> On(Provider provider) => new(await TheDatabase.From(provider, "job-exercise", Fill));

    public Reader As(string who) =>
        new(
            AccountOf(who),
            who,
            who,
            "en",
            DateTimeZone.Utc,
            Clock.Now.InUtc().Date,
            who switch
            {
                Hana or Hugo => [new HeldOffice(Office.HrPartner, null)],
                Ron => [new HeldOffice(Office.HrPartner, new HashSet<string> { "RO" })],
                _ => [],
            }
        );

    public async Task<T> Do<T>(Func<ReclassificationExercises, ExerciseOpening, ReclassificationExerciseReading, Task<T>> act)
    {
        await using var db = Database.Open();
        return await act(new(db, Clock, s_policies), new(db, Clock, s_policies), new(db, s_policies));
    }

    public Task<ActResult> Plan(string by, params string[] regions) =>
        Do((e, _, _) => e.PlanAsync(As(by), Id, 0, new(regions, Reference, Reference.PlusMonths(2), Reference.PlusMonths(8))));

    /// <summary>An act on the exercise as it stands.</summary>
    public async Task<ActResult> Act(Func<ReclassificationExercises, int, Task<ActResult>> act)
    {
        var version = await Version();
        return await Do((e, _, _) => act(e, version));
    }

    public Task<ActResult> Open(string by, int version) => Do((_, o, _) => o.OpenAsync(As(by), Id, version));

    public Task<int> Version() =>
        Database.Read(db => db.ReclassificationExercises.Where(e => e.Id == Id).Select(e => e.Version).SingleAsync());

    /// <summary>Planned, published, and opened on the reference day.</summary>
    public async Task Opened(params string[] regions)
    {
        (await Plan(Hana, regions)).ShouldBe(ActResult.Ok);
        (await Act((e, v) => e.PublishAsync(As(Hana), Id, v))).ShouldBe(ActResult.Ok);
        Clock.Set("2026-04-01");
        (await Open(Hana, await Version())).ShouldBe(ActResult.Ok);
    }

    public Task<ReclassificationExerciseView?> See(string who) => Do((_, _, r) => r.FindAsync(As(who), Id));

    public Task<ReclassificationCase> CaseOf(string staffId) =>
        Database.Read(db => db.Reclassifications.SingleAsync(c => c.StaffId == staffId && c.ExerciseId == Id));

    public async Task<ActResult> OnCase(string staffId, Func<ReclassificationRequests, ReclassificationCase, Task<ActResult>> act)
    {
        var of = await CaseOf(staffId);
        await using var db = Database.Open();
        return await act(new(db, Clock, s_policies), of);
    }

    public async Task<ActResult> Save(string by, ReclassificationCase of, bool send)
    {
        var answers = s_policies
            .PolicyAt(Reference)
            .Reclassification.Questions.ToDictionary(q => q.Code, _ => "An answer", StringComparer.Ordinal);
        await using var db = Database.Open();
        var requests = new ReclassificationRequests(db, Clock, s_policies);
        return (
            await requests.SaveAsync(As(by), of.Id, of.Version, new(answers, ReclassificationScene.Text("Runs the files")), send)
        ).Result;
    }

    /// <summary>Ron takes the evaluation on and gives every factor one level.</summary>
    public async Task<ActResult> Evaluate(string staffId, int level)
    {
        var of = await CaseOf(staffId);
        await using var db = Database.Open();
        var evaluations = new ReclassificationEvaluations(db, Clock, s_policies);
        (await evaluations.TakeOnAsync(As(Ron), of.Id, of.Version)).ShouldBe(ActResult.Ok);
        var levels = s_policies.PolicyAt(Reference).Reclassification.Factors.ToDictionary(f => f.Code, _ => level, StringComparer.Ordinal);
        return await evaluations.EvaluateAsync(As(Ron), of.Id, of.Version + 1, levels, "As found");
    }

    public async Task<int> Lapse()
    {
        await using var db = Database.Open();
        return await DailyReclassification.LapseAsync(db, Clock);
    }

    public async Task<IReadOnlyList<Fairway.App.Notices.OpenStep>> Due()
    {
        await using var db = Database.Open();
        return await ReclassificationDue.OpenAsync(db, s_policies, Clock.Now.InUtc().Date, default);
    }

    public async Task<Guid> Begun(string by)
    {
        var form = Guid.CreateVersion7();
        await using var db = Database.Open();
        (await new ReclassificationRequests(db, Clock, s_policies).BeginAsync(As(by), form, by)).ShouldBe(ActResult.Ok);
        return form;
    }

    public async Task<bool> Reads(string who, Guid id)
    {
        await using var db = Database.Open();
        return await new ReclassificationReading(db, s_policies).FindAsync(As(who), id) is not null;
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private static Guid AccountOf(string who) => new($"00000000-0000-0000-0000-00000000{who}");

    private static async Task Fill(FairwayDb db)
    {
        db.AddRange(A.Unit("R", kind: "region"), A.Unit("S", kind: "region"), A.Unit("H"));
        db.AddRange(A.Unit("RO", "R", "field-office"), A.Unit("SO", "S", "field-office"), A.Chief("RO", is_: Chi));
        string[] office = [.. Enumerable.Range(1, 7).Select(i => $"200{i}")];
        foreach (
            var (who, unit) in (
                (IEnumerable<(string, string)>)
                    [
                        .. office.Select(id => (id, "RO")),
                        (Chi, "RO"),
                        ("3001", "SO"),
                        ("3002", "SO"),
                        ("3003", "SO"),
                        ("4001", "H"),
                        ("4002", "H"),
                        (Hana, "H"),
                        (Hugo, "H"),
                        (Ron, "H"),
                    ]
            )
        )
        {
            var official = An.Official(who).InUnit(unit).InGrade("G5").Build();
            official.Periods.ForEach(p =>
            {
                // Who runs it and who supervises are in it no less than others; here they have no post, so that numbers stay small.
                p.Post = who is NoPost or Chi or Hana or Hugo or Ron ? null : "Programme Assistant";
                p.Status = who == Away ? "unpaid-leave" : "active";
            });
            db.Add(official);
            Account account = An.Account(who).Named(who);
            account.Id = AccountOf(who);
            db.Add(account);
            if (unit == "RO" && who != Chi)
            {
                db.Add(A.Supervision(who, Chi));
            }
        }
        db.AddRange(An.Office(Office.HrPartner, AccountOf(Ron), "RO"), An.Office(Office.HrPartner, AccountOf(Hana)));
        await db.SaveChangesAsync();
    }
}
