using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.App.Probation;
using Fairway.App.Results;
using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using NodaTime;

namespace Fairway.App.Tests.Appraisals;

/// <summary>
/// A department and a unit beneath it. Olu works in the unit, whose chief is Carla, whose chief is Sam; Dov contributes for Carla where a test says so;
/// Pia is on probation and Tim is financed from technical cooperation.
/// </summary>
internal sealed class AppraisalScene : IAsyncDisposable
{
    public const string Olu = "1001";
    public const string Carla = "1002";
    public const string Sam = "1003";
    public const string Dov = "1004";
    public const string Pia = "1005";
    public const string Tim = "1006";
    public const string Stranger = "1007";

    private static readonly PolicyLibrary Policies = PolicyLibrary.Load(PolicyLibrary.Shipped);

    private readonly TheDatabase database;

    private AppraisalScene(TheDatabase database) => this.database = database;

    public FixedClock Clock { get; } = FixedClock.On("2026-03-02");

    public static AppraisalPolicy Policy => Policies.PolicyAt(new LocalDate(2026, 3, 2)).Appraisals;

    public static async Task<AppraisalScene> On(Provider provider) => new(await TheDatabase.From(provider, "appraisals", Fill));

    public Reader As(string? staffId, params HeldOffice[] offices) =>
        new(Guid.CreateVersion7(), staffId, staffId ?? "", "en", DateTimeZone.Utc, Clock.Now.InUtc().Date, offices);

    public Task<T> Read<T>(Func<FairwayDb, Task<T>> query) => database.Read(query);

    public Task Add(params object[] rows) => database.Add(rows);

    /// <summary>Runs one use case as one request would: on a context of its own.</summary>
    public async Task<T> Do<T>(Func<UseCases, Task<T>> act)
    {
        await using var db = database.Open();
        return await act(new UseCases(db, Clock, Policies));
    }

    public async Task<Guid> Open(string staffId = Olu, string by = Carla)
    {
        var opened = await Do(u => u.Opening.OpenAsync(As(by), [staffId]));
        opened.Count.ShouldBe(1);
        return await Read(db => Task.FromResult(db.Appraisals.Single(a => a.StaffId == staffId).Id));
    }

    /// <summary>Writes a whole, valid form as this person and shares it.</summary>
    public async Task Share(Guid id, string by, AgreementForm? form = null)
    {
        (await Save(id, by, form ?? Whole())).ShouldBe(ActResult.Ok);
        (await Do(u => u.Sharing.ShareAsync(As(by), id))).ShouldBe(ActResult.Ok);
    }

    public Task<ActResult> Save(Guid id, string by, AgreementForm form) =>
        Do(async u =>
        {
            var seen = (await u.Drafts.LoadAsync(As(by), id))!.Seen(AgreementSections.Objective);
            return await u.Drafts.SaveAsync(As(by), id, AgreementSections.Objective, seen, _ => form);
        });

    public async Task<ActResult> Sign(Guid id, string by, SigningWords? words = null)
    {
        var hash = await Read(db =>
            Task.FromResult(
                db.FormVersions.Where(v => v.AppraisalId == id).AsEnumerable().OrderBy(v => v.Step).ThenBy(v => v.Number).Last().Hash
            )
        );
        return await Do(u => u.Signing.SignAsync(As(by), id, hash, words));
    }

    /// <summary>A beginning that both have signed.</summary>
    public async Task<Guid> Agree(bool withDelegate = false)
    {
        if (withDelegate)
        {
            await Add(A.Delegation(Carla, Dov, of: "U"));
        }

        var id = await Open();
        await Share(id, Olu);
        (await Sign(id, Carla)).ShouldBe(ActResult.Ok);
        (await Sign(id, Olu)).ShouldBe(ActResult.Ok);
        return id;
    }

    /// <summary>Writes a mid-term review as this person and shares it.</summary>
    public async Task Review(Guid id, string by, ReviewForm form)
    {
        var seen = (await Do(u => u.Reviews.LoadAsync(As(by), id)))!.Seen(ReviewSections.Objective);
        (await Do(u => u.Reviews.SaveAsync(As(by), id, ReviewSections.Objective, seen, _ => form))).ShouldBe(ActResult.Ok);
        (await Do(u => u.ReviewSharing.ShareAsync(As(by), id))).ShouldBe(ActResult.Ok);
    }

    /// <summary>Agreed at the beginning; without a mid-term review; the self-assessment submitted on 10 December 2027.</summary>
    public async Task<Guid> SelfAssess(bool withDelegate = false)
    {
        var id = await Agree(withDelegate);
        Clock.Set("2027-12-10");
        await WriteSelf(id);
        (await Do(u => u.Submitting.SubmitAsync(As(Olu), id))).ShouldBe(ActResult.Ok);
        return id;
    }

    public async Task WriteSelf(Guid id)
    {
        var seen = (await Do(u => u.Selves.LoadAsync(As(Olu), id)))!.Seen(EndSections.Career);
        (await Do(u => u.Selves.SaveAsync(As(Olu), id, EndSections.Career, seen, _ => SelfAssessed()))).ShouldBe(ActResult.Ok);
    }

    public async Task Assess(Guid id, string by, Assessment? assessment = null)
    {
        var seen = (await Do(u => u.Assessments.LoadAsync(As(by), id)))!.Seen(EndSections.Discussion);
        (await Do(u => u.Assessments.SaveAsync(As(by), id, EndSections.Discussion, seen, _ => assessment ?? Assessed()))).ShouldBe(
            ActResult.Ok
        );
    }

    /// <summary>The hash of what this person would sign now.</summary>
    public Task<string> ToSign(Guid id, string by, bool without = false) =>
        Do(async u =>
        {
            var view = await u.Reading.LoadAsync(As(by), id);
            return (await u.Signing.ToSignAsync(view!.Case, without))?.Hash ?? "";
        });

    public async Task<ActResult> SignEnd(Guid id, string by, SigningWords? words = null)
    {
        var hash = await ToSign(id, by, words?.NoPart is not null);
        return await Do(u => u.Signing.SignAsync(As(by), id, hash, words));
    }

    /// <summary>An assessment that the supervisor signed on 10 December 2027.</summary>
    public async Task<Guid> SignedBySupervisor()
    {
        var id = await SelfAssess();
        await Assess(id, Carla);
        (await SignEnd(id, Carla)).ShouldBe(ActResult.Ok);
        return id;
    }

    public static ReviewForm Reviewed() =>
        new()
        {
            Outputs = [.. Whole().Outputs.Select(o => new OutputReview(o.Id, "Half done", "", OutputFate.Kept, null, ""))],
            Objective = new ObjectiveReview("One course", "The second in May"),
            DiscussedOn = new LocalDate(2026, 12, 14),
        };

    public static SelfAssessment SelfAssessed() =>
        new()
        {
            Outputs = [.. Whole().Outputs.Select(o => new SelfAssessedOutput(o.Id, "Paid on time", "The bank", ""))],
            Competencies = [.. Whole().Competencies.Select(c => new CodedText(c.Code, "In Lima"))],
            Objective = "Both courses",
            Career = "A field post",
        };

    public static Assessment Assessed() =>
        new()
        {
            Outputs = [.. Whole().Outputs.Select(o => new Assessed(o.Id.ToString(), "fully-met", "Against its measure", ""))],
            Competencies = [.. Whole().Competencies.Select(c => new Assessed(c.Code, "fully-met", "Seen in Lima", ""))],
            Objective = "Well used",
            Career = "Ready for a field post",
            Overall = new OverallRating("fully-meets", "All delivered", ""),
            DiscussedOn = new LocalDate(2027, 12, 9),
        };

    /// <summary>HR names this person as the official's supervisor from the scene's day on.</summary>
    public async Task Reassign(string to, string official = Olu) =>
        (await Do(u => u.Reassignment.AssignAsync(As(null, new HeldOffice(Office.HrPartner, null)), [official], to))).ShouldBe(
            ActResult.Ok
        );

    /// <summary>The reader with those for whom they stand in on the scene's day, as their next request has them.</summary>
    public async Task<Reader> Acting(string staffId)
    {
        var today = Clock.Now.InUtc().Date;
        var absent = await Read(db =>
            Task.FromResult(
                db.StandIns.Where(s => s.StandInId == staffId && s.From <= today && s.Until > today).Select(s => s.ChiefId).ToHashSet()
            )
        );
        return As(staffId) with { StandsInFor = absent };
    }

    public Task<AppraisalState> State(Guid id) => Read(db => Task.FromResult(db.Appraisals.Single(a => a.Id == id).State));

    public static AgreementForm Whole(int outputs = 3, LocalDate? discussedOn = null) =>
        new()
        {
            Outputs =
            [
                .. Enumerable
                    .Range(1, outputs)
                    .Select(n => new Output(
                        new Guid(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]),
                        $"Payroll migration, part {n}",
                        "Paid from the new system, no late payment",
                        "June 2027",
                        "Two weeks of a developer",
                        "2026/A",
                        null
                    )),
            ],
            Competencies =
            [
                .. Policy
                    .Catalogue.All.Take(3)
                    .Select(c => new CompetencyChoice(c.Code, "Field offices say so", "Three offices depend on it")),
            ],
            Objective = new DevelopmentalObjective("Read a balance sheet", "Course in May", "Four days"),
            DiscussedOn = discussedOn ?? new LocalDate(2026, 2, 27),
        };

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static Task Fill(FairwayDb db)
    {
        db.AddRange(Unit("D", null), Unit("U", "D"));
        db.AddRange(Chief("D", Sam), Chief("U", Carla));
        foreach (var (id, unit, funding, entry) in Staff)
        {
            db.Add(
                new Official
                {
                    StaffId = id,
                    FamilyName = "Family" + id,
                    GivenNames = "Given",
                    DateOfBirth = new LocalDate(1980, 2, 29),
                    EntryOnDuty = entry,
                    Probation = id == Pia,
                }
            );
            db.Add(
                new ServicePeriod
                {
                    StaffId = id,
                    From = entry,
                    Organization = "ILO",
                    Status = "active",
                    Category = "P",
                    Grade = "P3",
                    Funding = funding,
                    DutyStation = "Geneva",
                    UnitCode = unit,
                }
            );
        }

        foreach (var id in new[] { Olu, Dov, Pia, Tim })
        {
            db.Add(Supervised(id, Carla, Sam));
        }

        db.Add(Supervised(Carla, Sam, null));
        db.Add(
            new Outcome
            {
                Key = "2026/A",
                Code = "A",
                Biennium = 2026,
                Kind = "outcome",
                Title = "Efficient support services",
            }
        );
        return db.SaveChangesAsync();
    }

    private static readonly (string Id, string Unit, string Funding, LocalDate Entry)[] Staff =
    [
        (Olu, "U", "RB", new(2015, 5, 1)),
        (Carla, "U", "RB", new(2012, 5, 1)),
        (Sam, "D", "RB", new(2010, 5, 1)),
        (Dov, "U", "RB", new(2015, 5, 1)),
        (Pia, "U", "RB", new(2025, 9, 1)),
        (Tim, "U", "TC", new(2023, 9, 1)),
        (Stranger, "D", "RB", new(2011, 1, 1)),
    ];

    private static Unit Unit(string code, string? parent) =>
        new()
        {
            Code = code,
            ParentCode = parent,
            Name = code,
            Kind = "unit",
        };

    private static Chieftaincy Chief(string unit, string staffId) =>
        new()
        {
            UnitCode = unit,
            StaffId = staffId,
            From = new LocalDate(2020, 1, 1),
        };

    private static Supervision Supervised(string staffId, string by, string? second) =>
        new()
        {
            StaffId = staffId,
            SupervisorId = by,
            SecondLevelId = second,
            From = new LocalDate(2020, 1, 1),
        };
}

internal sealed class UseCases(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    public FormDrafts<AgreementForm> Drafts => new(db, clock, policies);
    public FormDrafts<ReviewForm> Reviews => new(db, clock, policies);
    public FormDrafts<SelfAssessment> Selves => new(db, clock, policies);
    public FormDrafts<Assessment> Assessments => new(db, clock, policies);
    public FormSharing<AgreementForm> Sharing => new(db, clock, policies, Drafts);
    public FormSharing<ReviewForm> ReviewSharing => new(db, clock, policies, Reviews);
    public FormComments Comments => new(db, clock, policies);
    public Settling Settling => new(db, clock, policies, DutyStationZones.Unknown);
    public Signing Signing => new(db, clock, policies, DutyStationZones.Unknown, Drafts, Reviews, Assessments, Settling);
    public SelfAssessments Submitting => new(db, clock, policies, Selves);
    public ReportStatements Statements => new(db, clock, policies, Settling);
    public Corrections Corrections => new(db, clock, policies, Signing);
    public AppraisalReading Reading => new(db, clock, policies);
    public FormCopies Copies => new(db, Reading);
    public ExtraCriteria Criteria => new(db, clock, policies);
    public Calendar.CalendarDays Days => new(Lines, policies);
    public CycleExclusions Exclusions => new(db, clock, policies);
    public CycleOpening Opening => new(db, clock, policies);
    public AppraisalsFromCalendar Calendar => new(db, clock, policies, Opening);
    public Designating Designating => new(db, clock, policies);
    public Inputs Inputs => new(db, clock, policies);
    public Warnings Warnings => new(db, clock, policies);
    public Reports Reports => new(db, clock, policies);
    public Overrides Overrides => new(db, clock, policies);
    public ProbationDays ProbationDays => new(db, clock, policies);
    public ProbationList Probations => new(db, policies);
    public HeldSteps Held => new(db, clock);

    public Task<ProbationFile?> Probation(Reader reader, Guid id) => ProbationFile.LoadAsync(db, policies, reader, id);

    public JournalReading Journal => new(db, policies);
    public JournalWriting JournalWriting => new(db, clock, policies);
    public EvidenceReading Evidence => new(db, clock, policies);
    public EvidenceKeeping EvidenceKeeping => new(db, clock, policies);
    public PaperEntry Papers => new(db, clock, policies, DutyStationZones.Unknown, Settling);
    public PaperReading PaperReading => new(db, clock);
    public Preparations Preparations => new(db, clock, policies);
    public AppraisalLines Lines => new(db, policies);
    public Handovers Handovers => new(db, clock, policies);
    public CycleSharing CycleSharing => new(db, clock);
    public Absences Absences => new(db, clock);
    public Reassignment Reassignment => new(db, clock);
    public DelegatedWork Delegations => new(db, clock, policies);
    public AppraisalsWaiting Waiting => new(Lines, new Openings(db, Opening, Lines), Handovers, policies);
    public TeamList Team => new(db, Lines, new Openings(db, Opening, Lines), policies);
    public TeamReminders Reminders => new(db, clock, Team);
    public TeamRounds Rounds => new(db, clock, Lines);
    public SecondLevelQueue Queue => new(Team, Settling);

    /// <summary>What the passing of days does.</summary>
    public Task<int> DailyAsync() => DailyAppraisals.RunAsync(db, clock, policies, Settling);

    /// <summary>Brings supervision and appraisals in line with the facts of the day.</summary>
    public Task<int> FollowAsync() => Succession.FollowAsync(db, clock.GetCurrentInstant().InUtc().Date, clock.GetCurrentInstant(), "test");
}
