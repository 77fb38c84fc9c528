using Fairway.Rules.Appraisals;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Tests.Appraisals;

/// <summary>The dated examples are in cases/appraisals; here stands what holds for every day.</summary>
[Trait("Rule", "CY-1")]
[Trait("Rule", "CY-2")]
[Trait("Rule", "CY-3")]
[Trait("Rule", "CY-4")]
public sealed class Calendar_of_the_cycle
{
    private static readonly AppraisalPolicy Policy = An.Policy();

    [Fact]
    public void The_regular_cycle_of_any_day_is_its_biennium()
    {
        for (var day = new LocalDate(1996, 1, 1); day.Year < 2040; day = day.PlusDays(1))
        {
            var biennium = Biennium.Of(day);
            Assert.Equal(new Cycle(biennium.Start, biennium.End), AppraisalCalendar.Regular(day, Policy));
        }
    }

    [Theory]
    [InlineData(12, "2010-04-01")]
    [InlineData(24, "2010-01-31")]
    [InlineData(7, "2012-02-29")]
    [InlineData(18, "2030-08-31")]
    public void Cycles_of_any_length_and_anchor_meet_without_gap(int months, string anchor)
    {
        var policy = Policy with { CycleLength = Period.FromMonths(months), CycleAnchor = IsoDay.Parse(anchor)!.Value };
        var cycle = AppraisalCalendar.Regular(new(2005, 1, 1), policy);
        for (var day = cycle.Start; day.Year < 2035; day = day.PlusDays(1))
        {
            if (day > cycle.LastDay)
            {
                Assert.Equal(cycle.LastDay.PlusDays(1), day);
                cycle = AppraisalCalendar.Regular(day, policy);
                Assert.Equal(day, cycle.Start);
            }
            Assert.Equal(cycle, AppraisalCalendar.Regular(day, policy));
        }
    }

    [Fact]
    public void A_first_cycle_lasts_at_least_the_minimum_and_ends_with_a_biennium()
    {
        for (var start = new LocalDate(2024, 1, 1); start.Year < 2030; start = start.PlusDays(1))
        {
            var first = AppraisalCalendar.First(start, Policy);
            Assert.Equal(start, first.Start);
            Assert.Equal(Biennium.Of(first.LastDay).End, first.LastDay);
            Assert.True(Months.Add(start, 6) <= first.LastDay.PlusDays(1));
            Assert.True(first.LastDay <= Biennium.Of(start).Next.End);
        }
    }

    [Fact]
    public void Dues_lie_inside_the_cycle_in_order_and_say_how_they_follow()
    {
        for (var start = new LocalDate(2026, 1, 1); start.Year < 2028; start = start.PlusDays(1))
        {
            var cycle = AppraisalCalendar.First(start, Policy);
            var dues = AppraisalCalendar.Dues(cycle.Start, cycle.LastDay, Policy);
            Assert.Equal(dues.OrderBy(due => due.On), dues);
            Assert.All(dues, due => Assert.True(cycle.Span.Contains(due.On)));
            Assert.All(dues, due => Assert.Equal(IsoDay.Text(due.On), due.Why.Facts["result"]));
            Assert.Equal(AppraisalStep.EndOfCycle, dues[^1].Step);
        }
    }

    [Fact]
    public void A_due_date_names_rule_base_parameter_and_period()
    {
        var why = AppraisalCalendar.Dues(new(2026, 1, 1), new(2027, 12, 31), Policy)[0].Why;
        Assert.Equal("CY-2", why.Citation.Rule);
        Assert.Equal(
            ["cycleStart=2026-01-01", "parameter=boc.dueAfterStart", "period=P3M", "result=2026-04-01"],
            why.Facts.Select(fact => $"{fact.Key}={fact.Value}")
        );
    }

    [Fact]
    public void Within_a_stretch_the_first_cycle_is_followed_by_bienniums()
    {
        LocalDate start = new(2027, 7, 2);
        Assert.Null(AppraisalCalendar.At(start.PlusDays(-1), start, Policy));
        Assert.Equal(new Cycle(start, new(2029, 12, 31)), AppraisalCalendar.At(start, start, Policy));
        Assert.Equal(new Cycle(start, new(2029, 12, 31)), AppraisalCalendar.At(new(2029, 12, 31), start, Policy));
        Assert.Equal(new Cycle(new(2030, 1, 1), new(2031, 12, 31)), AppraisalCalendar.At(new(2030, 1, 1), start, Policy));
    }

    [Fact]
    public void Why_a_first_cycle_ends_says_whether_it_was_merged()
    {
        Assert.Equal(
            "ends-with-regular-cycle",
            AppraisalCalendar.WhyItEnds(AppraisalCalendar.First(new(2027, 7, 1), Policy), Policy).Reason
        );
        Assert.Equal(
            "merged-into-next-cycle",
            AppraisalCalendar.WhyItEnds(AppraisalCalendar.First(new(2027, 7, 2), Policy), Policy).Reason
        );
    }

    [Fact]
    public void A_cycle_is_labelled_by_its_biennium_or_its_years()
    {
        Assert.Equal("2026–27", new Cycle(new(2026, 1, 1), new(2027, 12, 31)).Label);
        Assert.Equal("2027–2029", new Cycle(new(2027, 7, 2), new(2029, 12, 31)).Label);
        Assert.Equal("2027", new Cycle(new(2027, 7, 1), new(2027, 12, 31)).Label);
    }
}
