using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Tests.Time;

[Trait("Rule", "RB-1")]
public sealed class Bienniums_and_spans
{
    [Theory]
    [InlineData("2026-01-01", "2026–27")]
    [InlineData("2027-12-31", "2026–27")]
    [InlineData("2028-01-01", "2028–29")]
    [InlineData("2025-12-31", "2024–25")]
    [InlineData("1999-07-01", "1998–99")]
    [InlineData("2099-01-01", "2098–99")]
    [InlineData("2100-01-01", "2100–01")]
    public void A_biennium_runs_from_an_even_year_to_the_end_of_the_next(string day, string label) =>
        Assert.Equal(label, Biennium.Of(Day(day)).Label);

    [Fact]
    public void Every_day_lies_in_exactly_one_biennium()
    {
        for (var day = new LocalDate(1998, 1, 1); day.Year < 2036; day = day.PlusDays(1))
        {
            var biennium = Biennium.Of(day);
            Assert.True(biennium.Span.Contains(day) && !biennium.Next.Span.Contains(day) && !biennium.Previous.Span.Contains(day));
            Assert.Equal(biennium.End.PlusDays(1), biennium.Next.Start);
        }
    }

    [Theory]
    [InlineData("2026–27", 2026)]
    [InlineData("2026-27", 2026)]
    [InlineData("2026-2027", 2026)]
    [InlineData(" 2026 ", 2026)]
    [InlineData("2027", null)]
    [InlineData("2026-28", null)]
    [InlineData("26-27", null)]
    [InlineData("2026-27-28", null)]
    [InlineData("", null)]
    [InlineData("-2026", null)]
    public void A_label_is_read_or_refused(string text, int? firstYear) => Assert.Equal(firstYear, Biennium.Parse(text)?.FirstYear);

    [Fact]
    public void An_odd_year_begins_no_biennium() => Assert.Throws<ArgumentOutOfRangeException>(() => Biennium.Beginning(2027));

    [Fact]
    public void Bienniums_stand_in_order() =>
        Assert.True(Biennium.Beginning(2026) < Biennium.Beginning(2028) && Biennium.Beginning(2028) >= Biennium.Beginning(2028));

    [Fact]
    public void A_span_includes_its_first_day_and_not_the_day_it_ends()
    {
        var span = new Span(Day("2026-01-01"), Day("2026-01-03"));
        Assert.Equal([false, true, true, false], Enumerable.Range(-1, 4).Select(n => span.Contains(Day("2026-01-01").PlusDays(n))));
        Assert.Equal((2, Day("2026-01-02")), (span.Days, span.LastDay));
    }

    [Fact]
    public void A_file_says_the_last_day()
    {
        Assert.Equal(new Span(Day("2026-01-01"), Day("2026-01-03")), Span.Through(Day("2026-01-01"), Day("2026-01-02")));
        Assert.True(Span.Through(Day("2026-01-01"), null).IsOpen);
        Assert.Equal("2026-01-01/..", Span.Through(Day("2026-01-01"), null).ToString());
        Assert.Equal("2026-01-01/2026-01-02", Span.Through(Day("2026-01-01"), Day("2026-01-02")).ToString());
    }

    [Fact]
    public void A_span_does_not_end_before_it_begins() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Span(Day("2026-01-02"), Day("2026-01-01")));

    [Fact]
    public void Overlap_and_containment_agree_with_counting_days()
    {
        var start = Day("2026-01-01");
        var spans = (
            from f in Enumerable.Range(0, 5)
            from u in Enumerable.Range(f, 6 - f).Select(n => (int?)n).Append(null)
            select new Span(start.PlusDays(f), u is { } until ? start.PlusDays(until) : null)
        ).ToList();
        // No span here ends later than day 5, so ten days tell an open one from the rest.
        HashSet<LocalDate> DaysOf(Span span) => [.. Enumerable.Range(0, 10).Select(n => start.PlusDays(n)).Where(span.Contains)];
        foreach (var one in spans)
        {
            foreach (var other in spans)
            {
                var shared = DaysOf(one).Intersect(DaysOf(other)).ToHashSet();
                Assert.Equal(shared.Count > 0, one.Overlaps(other));
                Assert.Equal(shared.Count > 0 ? shared : null, one.Intersect(other) is { } both ? DaysOf(both) : null);
                Assert.Equal(DaysOf(other).IsSubsetOf(DaysOf(one)), one.Contains(other));
            }
        }
    }

    [Theory]
    [InlineData("2026-08-31", 6, "2027-02-28")]
    [InlineData("2027-08-31", 6, "2028-02-29")]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    [InlineData("2027-12-31", -8, "2027-04-30")]
    [InlineData("2026-01-31", 0, "2026-01-31")]
    public void Months_are_clamped_to_the_end_of_the_month(string day, int months, string result) =>
        Assert.Equal(Day(result), Months.Add(Day(day), months));

    [Fact]
    public void Each_due_date_counts_from_the_start_so_a_clamp_does_not_carry_over() =>
        Assert.Equal(Day("2027-08-31"), Months.Add(Day("2026-08-31"), 12));

    [Fact]
    public void A_period_is_added_and_taken_away_in_months_and_days()
    {
        Assert.Equal(
            Day("2027-04-03"),
            Months.Add(
                Day("2026-01-31"),
                new PeriodBuilder
                {
                    Years = 1,
                    Months = 1,
                    Weeks = 4,
                    Days = 6,
                }.Build()
            )
        );
        Assert.Equal(Day("2026-01-01"), Months.Subtract(Day("2026-01-09"), Period.FromDays(8)));
    }

    [Theory]
    [InlineData("2026-02-29")]
    [InlineData("2026-2-1")]
    [InlineData("20260201")]
    [InlineData("")]
    public void What_is_no_day_is_not_read_as_one(string text) => Assert.Null(IsoDay.Parse(text));

    private static LocalDate Day(string iso) => IsoDay.Parse(iso)!.Value;
}
