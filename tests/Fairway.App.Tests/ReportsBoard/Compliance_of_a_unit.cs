using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.App.Probation;
using Fairway.App.ReportsBoard;
using Fairway.App.Underperformance;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Probation;
using Fairway.Rules.Underperformance;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Tests.ReportsBoard;

/// <summary>
/// Unit U has seven officials and V two, both beneath D; beginnings of cycle were due on 1 April 2026. Hana is HR partner of everything, Ugo of V alone. Of
/// U one has left before the day.
/// </summary>
[Trait("Rule", "CY-8")]
[Trait("Rule", "BD-3")]
public sealed class Compliance_of_a_unit : IAsyncDisposable
{
    private const string Chief = "2001";
    private const string Above = "2002";
    private const string Hana = "3001";
    private static readonly string[] s_ofU = ["1001", "1002", "1003", "1004", "1005", "1006", "1007"];
    private static readonly string[] s_ofV = ["1101", "1102"];
    private static readonly PolicyLibrary s_policies = PolicyLibrary.Load(PolicyLibrary.Shipped);
    private readonly FixedClock _clock = FixedClock.On("2026-04-01");
    private TheDatabase _database = null!;

    [Theory, BothDatabases]
    public async Task Beginnings_are_in_time_on_their_day_and_late_by_cause_from_the_day_after(Provider on)
    {
        await Begin(on);
        await Sign("1001", new(2026, 4, 1));
        await Sign("1002", new(2026, 4, 2), DelayOf.Supervisor);
        await Sign("1003", new(2026, 4, 3), DelayOf.Organization);
        await Sign("1004", new(2026, 4, 3));
        await Left("1007", new(2026, 3, 15));
        // Of who has left the end of the cycle is due on the last day, and no beginning.
        (StepKind, string) left = (StepKind.EndOfCycle, "1 Awaited");
        Counts(await View("2026-03-14", null)).ShouldBeEmpty();
        Counts(await View("2026-03-15", null)).ShouldBe([left]);
        Counts(await View("2026-03-31", null)).ShouldBe([left]);
        Counts(await View("2026-04-01", "U")).ShouldBe([(StepKind.Beginning, "1 InTime, 5 Awaited"), left]);
        Counts(await View("2026-04-02", "U")).ShouldBe([(StepKind.Beginning, "1 InTime, 1 LateSupervisor, 4 Awaited"), left]);
        var view = await View("2026-04-03", "U");
        Counts(view).ShouldBe([(StepKind.Beginning, "1 InTime, 1 LateSupervisor, 1 LateOrganization, 1 LateUnsaid, 2 Awaited"), left]);
        var whole = view.Steps.Single(s => s.Step == StepKind.Beginning).Whole;
        (whole.Due, whole.Done, whole.Late).ShouldBe((6, 4, 3));
        // Of the whole, V beside U; and an earlier day says for good what it said.
        (await View("2026-04-03", null, take: false))
            .Steps.Single(s => s.Step == StepKind.Beginning)
            .Units.Select(u => (u.Code, u.Due, u.Late))
            .ShouldBe([("U", 6, 3), ("V", 2, 0)]);
        Counts(await View("2026-04-02", "U", take: false)).ShouldBe([(StepKind.Beginning, "1 InTime, 1 LateSupervisor, 4 Awaited"), left]);
    }

    [Theory, BothDatabases]
    public async Task Probations_are_counted_by_the_report_and_by_the_day_on_which_there_is_enough_input(Provider on)
    {
        await Begin(on);
        // Entry on 1 July 2024: input by 1 March 2026, the report by 1 April.
        var late = await Probation("1001", new(2024, 7, 1));
        var waits = await Probation("1002", new(2024, 7, 1));
        var gone = await Probation("1003", new(2024, 7, 1));
        await Left("1003", new(2026, 2, 1), gone);
        foreach (var (who, day) in new[] { ("1004", 20), ("1005", 28) })
        {
            await Input(late, who, new LocalDate(2026, 2, day));
        }

        await Input(late, "1006", new(2026, 3, 2), DelayOf.Colleague);
        await Input(waits, "1004", new(2026, 2, 20));
        await Report(late, new(2026, 4, 2), DelayOf.SecondLevel);
        (await Probations("2026-02-28")).ShouldBeEmpty();
        (await Probations("2026-03-01")).ShouldBe([(StepKind.ProbationInput, "2 Awaited")]);
        (await Probations("2026-03-02")).ShouldBe([(StepKind.ProbationInput, "1 LateColleague, 1 Awaited")]);
        (await Probations("2026-04-01")).ShouldBe([
            (StepKind.ProbationInput, "1 LateColleague, 1 Awaited"),
            (StepKind.ProbationReport, "2 Awaited"),
        ]);
        (await Probations("2026-04-02")).ShouldBe([
            (StepKind.ProbationInput, "1 LateColleague, 1 Awaited"),
            (StepKind.ProbationReport, "1 LateSecondLevel, 1 Awaited"),
        ]);
        // A report that is signed without enough input waits for none.
        await Report(waits, new(2026, 4, 3), DelayOf.Official);
        (await Probations("2026-04-03")).ShouldBe([
            (StepKind.ProbationInput, "1 LateColleague"),
            (StepKind.ProbationReport, "1 LateOfficial, 1 LateSecondLevel"),
        ]);

        async Task<List<(StepKind, string)>> Probations(string day) =>
            Counts(await View(day, "U")).Where(c => c.Item1.IsOfProbation()).OrderBy(c => c.Item1).ToList();
    }

    [Theory, BothDatabases]
    public async Task Cases_are_counted_for_whoever_may_read_each_and_for_nobody_else(Provider on)
    {
        await Begin(on);
        // Opened on 2 March: to be discussed by the 16th.
        var awaited = Case("1001");
        var held = Case("1002", discussed: new LocalDate(2026, 3, 17));
        var intime = Case("1004", discussed: new LocalDate(2026, 3, 16));
        var ended = Case("1005", closed: new LocalDate(2026, 3, 10));
        var former = Case("1006");
        await _database.Add(
            awaited,
            held,
            intime,
            ended,
            former,
            new CaseFormer
            {
                CaseId = former.Id,
                StaffId = Hana,
                Since = Noon(new(2026, 3, 5)),
            },
            new LateCaseStep
            {
                CaseId = held.Id,
                Step = CaseStep.Discussion,
                Number = 1,
                DueOn = new LocalDate(2026, 3, 16),
                SignedOn = new LocalDate(2026, 3, 17),
                Whose = DelayOf.Supervisor,
                Cause = "Away",
                SaidBy = Chief,
                At = Noon(new(2026, 3, 17)),
            }
        );
        (await Cases("2026-03-15")).ShouldBeEmpty();
        (await Cases("2026-03-16")).ShouldBe([(StepKind.CaseDiscussion, "1 InTime, 2 Awaited")]);
        (await Cases("2026-03-17")).ShouldBe([(StepKind.CaseDiscussion, "1 InTime, 1 LateSupervisor, 1 Awaited")]);
        // Two of them are to be followed by a plan within thirty days: 15 and 16 April.
        (await Cases("2026-04-15"))[1]
            .ShouldBe((StepKind.CasePlan, "1 Awaited"));
        (await Cases("2026-04-16"))[1].ShouldBe((StepKind.CasePlan, "2 Awaited"));
        // The export has the same lines, with the days, and no cause.
        var rows = await _database.Read(db => Of(db).ExportAsync(As(Hana), null, "U"));
        rows!.Count(r => (string?)r[5] == "improvement-discussion").ShouldBe(3);
        rows!.Single(r => (string?)r[9] == "LateSupervisor")[8].ShouldBe(1);
        rows!.SelectMany(r => r).ShouldNotContain("Away");
        // Whoever had a part in one doesn't count it, and HR of another unit counts none.
        rows!.ShouldNotContain(r => (string?)r[1] == "1006" && ((string)r[5]!).StartsWith("improvement", StringComparison.Ordinal));
        var ofV = await _database.Read(db => Of(db).ExportAsync(As("3002", "V"), null, null));
        ofV!.ShouldNotContain(r => ((string)r[5]!).StartsWith("improvement", StringComparison.Ordinal));

        async Task<List<(StepKind, string)>> Cases(string day) =>
            Counts(await View(day, "U")).Where(c => c.Item1.IsOfCase()).OrderBy(c => c.Item1).ToList();
    }

    [Theory, BothDatabases]
    public async Task What_is_published_has_no_group_below_five_and_neither_probations_nor_cases(Provider on)
    {
        await Begin(on);
        foreach (var who in (string[])[.. s_ofU, "1101"])
        {
            await Sign(who, new(2026, 4, 1));
        }

        await Probation("1001", new(2024, 1, 1));
        await _database.Add(Case("1002"));
        await View("2026-12-01", null);
        var shown = (await _database.Read(db => Take(db).KnownAsync(As(Hana), new LocalDate(2026, 12, 1)))).ShouldNotBeNull();
        var beginnings = shown.Single(t => t.Kind == FigureKind.Beginnings);
        beginnings.Columns.ShouldNotContain(nameof(StepOutcome.LateColleague));
        beginnings.Rows.SelectMany(r => r.Counts).Select(c => c.Count).Where(c => c is > 0 and < 5).ShouldBeEmpty();
        // V has two: neither they nor, from the total, the seven of U are told apart.
        beginnings.Rows.Where(r => r.Key == "V").SelectMany(r => r.Counts).Select(c => c.Count).Where(c => c > 0).ShouldBeEmpty();
        shown.Select(t => t.Kind).Distinct().ShouldBe([FigureKind.Beginnings]);
        // HR, who can open each, reads them all.
        (await View("2026-12-01", "V", take: false))
            .Steps.Single(s => s.Step == StepKind.Beginning)
            .Whole.Due.ShouldBe(2);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task Begin(Provider on) => _database = await TheDatabase.From(on, "compliance of a unit", Fill);

    private static async Task Fill(FairwayDb db)
    {
        db.AddRange(A.Unit("D"), A.Unit("U", under: "D"), A.Unit("V", under: "D"));
        foreach (var who in (string[])[.. s_ofU, .. s_ofV])
        {
            var unit = s_ofU.Contains(who) ? "U" : "V";
            db.Add(An.Official(who).Named("Given", "Family" + who).InUnit(unit).Build());
            db.Add(An.Appraisal(who, Chief, Above, unit));
        }

        foreach (var who in (string[])[Chief, Above, Hana])
        {
            db.Add(An.Official(who).Named("Given", "Family" + who).InUnit("D").Build());
        }

        await db.SaveChangesAsync();
    }

    private async Task<ComplianceView> View(string day, string? unit, bool take = true)
    {
        if (take)
        {
            _clock.Set(day);
            (await _database.Read(db => Take(db).TakeAsync("test", Days.Of(day)))).ShouldBe(ActResult.Ok);
        }

        return (await _database.Read(db => Of(db).LoadAsync(As(Hana), Days.Of(day), unit))).ShouldNotBeNull();
    }

    private static List<(StepKind, string)> Counts(ComplianceView view) =>
        [
            .. view
                .Steps.GroupBy(s => s.Step)
                .Select(g =>
                    (
                        g.Key,
                        string.Join(
                            ", ",
                            g.SelectMany(s => s.Whole.Counts)
                                .GroupBy(c => c.Key)
                                .OrderBy(c => c.Key)
                                .Select(c => $"{c.Sum(x => x.Value)} {c.Key}")
                        )
                    )
                ),
        ];

    private Compliance Of(FairwayDb db) => new(db, _clock, s_policies);

    private Figures Take(FairwayDb db) => new(db, _clock, s_policies, DutyStationZones.Unknown);

    private Reader As(string who, params string[] units) =>
        new(
            Guid.CreateVersion7(),
            who,
            who,
            "en",
            DateTimeZone.Utc,
            _clock.Now.InUtc().Date,
            [new HeldOffice(Office.HrPartner, units.Length == 0 ? null : units.ToHashSet())]
        );

    private async Task Sign(string who, LocalDate day, DelayOf? late = null)
    {
        var of = await _database.Read(db => db.Appraisals.SingleAsync(a => a.StaffId == who));
        await _database.Add(
            new Signature
            {
                AppraisalId = of.Id,
                Step = AppraisalStep.Beginning,
                FormNumber = 1,
                Party = AppraisalParty.Supervisor,
                SignerId = Chief,
                At = Noon(day),
                Hash = "00",
                PolicyVersion = of.PolicyVersion,
            }
        );
        if (late is { } whose)
        {
            await _database.Add(
                new LateStep
                {
                    AppraisalId = of.Id,
                    Step = AppraisalStep.Beginning,
                    FormNumber = 1,
                    DueOn = new LocalDate(2026, 4, 1),
                    SignedOn = day,
                    Whose = whose,
                    Cause = "Because",
                    SaidBy = Chief,
                    At = Noon(day),
                }
            );
        }
    }

    /// <summary>Leaves the service, and with it whatever of theirs runs closes early, as the calendar does it (CY-9).</summary>
    private async Task Left(string who, LocalDate lastDay, ProbationCase? probation = null)
    {
        var id = probation?.AppraisalId;
        await _database.Read(async db =>
        {
            var of = await db.Appraisals.SingleAsync(a => a.StaffId == who && (id == null || a.Id == id));
            of.ClosesOn = lastDay;
            return await db.SaveChangesAsync();
        });
    }

    private async Task<ProbationCase> Probation(string who, LocalDate entry)
    {
        var second = new Appraisal
        {
            StaffId = who,
            Kind = AppraisalKind.ProbationSecond,
            CycleStart = entry.PlusYears(1),
            CycleEnd = entry.PlusMonths(21),
            CountedFrom = entry,
            PolicyVersion = s_policies.Version,
            OpenedOn = entry.PlusYears(1),
            State = AppraisalState.EndComplete,
            SupervisorId = Chief,
            SecondLevelId = Above,
            UnitCode = "U",
            OfManager = false,
            BeginningDue = entry.PlusYears(1),
        };
        await _database.Add(second);
        var of = new ProbationCase
        {
            StaffId = who,
            EntryOnDuty = entry,
            EndsOn = entry.PlusYears(2).PlusDays(-1),
            AppraisalId = second.Id,
            PolicyVersion = s_policies.Version,
            OpenedOn = entry,
        };
        await _database.Add(of);
        return of;
    }

    private async Task Input(ProbationCase of, string who, LocalDate given, DelayOf? late = null)
    {
        await _database.Add(
            new ProbationInput
            {
                ProbationId = of.Id,
                StaffId = who,
                NamedBy = NamedBy.Official,
                NamedById = of.StaffId,
                NamedAt = Noon(of.EntryOnDuty),
                State = InputState.Given,
                Strengths = "Careful",
                GivenAt = Noon(given),
            }
        );
        if (late is { } whose)
        {
            await _database.Add(Late(of, ProbationStep.Input, 0, new(2026, 3, 1), given, whose, who));
        }
    }

    private async Task Report(ProbationCase of, LocalDate day, DelayOf whose)
    {
        await _database.Read(async db =>
        {
            var found = await db.Probations.SingleAsync(c => c.Id == of.Id);
            (found.State, found.Hash, found.FormNumber) = (ProbationState.SignedBySupervisor, "00", 1);
            (found.SupervisorSignedBy, found.SupervisorSignedAt) = (Chief, Noon(day));
            return await db.SaveChangesAsync();
        });
        await _database.Add(Late(of, ProbationStep.Report, 1, new(2026, 4, 1), day, whose, Chief));
    }

    private static LateProbationStep Late(
        ProbationCase of,
        ProbationStep step,
        int number,
        LocalDate due,
        LocalDate done,
        DelayOf whose,
        string by
    ) =>
        new()
        {
            ProbationId = of.Id,
            Step = step,
            FormNumber = number,
            DueOn = due,
            SignedOn = done,
            Whose = whose,
            Cause = "Because",
            SaidBy = by,
            At = Noon(done),
        };

    private static UnderperformanceCase Case(string who, LocalDate? discussed = null, LocalDate? closed = null) =>
        new()
        {
            StaffId = who,
            SupervisorId = Chief,
            SecondLevelId = Above,
            UnitCode = "U",
            LaunchedOn = new LocalDate(2026, 3, 2),
            OpenedOn = new LocalDate(2026, 3, 2),
            PolicyVersion = s_policies.Version,
            State =
                closed is not null ? CaseState.NotPursued
                : discussed is not null ? CaseState.Discussed
                : CaseState.Opened,
            DiscussedOn = discussed,
            ClosedOn = closed,
        };

    private static Instant Noon(LocalDate day) => day.At(new LocalTime(12, 0)).InUtc().ToInstant();
}
