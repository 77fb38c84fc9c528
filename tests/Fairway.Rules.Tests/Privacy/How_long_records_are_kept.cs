using Fairway.Rules.Privacy;
using NodaTime;

namespace Fairway.Rules.Tests.Privacy;

[Trait("Rule", "CY-12")]
public sealed class How_long_records_are_kept
{
    private static readonly RetentionPeriod s_tenYears = new(Period.FromMonths(120));

    [Theory]
    [InlineData("2016-03-31", 120, "2026-03-31")]
    [InlineData("2016-02-29", 120, "2026-02-28")]
    [InlineData("2016-02-29", 48, "2020-02-29")]
    [InlineData("2016-08-31", 6, "2017-02-28")]
    [InlineData("2015-12-31", 12, "2016-12-31")]
    public void The_last_day_is_whole_months_later_and_the_next_day_it_is_due(string left, int months, string until)
    {
        var period = new RetentionPeriod(Period.FromMonths(months));
        var last = Day(until);
        Assert.Equal(last, Retention.LastDay(Day(left), period));
        Assert.False(Retention.IsDue(Day(left), period, last));
        Assert.True(Retention.IsDue(Day(left), period, last.PlusDays(1)));
    }

    [Fact]
    public void What_has_no_period_is_never_due()
    {
        var kept = new RetentionPeriod(null);
        Assert.Null(Retention.LastDay(Day("2000-01-01"), kept));
        Assert.False(Retention.IsDue(Day("2000-01-01"), kept, Day("2199-12-31")));
        Assert.Null(Retention.LastClosedDue(kept, Day("2199-12-31")));
    }

    [Fact]
    public void The_last_day_of_closing_that_is_due_has_a_day_after_it_that_is_not()
    {
        var period = new RetentionPeriod(Period.FromMonths(24));
        for (var today = Day("2025-12-01"); today < Day("2028-04-01"); today = today.PlusDays(1))
        {
            var closed = Retention.LastClosedDue(period, today)!.Value;
            Assert.True(Retention.IsDue(closed, period, today));
            Assert.False(Retention.IsDue(closed.PlusDays(1), period, today));
        }
        Assert.Equal(Day("2024-02-27"), Retention.LastClosedDue(period, Day("2026-02-28")));
        Assert.Equal(Day("2024-02-29"), Retention.LastClosedDue(period, Day("2026-03-01")));
        Assert.Equal(Day("2016-02-29"), Retention.LastClosedDue(s_tenYears, Day("2026-03-01")));
    }

    private static LocalDate Day(string iso) => NodaTime.Text.LocalDatePattern.Iso.Parse(iso).Value;
}
