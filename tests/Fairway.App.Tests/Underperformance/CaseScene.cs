using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.App.Underperformance;
using Fairway.Rules.Underperformance;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Tests.Underperformance;

/// <summary>Olu works under Carla, whose chief is Sam; Hana is HR partner of their unit, Mia and Bao are of the Board; Nia comes after Carla.</summary>
internal sealed class CaseScene : IAsyncDisposable
{
    public const string Olu = "1001";
    public const string Carla = "1002";
    public const string Sam = "1003";
    public const string Hana = "1004";
    public const string Mia = "1005";
    public const string Bao = "1006";
    public const string Nia = "1007";
    public const string Stranger = "1008";

    private static readonly PolicyLibrary Policies = PolicyLibrary.Load(PolicyLibrary.Shipped);

    private readonly TheDatabase database;

    private CaseScene(TheDatabase database) => this.database = database;

    public FixedClock Clock { get; } = FixedClock.On("2026-03-02");

    public LocalDate Today => Clock.Now.InUtc().Date;

    public static async Task<CaseScene> On(Provider provider) => new(await TheDatabase.From(provider, "cases", Fill));

    public static readonly CaseOpening Opening = new()
    {
        Triggers = ["deadlines"],
        Areas = [new("Monthly tables", "By the fifth", "Three times after the tenth")],
        Reasons = ["training-need"],
        Considered = "The new system came without a course",
        SupportSoFar = "A note",
    };

    public static readonly ImprovementPlan Plan = new()
    {
        Remedies = [new("training", "The course in April", new LocalDate(2026, 4, 30)), new("coaching", "An hour a week", null)],
        Objectives = [new("Tables on time", "Five months by the fifth", new LocalDate(2026, 8, 31))],
        Monitoring = "Every other Monday",
        Warning = "If the tables stay late, other duties may be considered",
        DiscussedOn = new LocalDate(2026, 3, 9),
    };

    public static ProgressReview Reviewed(bool sufficient, LocalDate on, bool given = true) =>
        new()
        {
            Objectives = [new(sufficient ? Progress.Reached : Progress.Partly, "Three of five")],
            Remedies = [new(true, "In April"), new(given, "Each week")],
            Sufficient = sufficient,
            Text = "As the tables show",
            DiscussedOn = on,
        };

    /// <summary>The reader of the scene's day, with the offices that the person holds.</summary>
    public Reader As(string who, params HeldOffice[] also)
    {
        HeldOffice[] offices = who switch
        {
            Hana => [new(Office.HrPartner, new HashSet<string> { "U" }), .. also],
            Mia => [new(Office.BoardMember, null), .. also],
            Bao => [new(Office.BoardSecretary, null), .. also],
            _ => also,
        };
        return new(Guid.CreateVersion7(), who, who, "en", DateTimeZone.Utc, Today, offices);
    }

    public Task<T> Read<T>(Func<FairwayDb, Task<T>> query) => database.Read(query);

    public Task<CaseState> State(Guid id) => Read(db => db.UnderperformanceCases.Where(c => c.Id == id).Select(c => c.State).SingleAsync());

    public Task<int> Version(Guid id) => Read(db => db.UnderperformanceCases.Where(c => c.Id == id).Select(c => c.Version).SingleAsync());

    /// <summary>Runs one use case as one request would: on a context of its own.</summary>
    public async Task<T> Do<T>(Func<CaseUses, Task<T>> act)
    {
        await using var db = database.Open();
        return await act(new CaseUses(db, Clock, Policies));
    }

    public async Task<Guid> Open()
    {
        var form = Guid.CreateVersion7();
        (await Do(u => u.Openings.OpenAsync(As(Carla), Olu, form, Opening))).ShouldBe(ActResult.Ok);
        return form;
    }

    /// <summary>Opened on 2 March, discussed on the 5th.</summary>
    public async Task<Guid> Discussed()
    {
        var id = await Open();
        Clock.Set("2026-03-05");
        (await Do(u => u.Dialogue.DiscussAsync(As(Carla), id, 1, Discussion(Today)))).ShouldBe(ActResult.Ok);
        return id;
    }

    public static DiscussionRecord Discussion(LocalDate heldOn) =>
        new()
        {
            HeldOn = heldOn,
            Clarified = "Which tables",
            Raised = "No course was given",
            Offered = "The course",
        };

    public async Task SharePlan(Guid id, ImprovementPlan? plan = null)
    {
        var seen = (await Do(u => u.Drafts.PlanAsync(As(Carla), id)))!.Seen;
        (await Do(u => u.Drafts.SavePlanAsync(As(Carla), id, seen, plan ?? Plan))).ShouldBe(ActResult.Ok);
        (await Do(u => u.Signing.ShareAsync(As(Carla), id))).ShouldBe(ActResult.Ok);
    }

    public async Task<ActResult> Sign(Guid id, string by, string comments = "", LateWords? late = null)
    {
        var hash = await Do(async u =>
        {
            var at = await u.AtHand(As(by), id);
            return (await u.Signing.ToSignAsync(at!))?.Hash ?? "";
        });
        return await Do(u => u.Signing.SignAsync(As(by), id, hash, comments, late));
    }

    /// <summary>A plan that both signed on 10 March 2026: its review is due on 10 September.</summary>
    public async Task<Guid> Running(ImprovementPlan? plan = null)
    {
        var id = await Discussed();
        Clock.Set("2026-03-10");
        await SharePlan(id, plan);
        (await Sign(id, Carla)).ShouldBe(ActResult.Ok);
        (await Sign(id, Olu)).ShouldBe(ActResult.Ok);
        (await State(id)).ShouldBe(CaseState.Running);
        return id;
    }

    /// <summary>The supervisor's notes of April, June and July, and a review on the day given.</summary>
    public async Task<Guid> Reviewed(bool sufficient, string on = "2026-09-10", ImprovementPlan? plan = null, bool given = true)
    {
        var id = await Running(plan);
        foreach (var day in (string[])["2026-04-20", "2026-06-08", "2026-07-27"])
        {
            Clock.Set(day);
            (await Do(u => u.Dialogue.NoteAsync(As(Carla), id, Guid.CreateVersion7(), false, 1, null, "Some progress"))).ShouldBe(
                ActResult.Ok
            );
        }
        Clock.Set(on);
        await WriteReview(id, Reviewed(sufficient, Today, given));
        (await Sign(id, Carla)).ShouldBe(ActResult.Ok);
        return id;
    }

    public async Task WriteReview(Guid id, ProgressReview review)
    {
        var seen = (await Do(u => u.Drafts.ReviewAsync(As(Carla), id)))!.Seen;
        (await Do(u => u.Drafts.SaveReviewAsync(As(Carla), id, seen, review))).ShouldBe(ActResult.Ok);
    }

    /// <summary>A result that is not sufficient, at the Board.</summary>
    public async Task<Guid> AtBoard(ImprovementPlan? plan = null, bool given = true)
    {
        var id = await Reviewed(false, plan: plan, given: given);
        (await Sign(id, Olu)).ShouldBe(ActResult.Ok);
        (await State(id)).ShouldBe(CaseState.AtBoard);
        return id;
    }

    /// <summary>HR names Nia as Olu's supervisor from the scene's day on.</summary>
    public async Task Reassign() =>
        (await Do(u => u.Reassignment.AssignAsync(As(Stranger, new HeldOffice(Office.HrPartner, null)), [Olu], Nia))).ShouldBe(
            ActResult.Ok
        );

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static async Task Fill(FairwayDb db)
    {
        db.AddRange(A.Unit("D"), A.Unit("U", under: "D"), A.Unit("V", under: "D"));
        db.AddRange(A.Chief("D", is_: Sam), A.Chief("U", is_: Carla), A.Chief("V", is_: Nia));
        db.AddRange(A.Supervision(Olu, Carla, Sam), A.Supervision(Carla, Sam), A.Supervision(Nia, Sam));
        foreach (var who in (string[])[Olu, Carla, Sam, Hana, Mia, Bao, Nia, Stranger])
        {
            db.Add(
                An.Official(who)
                    .Named("Given", "Family" + who)
                    .InUnit(
                        who is Olu or Carla ? "U"
                        : who is Nia ? "V"
                        : "D"
                    )
                    .Build()
            );
            db.Add((Account)An.Account(who));
        }
        await db.SaveChangesAsync();
    }
}

internal sealed class CaseUses(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    public CaseOpenings Openings => new(db, clock, policies);
    public CaseDialogue Dialogue => new(db, clock, policies);
    public CaseDrafts Drafts => new(db, clock, policies);
    public CaseSigning Signing => new(db, clock, policies, Drafts);
    public CaseOutcomes Outcomes => new(db, clock, policies);
    public CaseReader Reading => new(db, clock, policies, Outcomes);
    public CaseList List => new(db, policies);
    public Reassignment Reassignment => new(db, clock);

    public Task<CaseAtHand?> AtHand(Reader reader, Guid id) => CaseAtHand.LoadAsync(db, reader, id);

    public Task<int> DailyAsync() => DailyCases.RunAsync(db, clock, policies);

    public Task<int> RemindAsync() => App.Notices.DailyReminders.RunAsync(db, clock, policies);
}
