using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Results;
using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using NodaTime;

namespace Fairway.App.Tests.Results;

/// <summary>
/// A department with two units, four officials and one branch of the programme and budget: HQ (chief Ana) over ENT (chief Ben, delegate
/// Dora) and GOV (place vacant); Cem works in ENT.
/// </summary>
internal static class ResultsScene
{
    public const int Biennium = 2026;

    public static readonly LocalDate Today = new(2026, 3, 2);

    public static Task<TheDatabase> On(Provider provider) => TheDatabase.From(provider, "results", Fill);

    public static Reader Reader(string? staffId, params HeldOffice[] offices) =>
        new(Guid.CreateVersion7(), staffId, staffId ?? "nobody", "en", DateTimeZone.Utc, Today, offices);

    private static async Task Fill(FairwayDb db)
    {
        db.AddRange(
            new Unit
            {
                Code = "HQ",
                Name = "Headquarters",
                Kind = "department",
            },
            new Unit
            {
                Code = "ENT",
                ParentCode = "HQ",
                Name = "Enterprises",
                Kind = "unit",
            },
            new Unit
            {
                Code = "GOV",
                ParentCode = "HQ",
                Name = "Governance",
                Kind = "unit",
            },
            Official("ana", "Ana", "Ruiz"),
            Official("ben", "Ben", "Otieno"),
            Official("cem", "Cem", "Kaya"),
            Official("dora", "Dora", "Lind"),
            Chief("HQ", "ana"),
            Chief("ENT", "ben"),
            new Delegation
            {
                ChiefId = "ben",
                DelegateId = "dora",
                UnitCode = "ENT",
                DelegateSigns = false,
                From = new(2026, 1, 1),
            }
        );
        db.AddRange(
            Line("A", null, "outcome", "Stronger constituents"),
            Line("A.2", "A", "output", "Better services of employers"),
            Line("A.10", "A", "output", "Better services of workers"),
            Line("A.10.i", "A.10", "indicator", "Number of organizations"),
            Line("ENT-1", "A.2", "unit-outcome", "Advice to small enterprises", "ENT"),
            Line("B", null, "outcome", "Rights at work"),
            Line("B.1", "B", "output", "Ratifications")
        );
        var plan = new Workplan
        {
            UnitCode = "ENT",
            Biennium = Biennium,
            BigPicture = "Small enterprises find us first.",
            PublishedAt = Instant.FromUtc(2026, 1, 15, 8, 0),
        };
        db.Add(plan);
        db.Add(
            new WorkplanLine
            {
                Id = CitedLine,
                WorkplanId = plan.Id,
                Order = 1,
                Kind = "deliverable",
                Text = "A guide in three languages",
                OutcomeKey = "2026/A.2",
            }
        );
        db.Add(
            new WorkplanLine
            {
                Id = OtherLine,
                WorkplanId = plan.Id,
                Order = 2,
                Kind = "priority",
                Text = "Answer within five days",
            }
        );
        db.Add(Appraisal(CemsAppraisal, "cem", "ben", AppraisalState.BeginningAgreed));
        db.Add(Appraisal(DorasAppraisal, "dora", "ben", AppraisalState.BeginningShared));
        db.AddRange(
            Output(CemsAppraisal, "Guide drafted", agreed: true, outcome: "2026/ENT-1", line: null),
            Output(CemsAppraisal, "Guide translated", agreed: true, outcome: null, line: CitedLine),
            Output(CemsAppraisal, "Conference run", agreed: true, outcome: "2026/A", line: OtherLine),
            Output(DorasAppraisal, "Still being talked about", agreed: false, outcome: "2026/B.1", line: null)
        );
        await db.SaveChangesAsync();
    }

    public static readonly Guid CitedLine = Guid.Parse("0195b000-0000-7000-8000-000000000001");
    public static readonly Guid OtherLine = Guid.Parse("0195b000-0000-7000-8000-000000000002");
    public static readonly Guid CemsAppraisal = Guid.Parse("0195b000-0000-7000-8000-000000000003");
    public static readonly Guid DorasAppraisal = Guid.Parse("0195b000-0000-7000-8000-000000000004");

    private static Official Official(string id, string given, string family) =>
        new()
        {
            StaffId = id,
            GivenNames = given,
            FamilyName = family,
            DateOfBirth = new(1980, 1, 1),
            EntryOnDuty = new(2015, 1, 1),
        };

    private static Chieftaincy Chief(string unit, string id) =>
        new()
        {
            UnitCode = unit,
            StaffId = id,
            From = new(2020, 1, 1),
        };

    private static Outcome Line(string code, string? parent, string kind, string title, string? unit = null) =>
        new()
        {
            Key = Outcome.KeyOf(Biennium, code),
            Code = code,
            Biennium = Biennium,
            ParentKey = parent is null ? null : Outcome.KeyOf(Biennium, parent),
            Kind = kind,
            Title = title,
            UnitCode = unit,
        };

    private static Appraisal Appraisal(Guid id, string official, string supervisor, AppraisalState state) =>
        new()
        {
            Id = id,
            StaffId = official,
            SupervisorId = supervisor,
            CycleStart = new(2026, 1, 1),
            CycleEnd = new(2027, 12, 31),
            PolicyVersion = "test",
            OpenedOn = new(2026, 1, 5),
            State = state,
            UnitCode = "ENT",
            OfManager = false,
            BeginningDue = new(2026, 4, 1),
        };

    private static AppraisalOutput Output(Guid appraisal, string title, bool agreed, string? outcome, Guid? line) =>
        new()
        {
            AppraisalId = appraisal,
            OutputId = Guid.CreateVersion7(),
            Order = 1,
            Title = title,
            OutcomeKey = outcome,
            WorkplanLineId = line,
            Agreed = agreed,
        };
}
