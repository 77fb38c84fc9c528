using Fairway.App.Accounts;
using Fairway.App.Feedback;
using Fairway.App.Policies;
using Fairway.App.Probation;
using Fairway.App.Promotions.Exercise;
using Fairway.App.ReportsBoard;
using Fairway.App.Tests.Training;
using Fairway.App.Transparency;
using Fairway.App.Transparency.Report;
using Fairway.Rules.Probation;
using Fairway.Rules.Promotions;
using Fairway.Rules.Transparency;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Tests.Transparency;

/// <summary>The yearly report quotes, is kept as it was drawn up, and tells of nobody by its versions (FA-1, decision 15).</summary>
[Trait("Rule", "FA-1")]
public sealed class The_yearly_report
{
    private static readonly PolicyLibrary s_policies = PolicyLibrary.Load(PolicyLibrary.Shipped);
    private static readonly FixedClock s_clock = FixedClock.On("2026-02-02");

    [Theory, BothDatabases]
    public async Task What_is_published_stays_and_two_versions_do_not_tell_of_a_few(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        await database.Add([.. Confirmed(1, 6), .. Decided(101, 2, Recommendation.Extend)]);
        (await Do(r => r.DrawUpAsync(Hr, 2026, ""))).Code().ShouldBe("ReportYearWrong", "it is not over");
        (await Do(r => r.DrawUpAsync(Hr, 2025, ""))).ShouldBe(ActResult.Ok);
        (await Do(r => r.ReadAsync(2025, null))).ShouldBeNull("a draft");
        (await Do(r => r.PublishAsync(Hr, 2025, 1))).ShouldBe(ActResult.Ok);
        var first = (await Do(r => r.ReadAsync(2025, null)))!;
        Few(first, "Decided.Confirm").ShouldBe("6");
        Few(first, "Decided.Extend").ShouldBeNull("two of them");

        // Somebody's decision was entered late: beside the six, seven would tell of one.
        await database.Add([.. Confirmed(11, 1)]);
        (await Do(r => r.DrawUpAsync(Hr, 2025, ""))).Code().ShouldBe("ReportReasonMissing");
        (await Do(r => r.DrawUpAsync(Hr, 2025, "One was late"))).ShouldBe(ActResult.Ok);
        Few((await Do(r => r.DraftAsync(As(Office.Union), 2025)))!, "Decided.Confirm").ShouldBeNull();
        // Eleven differ from the six by five.
        await database.Add([.. Confirmed(21, 4)]);
        (await Do(r => r.DrawUpAsync(Hr, 2025, "More were late"))).ShouldBe(ActResult.Ok);
        (await Do(r => r.PublishAsync(Hr, 2025, 2))).ShouldBe(ActResult.Stale, "another draft has been drawn up since it was seen");
        (await Do(r => r.PublishAsync(Hr, 2025, 3))).ShouldBe(ActResult.Ok);
        (await Do(r => r.PublishAsync(Hr, 2025, 3))).ShouldBe(ActResult.Ok, "the same form again");

        var second = (await Do(r => r.ReadAsync(2025, null)))!;
        (second.Report.Edition, Few(second, "Decided.Confirm")).ShouldBe((2, "11"));
        var still = (await Do(r => r.ReadAsync(2025, 1)))!;
        (still.Report.Facts, still.Report.Hash, still.IsOvertaken).ShouldBe((first.Report.Facts, first.Report.Hash, true));
        (await Wrong()).ShouldBeEmpty();
        await using (var db = database.Open())
        {
            await db.YearlyReports.Where(r => r.Edition == 1).ExecuteUpdateAsync(s => s.SetProperty(r => r.Facts, "{}"));
        }
        (await Wrong()).ShouldBe([IntegrityCheck.Reports]);

        async Task<T> Do<T>(Func<YearlyReports, Task<T>> act)
        {
            await using var db = database.Open();
            return await act(Reports(db));
        }

        async Task<IReadOnlyList<IntegrityCheck>> Wrong()
        {
            await using var db = database.Open();
            return
            [
                .. Integrity.Read(await new Integrity(db, s_clock).VerifyAsync("terminal")).Where(r => r.Wrong > 0).Select(r => r.Check),
            ];
        }
    }

    [Theory, BothDatabases]
    public async Task Exercises_are_quoted_and_conditions_of_contests_told_where_they_tell_of_many(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        var (many, few) = (Closed(ExerciseKind.Titularization, 14, 7), Closed(ExerciseKind.PersonalPromotion, 6, 1));
        await database.Add([
            many,
            few,
            .. Contests(many, "contract", 7, true),
            .. Contests(many, "contract", 7, false),
            .. Contests(few, "contract", 1, true),
            .. Contests(few, "contract", 5, false),
        ]);
        await using var db = database.Open();
        var facts = YearlyReports.Read(await Reports(db).DrawUpAsync("1", 2025, "", "en"));
        var numbers = facts.Tables.Where(t => t.Figure == ReportFigure.Exercises).ToDictionary(t => t.Of[0]);
        numbers["titularization"].Rows.Single(r => r.Key == "Chosen").Cells.ShouldBe(["12"]);
        numbers["promotions"].Rows.Single(r => r.Key == "Chosen").Cells.ShouldBe([null], "it was left out when it was published");
        var contests = facts.Tables.Where(t => t.Figure == ReportFigure.Contests).ShouldHaveSingleItem();
        contests.Of.ShouldBe(
            ["titularization", "2025"],
            "one upheld contest is known already; beside it the other's conditions would tell"
        );
        contests.Rows.Single(r => r.Key == "contract").Cells.ShouldBe(["7", "7", "14"]);
        facts
            .Tables.Where(t => t.Figure == ReportFigure.ExerciseGroups)
            .SelectMany(t => t.Rows)
            .Select(r => r.Key)
            .ShouldAllBe(key => key != "hidden", "of a row of which nothing is shown not even its being there is");

        CareerExercise Closed(ExerciseKind kind, int contested, int upheld) =>
            new()
            {
                Kind = kind,
                Year = 2025,
                AsOf = new(2024, 12, 31),
                PolicyVersion = "v",
                LaunchedOn = new(2025, 1, 6),
                OpenedBy = "9",
                ClosedOn = new(2025, 11, 3),
                Figures = $$"""
                {"candidates":40,"withdrawn":null,"promoted":{{(
                    kind == ExerciseKind.Titularization ? "12" : "null"
                )}},"departures":null,"contests":{{contested}},"contestsUpheld":{{upheld}},"lateFacts":0,"listVersions":2,
                "agreementPairs":0,"agreementClose":0,"stations":[],"tables":[{"kind":"BySex","rows":[
                {"key":"","parent":null,"counts":[12,28,40]},{"key":"hidden","parent":"","counts":[null,null,null]}]}]}
                """,
            };

        static IEnumerable<object> Contests(CareerExercise of, string condition, int count, bool upheld) =>
            Enumerable
                .Range(0, count)
                .Select(i => new ExerciseContest
                {
                    Id = Guid.CreateVersion7(),
                    ExerciseId = of.Id,
                    Kind = ContestKind.LeftOff,
                    ById = $"{i}",
                    AboutId = $"{i}",
                    ListVersion = 1,
                    Text = "x",
                    At = Instant.FromUtc(2025, 4, 1, 9, 0),
                    Upheld = upheld,
                    Condition = condition,
                    AnsweredAt = Instant.FromUtc(2025, 4, 8, 9, 0),
                });
    }

    [Theory, BothDatabases]
    public async Task HR_of_the_whole_draws_up_and_the_Union_and_the_auditor_see_the_draft(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        await using var db = database.Open();
        var reports = Reports(db);
        foreach (var office in Enum.GetValues<Office>().Where(o => o != Office.HrPartner))
        {
            (await reports.DrawUpAsync(As(office), 2025, "")).ShouldBe(ActResult.Missing, office.ToString());
        }
        (await reports.DrawUpAsync(As(), 2025, "")).ShouldBe(ActResult.Missing);
        var regional = As() with { Offices = [new HeldOffice(Office.HrPartner, new HashSet<string> { "U" })] };
        (await reports.DrawUpAsync(regional, 2025, "")).ShouldBe(ActResult.Missing);
        (await reports.DrawUpAsync(Hr, 2025, "")).ShouldBe(ActResult.Ok);
        foreach (var office in Enum.GetValues<Office>())
        {
            (await reports.DraftAsync(As(office), 2025) is not null).ShouldBe(
                office is Office.HrPartner or Office.Union or Office.Auditor,
                office.ToString()
            );
            (await reports.ListAsync(As(office))).Published.ShouldBeEmpty();
        }
        (await reports.PublishAsync(As(Office.Union), 2025, 1)).ShouldBe(ActResult.Missing);
        // Of everything that nothing is published about the report has no table; of what is few it has numbers that are not shown.
        var facts = (await reports.DraftAsync(Hr, 2025))!.Facts;
        facts.Tables.Select(t => t.Figure).Distinct().ShouldBe([ReportFigure.Few]);
        facts.Tables.SelectMany(t => t.Rows).ShouldAllBe(r => r.Cells[0] == null);
        OfficeProcesses
            .All.Where(p => p.IsOfFew)
            .Select(p => p.Kind.ToString())
            .ShouldBe(facts.Tables.Select(t => t.Of[0]), "each of those has its numbers here and nowhere else");
    }

    private static Reader Hr => As(Office.HrPartner);

    private static string? Few(YearlyReportView of, string key) =>
        of.Facts.Tables.Where(t => t.Figure == ReportFigure.Few).SelectMany(t => t.Rows).Single(r => r.Key == key).Cells[0];

    private static YearlyReports Reports(FairwayDb db)
    {
        var zones = DutyStationZones.Of(s_policies.PolicyAt(new(2026, 2, 2)).Service);
        var feedback = new FeedbackCounts(db, s_clock, new CompilerSite());
        var drawing = new ReportDrawing(
            db,
            s_policies,
            zones,
            new ProcessReading(db, s_policies, new Figures(db, s_clock, s_policies, zones), feedback),
            feedback,
            new Surveys(db, s_policies),
            new RuleChanges(db, s_policies)
        );
        return new YearlyReports(db, s_clock, s_policies, drawing);
    }

    private static IEnumerable<object> Confirmed(int first, int count) => Decided(first, count, Recommendation.Confirm);

    /// <summary>Their reports were due the year before.</summary>
    private static IEnumerable<object> Decided(int first, int count, Recommendation decision)
    {
        foreach (var i in Enumerable.Range(first, count))
        {
            var appraisal = An.Appraisal($"p{i}");
            yield return appraisal;
            yield return new ProbationCase
            {
                StaffId = appraisal.StaffId,
                EntryOnDuty = new(2022, 9, 1),
                EndsOn = new(2024, 8, 31),
                AppraisalId = appraisal.Id,
                PolicyVersion = "v",
                OpenedOn = new(2022, 9, 1),
                Decision = decision,
                DecidedAt = Instant.FromUtc(2025, 3, 3, 9, 0),
            };
        }
    }

    private static Reader As(params Office[] offices) =>
        new(
            Guid.CreateVersion7(),
            null,
            "x",
            "en",
            DateTimeZone.Utc,
            new LocalDate(2026, 2, 2),
            [.. offices.Select(o => new HeldOffice(o, null))]
        );
}
