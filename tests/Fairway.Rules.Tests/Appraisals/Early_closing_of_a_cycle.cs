using Fairway.Rules.Appraisals;
using NodaTime;
using NodaTime.Text;

namespace Fairway.Rules.Tests.Appraisals;

[Trait("Rule", "CY-9")]
public sealed class Early_closing_of_a_cycle
{
    private static readonly Cycle Biennium = new(new(2026, 1, 1), new(2027, 12, 31));

    [Fact]
    public void While_no_end_of_service_is_known_it_runs_to_its_end() => Assert.Null(EarlyClosing.On(Biennium, null));

    [Theory]
    [InlineData("2026-01-01")]
    [InlineData("2026-10-31")]
    [InlineData("2027-12-30")]
    public void The_last_day_of_service_inside_the_cycle_closes_it(string lastDay) =>
        Assert.Equal(Day(lastDay), EarlyClosing.On(Biennium, Day(lastDay)));

    [Theory]
    [InlineData("2025-12-31")]
    [InlineData("2027-12-31")]
    [InlineData("2028-01-01")]
    public void On_its_own_last_day_and_outside_it_nothing_closes_early(string lastDay) =>
        Assert.Null(EarlyClosing.On(Biennium, Day(lastDay)));

    private static LocalDate Day(string day) => LocalDatePattern.Iso.Parse(day).Value;
}
