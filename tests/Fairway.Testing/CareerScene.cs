using Fairway.App;
using Fairway.App.Appraisals;
using Fairway.App.Promotions.Exercise;
using Fairway.App.ReportsBoard;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Promotions;
using Fairway.Rules.ReportsBoard;
using NodaTime;
using static Fairway.Testing.ExerciseScene;

namespace Fairway.Testing;

/// <summary>
/// The people of <see cref="ExerciseScene"/> for titularization and merit increments. Fixed-term on the regular budget are Gia and Gil (General Service) and
/// Pia; Gus too, whose last rating is below, and Gem, a day short of five years. All others have a contract without limit of time; Zoe is on technical cooperation
/// funds. Gia, Pia and Zoe consistently exceed, Gil fully meets, Gem has no report.
/// </summary>
public sealed class CareerScene(ExerciseScene people, ExerciseKind kind) : IAsyncDisposable
{
    private const PromotionGroup Gs = PromotionGroup.GeneralService;
    private const PromotionGroup P = PromotionGroup.Professionals;

    /// <summary>Who is on the list.</summary>
    public static string[] Listed(ExerciseKind of) => of == ExerciseKind.Titularization ? [Gia, Gil, Pia] : [Gia, Pia];

    public ExerciseScene People => people;
    public ExerciseKey Which { get; } = new(kind, Year);

    public static async Task<CareerScene> On(Provider provider, ExerciseKind kind) =>
        new(Over(await TheDatabase.From(provider, "career", FillCareers), FixedClock.On("2026-02-02")), kind);

    public static async Task FillCareers(FairwayDb db)
    {
        await Fill(db);
        foreach (var period in db.ServicePeriods)
        {
            period.Contract = period.StaffId is Gia or Gil or Gus or Gem or Pia ? "FT" : "WLT";
        }
        db.RemoveRange(db.ServicePeriods.Where(p => p.StaffId == Gem));
        db.Add(
            new App.Service.ServicePeriod
            {
                StaffId = Gem,
                From = new(2021, 1, 2),
                Organization = "ILO",
                Status = "active",
                Category = "GS",
                Grade = "G5",
                Contract = "FT",
                Funding = "RB",
                DutyStation = "Geneva",
                UnitCode = "ENT",
            }
        );
        Rate(db, Gia, "consistently-exceeds");
        Rate(db, Gil, "fully-meets");
        Rate(db, Gus, "does-not-fully-meet");
        Rate(db, Pia, "consistently-exceeds");
        Rate(db, Zoe, "consistently-exceeds");
        await db.SaveChangesAsync();
    }

    /// <summary>The end of the cycle 2024–25 as the Board has received it.</summary>
    public static void Rate(FairwayDb db, string staffId, string rating)
    {
        var appraisal = An.Appraisal(staffId, Carla, Dana);
        db.Add(appraisal);
        db.Add(
            new FormVersion
            {
                AppraisalId = appraisal.Id,
                Step = AppraisalStep.EndOfCycle,
                Number = 1,
                Content = FormText.Write(EndForm.Empty with { Assessment = Assessment.Empty with { Overall = new(rating, "", "") } }),
                Hash = staffId,
                SharedBy = Carla,
                SharedAt = Instant.FromUtc(2026, 1, 10, 12, 0),
                Language = "en",
            }
        );
        db.Add(
            new BoardItem
            {
                Kind = BoardReportKind.EndOfCycle,
                SubjectId = appraisal.Id,
                FormNumber = 1,
                StaffId = staffId,
                UnitCode = "ENT",
                PeriodStart = new(2024, 1, 1),
                PeriodEnd = new(2025, 12, 31),
                DueOn = new(2025, 12, 31),
                SignedOn = new(2025, 12, 20),
                Address = "/",
                ReceivedAt = Instant.FromUtc(2026, 1, 11, 12, 0),
            }
        );
    }

    public Task<T> Do<T>(Func<ExerciseUses, Task<T>> act) => people.Do(act);

    public Task Done(Func<ExerciseUses, Task<ActResult>> act) => people.Done(act);

    public App.Accounts.Reader As(string who) => people.As(who);

    public async Task List()
    {
        await Done(u => u.Openings.OpenAsync(As(Hana), Which));
        await Done(u => u.Lists.ComputeAsync(As(Hana), Which));
    }

    public async Task Publish()
    {
        await List();
        await Done(u => u.Lists.PublishAsync(As(Hana), Which));
    }

    public async Task CloseList()
    {
        people.Clock.Set("2026-02-18");
        await Done(u => u.Lists.CloseAsync(As(Hana), Which));
    }

    /// <summary>Members are named, and the panels convened.</summary>
    public async Task Convene()
    {
        foreach (var group in new[] { Gs, P })
        {
            await Done(u => u.Panels.NameAsync(As(Hana), Which, group, Sec, isSecretary: true));
            await Done(u => u.Panels.NameAsync(As(Hana), Which, group, Ann, isSecretary: false));
            await Done(u => u.Panels.NameAsync(As(Hana), Which, group, Bo, isSecretary: false));
            await Done(u => u.Panels.NameAsync(As(Una), Which, group, Cy, isSecretary: false));
        }
        await Done(u => u.Panels.ConveneAsync(As(Hana), Which));
    }

    /// <summary>A panel to its closed minutes.</summary>
    /// <param name="judged">Whom it judges, and whether it recommends them.</param>
    public async Task Review(PromotionGroup group, params (string Who, bool Yes)[] judged)
    {
        await Done(u => u.Work.BeginAsync(As(Sec), Which, group));
        foreach (var member in new[] { Ann, Bo, Cy })
        {
            foreach (var (who, yes) in judged)
            {
                await Done(u => u.Work.ScoreAsync(As(member), Which, group, who, new ScoreSheet([], yes, "")));
            }
        }
        await Done(u => u.Work.OpenScoresAsync(As(Sec), Which, group));
        foreach (var (who, yes) in judged)
        {
            await Done(u => u.Work.RecommendAsync(As(Sec), Which, group, who, yes, yes ? "" : "The record says otherwise", "Discussed"));
        }
        await Done(u => u.Work.CloseAsync(As(Sec), Which, group, ""));
    }

    public Task Decide(string who, TrackDecision decision, string reason = "") =>
        Done(u => u.Decisions.DecideAsync(As(Dana), Which, who, PromotionTrack.Two, decision, reason));

    public ValueTask DisposeAsync() => people.Database.DisposeAsync();
}
