using System.Collections.Immutable;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Feedback;
using Fairway.Rules.Increments;
using Fairway.Rules.Privacy;
using Fairway.Rules.Promotions;
using Fairway.Rules.Reclassification;
using Fairway.Rules.Service;
using Fairway.Rules.Titularization;
using Fairway.Rules.Training;
using Fairway.Rules.Underperformance;
using NodaTime;

namespace Fairway.Rules.Tests;

/// <summary>Valid by default: a test names only what matters to it.</summary>
internal static class An
{
    /// <summary>The ILO's parameters, with a small catalogue. That the shipped files hold the same is tested beside their loader.</summary>
    public static AppraisalPolicy Policy() =>
        new()
        {
            CycleLength = Period.FromMonths(24),
            CycleAnchor = new(2010, 1, 1),
            CycleMinimum = Period.FromMonths(6),
            BeginningDueAfterStart = Period.FromMonths(3),
            MidTermDueAfterStart = Period.FromMonths(12),
            EndOpensBefore = Period.FromMonths(3),
            Outputs = new(3, 5),
            Competencies = new(3, 5),
            CommentsWindow = Period.FromDays(8),
            NoSurprisesLead = Period.FromDays(30),
            HandoverDue = Period.FromDays(14),
            DueSoon = Period.FromDays(30),
            TextMaximum = 10_000,
            Evidence = new(5, 10, [EvidenceType.Pdf, EvidenceType.Text]),
            UpwardFeedback = new(Period.FromMonths(18), Period.FromMonths(8), Period.FromMonths(6), Period.FromMonths(5)),
            Ratings = new(
                Scale("partially-met", "fully-met", "exceeded"),
                Scale("partially-met", "fully-met", "exceeded"),
                Scale("does-not-fully-meet", "fully-meets", "consistently-exceeds")
            ),
            Catalogue = new([
                .. Enumerable.Range(1, 9).Select(i => new CoreCompetency($"competency-{i}", Text($"Competency {i}"), [Text("It shows.")])),
            ]),
            Accountabilities = new([new("results", Text("Which results?")), new("development", Text("How are staff supported?"))]),
            Preparation = new([new("deliverables", Text("What?"))], [new("priority", Text("First?"))]),
            PreparationMidTerm = new([new("progress", Text("How far?"))], [new("raise", Text("What has to be said?"))]),
            PreparationEnd = new([new("results", Text("What?"))], [new("journal", Text("Raised?"))]),
        };

    public static ServicePolicy ServicePolicy(bool countsUnpaidLeave = false, bool delegateMaySign = true) =>
        new(
            new([
                new(Category.GS, Text("General Service"), ["G1", "G2", "G3", "G4", "G5", "G6", "G7"]),
                new(Category.P, Text("Professional"), ["P1", "P2", "P3", "P4", "P5"]),
            ]),
            countsUnpaidLeave,
            delegateMaySign
        );

    public static PolicySet PolicySet() =>
        new(
            "test",
            new(2026, 1, 1),
            ServicePolicy(),
            Policy(),
            new([Period.FromDays(30)], [Period.FromDays(1)], Period.FromDays(14)),
            new()
            {
                Length = Period.FromMonths(24),
                BeginningDueAfterEntry = Period.FromMonths(1),
                FirstMidTermDueAfterEntry = Period.FromMonths(6),
                AppraisalDueAfterEntry = Period.FromMonths(12),
                SecondMidTermDueAfterEntry = Period.FromMonths(18),
                InputDueAfterEntry = Period.FromMonths(20),
                ReportDueAfterEntry = Period.FromMonths(21),
                InputOpensAfterEntry = Period.FromMonths(18),
                InputsMinimum = 3,
                InputsMaximum = 5,
                BetweenReports = Period.FromMonths(9),
                WarningLead = Period.FromMonths(3),
                Recommendations = Scale("confirm", "extend", "not-confirm"),
            },
            new(Period.FromMonths(6), Period.FromMonths(12)),
            PromotionPolicy()
        )
        {
            Underperformance = Underperformance(),
            Board = new(3, 5, Period.FromMonths(3)),
            Feedback = new()
            {
                MinimumReporting = Period.FromMonths(3),
                Notice = Period.FromDays(14),
                Thresholds = FeedbackThresholds.Promised,
                ChiefWaits = Period.FromDays(30),
                Questions = [new("overall", new("Overall", "Ensemble", "General"))],
                Scale = [.. Enumerable.Range(1, 6).Select(n => new Wording($"{n}", $"{n}", $"{n}"))],
            },
            Exercise = Exercise(),
            Reclassification = Reclassification(),
            Training = Training(),
            Titularization = Titularization(),
            Increments = Increments(),
            Recognition = new([]),
            Transparency = new(Period.FromDays(30), Period.FromDays(60), [], Period.FromDays(90), 5),
            Retention = new([
                .. Enum.GetValues<RetentionKind>()
                    .Select(kind => new RetentionTime(kind, RetentionStart.Separation, $"retention.{kind}", new(Period.FromMonths(120)))),
            ]),
            Skills = new()
            {
                Catalogue = [],
                Languages = [],
                Posts = [],
                ConfirmAfter = Period.FromMonths(12),
            },
        };

    /// <summary>The criteria of titularization as they are shipped.</summary>
    public static TitularizationPolicy Titularization() =>
        new()
        {
            Categories = [Category.GS, Category.NPO, Category.P],
            Contracts = [ContractForm.FT],
            Fundings = [Funding.RB],
            ServiceYears = 5,
            RatedCycles = 2,
            Ratings = ["fully-meets", "consistently-exceeds"],
            RetirementAge = 65,
            YearsBeforeRetirement = 2,
        };

    /// <summary>The rules of merit increments as they are shipped.</summary>
    public static IncrementPolicy Increments() =>
        new()
        {
            Categories = [Category.GS, Category.NPO, Category.P],
            Contracts = [ContractForm.FT, ContractForm.WLT],
            TechnicalCooperation = false,
            Ratings = ["consistently-exceeds"],
            WithoutReport = "fully-meets",
            IntervalYears = 2,
            YearsToTop = 12,
            AtTop = true,
        };

    /// <summary>The exercise of promotions: two criteria, 60 and 40, up to five points.</summary>
    public static ExercisePolicy Exercise() =>
        new()
        {
            ContestWindow = Period.FromDays(14),
            FormsWindow = Period.FromDays(30),
            Quorum = 2,
            HighestScore = 5,
            Criteria = [new("results", Text("Results"), 60), new("service", Text("Service"), 40)],
            Ties = [TieBreak.HeaviestCriterion, TieBreak.CreditInGrade, TieBreak.ServiceInAll, TieBreak.Lot],
            Remedies = [new("review", Text("Ask for a review"))],
            RemediesWithin = Period.FromMonths(6),
        };

    /// <summary>The parameters of promotions as formats and rulebook give them.</summary>
    public static PromotionPolicy PromotionPolicy() =>
        new()
        {
            Categories = [Category.GS, Category.NPO, Category.P],
            Fundings = [Funding.RB],
            ExcludedPopulations = [],
            MobilityCategories = [Category.P],
            Headquarters = "Geneva",
            Track1GradeYears = 13,
            Track2GradeYears = 13,
            Track2TotalYears = 25,
            CountedOrganizations =
            [
                .. "ILO UN UNDP UNICEF UNFPA UNHCR UNRWA UNOPS UNWOMEN WFP ITC UNAIDS FAO UNESCO WHO PAHO ICAO UPU ITU WMO IMO WIPO IFAD UNIDO UNWTO IAEA".Split(
                    ' '
                ),
            ],
            AcceleratedAges = new(59, 66),
            StationAcceleration = StationAcceleration.AfterFirstMove,
            AcceleratesTrack2 = false,
            QuotaShare = 0.05m,
            QuotaBasis = QuotaBasis.Annual,
        };

    /// <summary>All four categories of the ILO.</summary>
    public static ServicePolicy AllCategories(bool countsUnpaidLeave = false) =>
        new(
            new([
                new(Category.GS, Text("General Service"), ["G1", "G2", "G3", "G4", "G5", "G6", "G7"]),
                new(Category.NPO, Text("National Professional Officers"), ["NOA", "NOB", "NOC", "NOD", "NOE"]),
                new(Category.P, Text("Professional"), ["P1", "P2", "P3", "P4", "P5"]),
                new(Category.D, Text("Directors"), ["D1", "D2"]),
            ]),
            countsUnpaidLeave,
            true
        );

    /// <summary>Two factors of three levels; G1 from 0 points, each grade above from 40 more.</summary>
    public static ReclassificationPolicy Reclassification() =>
        new()
        {
            CommentsWithin = Period.FromDays(21),
            Questions = [new("tasks", new Wording("Tasks", "Tâches", "Tareas"))],
            EvaluationWithin = Period.FromMonths(3),
            Factors =
            [
                new("knowledge", new Wording("Knowledge", "Connaissances", "Conocimientos"), [20, 60, 120]),
                new("people", new Wording("People", "Personnes", "Personas"), [10, 40, 100]),
            ],
            Bands = [new(Category.GS, [0, 40, 80, 120, 160, 200, 220])],
            Remedies = [],
            RemediesWithin = Period.FromMonths(2),
            ReviewWithin = Period.FromMonths(2),
            DecisionWithin = Period.FromMonths(1),
            DecisionRemedies = [],
            DecisionRemediesWithin = Period.FromMonths(3),
            Exercise = new(Period.FromDays(14), Period.FromMonths(2), Period.FromMonths(6)),
        };

    public static TrainingPolicy Training() =>
        new()
        {
            Currency = "USD",
            Holder = FundHolder.Head,
            Areas = [new("languages", new Wording("Languages", "Langues", "Idiomas"))],
            WordWithin = Period.FromDays(14),
            DecisionWithin = Period.FromDays(14),
            CompletionWithin = Period.FromDays(30),
            EvaluationAfter = Period.FromMonths(6),
            EvaluationWithin = Period.FromDays(30),
            Remedies = [],
            RemediesWithin = Period.FromMonths(6),
        };

    public static UnderperformancePolicy Underperformance() =>
        new()
        {
            DiscussionDue = Period.FromDays(14),
            PlanDue = Period.FromDays(30),
            OutcomeDue = Period.FromDays(60),
            ReviewAfter = Period.FromMonths(6),
            FurtherMonitoring = Period.FromMonths(3),
            LongLeave = Period.FromDays(30),
            MonitoringInterval = Period.FromDays(60),
            WarningLead = Period.FromDays(90),
            Objectives = new(1, 5),
            Triggers = [new("deadlines", Text("Deadlines")), new("negligence", Text("Care"))],
            Reasons = [new("training-need", Text("Training"))],
            Remedies = [new("training", Text("Training")), new("coaching", Text("Coaching"))],
            Decisions = [new("reassignment", Text("Other duties"))],
            Support =
            [
                new("hr", Text("HR"), [CaseState.Opened, CaseState.Running]),
                new("mediator", Text("Mediator"), [CaseState.Running]),
            ],
            Redress = [new("review", Text("Ask for a review"))],
            RedressWithin = Period.FromMonths(6),
        };

    /// <summary>Complete, discussed on 10 March 2026; with the managerial questions answered.</summary>
    public static AgreementForm Agreement(int outputs = 3, int competencies = 3) =>
        new()
        {
            Outputs = [.. Enumerable.Range(1, outputs).Select(Output)],
            Competencies =
            [
                .. Enumerable.Range(1, competencies).Select(i => new CompetencyChoice($"competency-{i}", "Seen by…", "Needed for…")),
            ],
            Objective = new("Learn to chair meetings", "Two courses", "One day a month"),
            Accountabilities = [new("results", "The unit's three results"), new("development", "Two talks a year with each")],
            DiscussedOn = new(2026, 3, 10),
        };

    public static Output Output(int nth) =>
        new(new Guid(nth, 0, 0, new byte[8]), $"Output {nth}", "Seen by all", "By June", "Two weeks", $"2026/A.{nth}", null);

    /// <summary>DG (dg) over HRD (ana) over PAY (ben) over OPS (cem); LAB (lea) beside HRD.</summary>
    public static UnitTree Tree() =>
        new([new("DG", null, "dg"), new("HRD", "DG", "ana"), new("PAY", "HRD", "ben"), new("OPS", "PAY", "cem"), new("LAB", "DG", "lea")]);

    public static Wording Text(string english) => new(english, english, english);

    private static ImmutableArray<Rating> Scale(params string[] codes) => [.. codes.Select(code => new Rating(code, Text(code)))];
}
