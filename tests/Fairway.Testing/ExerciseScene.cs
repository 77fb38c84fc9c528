using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Promotions.Exercise;
using Fairway.Rules.Promotions;
using NodaTime;

namespace Fairway.Testing;

/// <summary>
/// A small organization with a promotion exercise that a test takes to any station, by the product's own acts. Hana runs it, Dana decides, Una is of the Union. Of
/// General Service: Gia and Gil on both tracks, Gus on the first alone, and Gem a day short. Of the others: Pia on both. Carla is everybody's chief. Ann and Bo
/// (Administration) and Cy (Union) sit on both panels, Sec is secretary; Carla's deputy Dov was named too.
/// </summary>
public sealed class ExerciseScene : IAsyncDisposable
{
    public const int Year = 2026;
    public static readonly ExerciseKey Key = new(ExerciseKind.PersonalPromotion, Year);
    public const string Hana = "h1";
    public const string Henk = "h2";
    public const string Dana = "d1";
    public const string Una = "u1";
    public const string Gia = "g1";
    public const string Gil = "g2";
    public const string Gus = "g3";
    public const string Gem = "g4";
    public const string Pia = "p1";
    public const string Carla = "c1";
    public const string Ann = "m1";
    public const string Bo = "m2";
    public const string Cy = "m3";
    public const string Sec = "s1";
    public const string Zoe = "z1";

    private const PromotionGroup Gs = PromotionGroup.GeneralService;
    private const PromotionGroup P = PromotionGroup.Professionals;
    private static readonly PolicyLibrary s_policies = PolicyLibrary.Load(PolicyLibrary.Shipped);
    private readonly bool _owned;

    private ExerciseScene(TheDatabase database, FixedClock clock, bool owned) => (Database, Clock, _owned) = (database, clock, owned);

    public TheDatabase Database { get; }
    public FixedClock Clock { get; }
    public LocalDate Today => Clock.Now.InUtc().Date;

    public static async Task<ExerciseScene> On(Provider provider, string day = "2026-02-02") =>
        new(await TheDatabase.From(provider, "exercise", Fill), FixedClock.On(day), true);

    /// <summary>On a database that a server runs on.</summary>
    public static ExerciseScene Over(TheDatabase database, FixedClock clock) => new(database, clock, false);

    public static async Task Fill(FairwayDb db)
    {
        db.AddRange(A.Unit("TOP"), A.Unit("ENT", under: "TOP"));
        db.AddRange(A.Chief("TOP", is_: Dana), A.Chief("ENT", is_: Carla));
        foreach (
            var (id, name, office) in new (string, string, Office?)[]
            {
                (Hana, "Hana", Office.HrPartner),
                (Henk, "Henk", Office.HrPartner),
                (Dana, "Dana", Office.DirectorGeneral),
                (Una, "Una", Office.Union),
                (Carla, "Carla", null),
                (Ann, "Ann", null),
                (Bo, "Bo", null),
                (Cy, "Cy", null),
                (Sec, "Sec", null),
                (Zoe, "Zoe", null),
            }
        )
        {
            Account account = An.Account(id).Named(name);
            db.Add(An.Official(id).Named(name, "Adler").FundedBy(id == Zoe ? "TC" : "RB").InGrade("P4").Build());
            db.Add(account);
            if (office is { } held)
            {
                db.Add(An.Office(held, account.Id));
            }
        }
        foreach (
            var (id, name, grade, entry, since, station) in new[]
            {
                (Gia, "Gia", "G5", "1999-01-01", "2005-01-01", "Geneva"),
                (Gil, "Gil", "G5", "2000-01-01", "2010-01-01", "Geneva"),
                (Gus, "Gus", "G6", "2009-01-01", "2011-01-01", "Geneva"),
                (Gem, "Gem", "G5", "2009-01-01", "2013-01-02", "Geneva"),
                (Pia, "Pia", "P3", "1998-01-01", "2008-01-01", "Bangkok"),
            }
        )
        {
            db.Add(An.Official(id).Named(name, "Baum").Since(entry).InGrade(grade, since).At(station).Build());
            db.Add((Account)An.Account(id).Named(name));
            db.Add(A.Supervision(id, Carla, Dana));
        }
        await db.SaveChangesAsync();
    }

    /// <summary>The reader of the scene's day, with the offices that the person holds.</summary>
    public Reader As(string who)
    {
        HeldOffice[] offices = who switch
        {
            Hana or Henk => [new(Office.HrPartner, null)],
            Dana => [new(Office.DirectorGeneral, null)],
            Una => [new(Office.Union, null)],
            _ => [],
        };
        return new(Guid.CreateVersion7(), who, who, "en", DateTimeZone.Utc, Today, offices);
    }

    public Task<T> Read<T>(Func<FairwayDb, Task<T>> query) => Database.Read(query);

    public async Task<Candidacy> Of(string staffId)
    {
        await using var db = Database.Open();
        return db.Candidacies.Single(c => c.StaffId == staffId);
    }

    public async Task<CareerExercise> Exercise()
    {
        await using var db = Database.Open();
        return db.CareerExercises.Single();
    }

    /// <summary>Runs one use case as one request would: on a context of its own.</summary>
    public async Task<T> Do<T>(Func<ExerciseUses, Task<T>> act)
    {
        await using var db = Database.Open();
        return await act(new ExerciseUses(db, Clock, s_policies));
    }

    /// <summary>The same where nothing else than its being done is expected.</summary>
    public async Task Done(Func<ExerciseUses, Task<ActResult>> act)
    {
        var result = await Do(act);
        if (result is not ActResult.Done)
        {
            var why = result is ActResult.Refused refused ? string.Join(", ", refused.Refusals.Select(r => r.Code)) : result.ToString();
            throw new InvalidOperationException($"Not done: {why}");
        }
    }

    /// <summary>Opened by Hana: forty posts give two places, one for each group.</summary>
    public Task Open() => Done(u => u.Openings.OpenAsync(As(Hana), Key, 40, "P&B 2026–27, table 3"));

    public async Task SetQuotas()
    {
        await Open();
        await Done(u => u.Openings.SetQuotasAsync(As(Dana), Key, new(1, 1), "As before"));
    }

    public async Task List()
    {
        await SetQuotas();
        await Done(u => u.Lists.ComputeAsync(As(Hana), Key));
    }

    public async Task Publish()
    {
        await List();
        await Done(u => u.Lists.PublishAsync(As(Hana), Key));
    }

    /// <summary>The window is over on 17 February everywhere.</summary>
    public async Task CloseList()
    {
        await Publish();
        Clock.Set("2026-02-18");
        await Done(u => u.Lists.CloseAsync(As(Hana), Key));
    }

    public async Task FillForms()
    {
        await CloseList();
        foreach (var who in new[] { Gia, Gil, Gus, Pia })
        {
            await Form(who, who);
            await Form(Carla, who);
        }
    }

    public async Task Form(string by, string of)
    {
        var answers = new FormAnswers(["One", "Two", "Three", "Four"], "", by == of ? null : true, by == of);
        await Done(async u => (await u.Candidacies.SaveAsync(As(by), Key, of, answers, 0, submit: true)).Result);
    }

    public async Task NameMembers()
    {
        foreach (var group in new[] { Gs, P })
        {
            await Done(u => u.Panels.NameAsync(As(Hana), Key, group, Sec, isSecretary: true));
            await Done(u => u.Panels.NameAsync(As(Hana), Key, group, Ann, isSecretary: false));
            await Done(u => u.Panels.NameAsync(As(Hana), Key, group, Bo, isSecretary: false));
            await Done(u => u.Panels.NameAsync(As(Una), Key, group, Cy, isSecretary: false));
        }
    }

    public async Task Convene()
    {
        await FillForms();
        await NameMembers();
        await Done(u => u.Panels.ConveneAsync(As(Hana), Key));
    }

    public async Task Begin()
    {
        await Convene();
        await Done(u => u.Work.BeginAsync(As(Sec), Key, Gs));
        await Done(u => u.Work.BeginAsync(As(Sec), Key, P));
    }

    /// <summary>All members score all candidates of a group: Gil before Gia before Gus.</summary>
    public async Task Score(PromotionGroup group, PromotionTrack track)
    {
        string[] candidates =
            group == P ? [Pia]
            : track == PromotionTrack.One ? [Gia, Gil, Gus]
            : [Gia, Gil];
        foreach (var member in new[] { Ann, Bo, Cy })
        {
            foreach (var one in candidates)
            {
                var points =
                    one == Gil ? 5
                    : one == Gia ? 4
                    : 3;
                var sheet = new ScoreSheet([points, points, points, points], track == PromotionTrack.Two ? true : null, "");
                await Done(u => u.Work.ScoreAsync(As(member), Key, group, one, sheet));
            }
        }
        await Done(u => u.Work.OpenScoresAsync(As(Sec), Key, group));
    }

    public Task Say(PromotionGroup group, string candidate, bool yes) =>
        Done(u => u.Work.RecommendAsync(As(Sec), Key, group, candidate, yes, yes ? "" : "Less than the first", "Discussed at length"));

    /// <summary>Both panels to their closed minutes: Gil and Pia on track 1; on track 2 all.</summary>
    public async Task Recommend()
    {
        await Begin();
        await Score(Gs, PromotionTrack.One);
        await Say(Gs, Gil, true);
        await Say(Gs, Gia, false);
        await Say(Gs, Gus, false);
        await Done(u => u.Work.GoOnAsync(As(Sec), Key, Gs));
        await Score(Gs, PromotionTrack.Two);
        await Say(Gs, Gia, true);
        await Say(Gs, Gil, true);
        await Done(u => u.Work.CloseAsync(As(Sec), Key, Gs, "Ended at noon"));
        await Score(P, PromotionTrack.One);
        await Say(P, Pia, true);
        await Done(u => u.Work.GoOnAsync(As(Sec), Key, P));
        await Score(P, PromotionTrack.Two);
        await Say(P, Pia, true);
        await Done(u => u.Work.CloseAsync(As(Sec), Key, P, ""));
    }

    public Task Decide(string candidate, PromotionTrack track, TrackDecision decision, string reason = "") =>
        Done(u => u.Decisions.DecideAsync(As(Dana), Key, candidate, track, decision, reason));

    /// <summary>Gil on track 1, Gia on track 2; Gus is refused; Pia is refused on track 1 against the panel and promoted on track 2.</summary>
    public async Task DecideAll()
    {
        await Recommend();
        await Decide(Gil, PromotionTrack.One, TrackDecision.Promoted);
        await Decide(Gia, PromotionTrack.One, TrackDecision.Refused, "Less responsibility than the first");
        await Decide(Gia, PromotionTrack.Two, TrackDecision.Promoted);
        await Decide(Gus, PromotionTrack.One, TrackDecision.Refused, "The place went to others with more");
        await Decide(Pia, PromotionTrack.One, TrackDecision.Refused, "Good, and not especially so");
        await Decide(Pia, PromotionTrack.Two, TrackDecision.Promoted);
    }

    public async Task CloseDecisions()
    {
        await DecideAll();
        await Done(u => u.Decisions.CloseAsync(As(Dana), Key, new LocalDate(2026, 1, 1)));
    }

    public async Task Inform()
    {
        await CloseDecisions();
        foreach (var who in new[] { Gia, Gil, Gus, Pia })
        {
            await Done(u => u.Decisions.InformAsync(As(Carla), Key, who));
        }
    }

    public async Task PublishNames()
    {
        await Inform();
        await Done(u => u.Decisions.PublishAsync(As(Hana), Key));
    }

    public ValueTask DisposeAsync() => _owned ? Database.DisposeAsync() : ValueTask.CompletedTask;
}

/// <summary>The use cases of exercises over one context.</summary>
public sealed class ExerciseUses(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    public ExerciseOpenings Openings => new(db, clock, policies);
    public LateFacts Late => new(db, clock, policies);
    public ExerciseLists Lists => new(db, clock, policies, Late);
    public ExerciseContests Contests => new(db, clock, policies);
    public Candidacies Candidacies => new(db, clock, policies);
    public Panels Panels => new(db, clock, policies, Late);
    public PanelWork Work => new(db, clock, policies);
    public ExerciseDecisions Decisions => new(db, clock, policies, Late, new ExerciseFigures(db, policies));
    public ExerciseReading Reading => new(db, policies);
    public ExercisesWaiting Waiting => new(db, policies, clock);
    public OutlookReading Outlook => new(db, policies);
    public CandidateFiles Files => new(db, clock, policies, Contests, Reading);
}
