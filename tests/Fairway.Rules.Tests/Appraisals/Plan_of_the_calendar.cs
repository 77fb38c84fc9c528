using Fairway.Rules.Appraisals;
using Fairway.Rules.Service;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Tests.Appraisals;

/// <summary>Which appraisal runs on a day, on both sides of each boundary (PR-1, PR-3, PR-5, CY-1).</summary>
public class Plan_of_the_calendar
{
    private static readonly LocalDate Entry = new(2026, 3, 15);

    [Theory]
    [InlineData("2026-03-14", null, null)]
    [InlineData("2026-03-15", AppraisalKind.ProbationFirst, "2027-03-15")]
    [InlineData("2027-03-15", AppraisalKind.ProbationFirst, "2027-03-15")]
    [InlineData("2027-03-16", AppraisalKind.ProbationSecond, "2027-12-15")]
    [InlineData("2027-12-15", AppraisalKind.ProbationSecond, "2027-12-15")]
    [InlineData("2027-12-16", null, null)]
    [InlineData("2028-03-14", null, null)]
    [InlineData("2028-03-15", AppraisalKind.ThirdAppraisal, "2029-12-31")]
    [InlineData("2029-12-31", AppraisalKind.ThirdAppraisal, "2029-12-31")]
    [InlineData("2030-01-01", AppraisalKind.Regular, "2031-12-31")]
    public void On_the_regular_budget(string day, AppraisalKind? kind, string? due)
    {
        var plan = Plan(day, Period(Entry, null, Funding.RB));
        Assert.Equal((kind, due), (plan?.Kind, plan is null ? null : IsoDay.Text(plan.Cycle.LastDay)));
    }

    [Theory]
    // Entry on 15 March 2026: by policy probation ends on 14 March 2028.
    [InlineData("2028-09-14", "2028-09-14", null, null)]
    [InlineData("2028-09-14", "2028-09-15", AppraisalKind.ThirdAppraisal, "2029-12-31")]
    [InlineData("2029-06-30", "2029-07-01", AppraisalKind.ThirdAppraisal, "2029-12-31")]
    [InlineData("2029-07-01", "2029-07-02", AppraisalKind.ThirdAppraisal, "2031-12-31")]
    [InlineData("2029-12-31", "2029-12-31", null, null)]
    [InlineData("2029-12-31", "2030-01-01", AppraisalKind.Regular, "2031-12-31")]
    [InlineData("2028-09-14", "2027-12-15", AppraisalKind.ProbationSecond, "2027-12-15")]
    public void PR_3_what_follows_probation_begins_after_its_extended_end(string extendedTo, string day, AppraisalKind? kind, string? due)
    {
        var career = new Career(Entry, true, [Period(Entry, null, Funding.RB)]) { ProbationExtendedTo = Day(extendedTo) };
        var plan = AppraisalPlan.On(career, Day(day), _ => An.PolicySet());
        Assert.Equal((kind, due), (plan?.Kind, plan is null ? null : IsoDay.Text(plan.Cycle.LastDay)));
    }

    [Theory]
    [InlineData("2026-09-15", "2026-03-15", "2026-09-15")]
    [InlineData("2026-09-16", "2026-09-15", "2027-09-15")]
    public void In_technical_cooperation(string day, string start, string due)
    {
        var plan = Plan(day, Period(Entry, null, Funding.TC))!;
        Assert.Equal(AppraisalKind.TechnicalCooperation, plan.Kind);
        Assert.Equal(new Cycle(Day(start), Day(due)), plan.Cycle);
        Assert.Equal((plan.Cycle.LastDay, null, Entry), (plan.BeginningDue, plan.MidTermDue, plan.CountedFrom));
    }

    [Fact]
    public void The_first_year_has_a_beginning_and_a_review_and_the_second_a_review_alone()
    {
        var first = Plan("2026-06-01", Period(Entry, null, Funding.RB))!;
        Assert.Equal((new LocalDate(2026, 4, 15), new LocalDate(2026, 9, 15)), (first.BeginningDue, first.MidTermDue));
        var second = Plan("2027-06-01", Period(Entry, null, Funding.RB))!;
        Assert.Equal((new LocalDate(2027, 9, 15), new LocalDate(2027, 9, 15)), (second.BeginningDue, second.MidTermDue));
        Assert.Equal(new LocalDate(2027, 3, 15), second.Cycle.Start);
        Assert.Equal("PR-1", second.Rule.Rule);
    }

    [Fact]
    public void A_contract_that_ends_before_the_cycle_does_not_keep_it_from_running() =>
        Assert.Equal(new LocalDate(2027, 3, 15), Plan("2026-06-01", Period(Entry, new LocalDate(2026, 12, 31), Funding.RB))!.Cycle.LastDay);

    [Fact]
    public void A_change_of_funding_counts_from_its_day()
    {
        CareerPeriod[] periods =
        [
            Period(Entry, new LocalDate(2026, 9, 30), Funding.RB),
            Period(new LocalDate(2026, 10, 1), null, Funding.TC),
        ];
        Assert.Equal(AppraisalKind.ProbationFirst, Plan("2026-09-30", periods)!.Kind);
        Assert.Equal(AppraisalKind.TechnicalCooperation, Plan("2026-10-01", periods)!.Kind);
    }

    [Theory]
    [InlineData(AppraisalKind.ProbationFirst, 3)]
    [InlineData(AppraisalKind.ProbationSecond, 2)]
    [InlineData(AppraisalKind.TechnicalCooperation, 1)]
    [InlineData(AppraisalKind.ThirdAppraisal, 3)]
    public void Every_day_of_a_plan_is_explained(AppraisalKind kind, int days)
    {
        var dues = AppraisalPlan.Dues(kind, Entry, new LocalDate(2027, 9, 15), An.PolicySet());
        Assert.Equal(days, dues.Count);
        Assert.All(dues, due => Assert.Equal(IsoDay.Text(due.On), due.Why.Facts["result"]));
        Assert.All(dues, due => Assert.NotNull(kind.Obligation(due.Step)));
    }

    private static LocalDate Day(string text) => IsoDay.Parse(text)!.Value;

    private static CareerPeriod Period(LocalDate from, LocalDate? to, Funding funding) =>
        new(Rules.Time.Span.Through(from, to), "ILO", ServiceStatus.Active, funding);

    private static AppraisalPlan? Plan(string day, params CareerPeriod[] periods) =>
        AppraisalPlan.On(new Career(Entry, true, periods), Day(day), _ => An.PolicySet());
}
