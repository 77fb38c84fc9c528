using Fairway.Rules.Service;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Tests.Service;

[Trait("Rule", "SV-1")]
[Trait("Rule", "SV-2")]
[Trait("Rule", "SV-3")]
[Trait("Rule", "SV-6")]
public sealed class Grades_and_periods
{
    private static readonly GradeScale Scale = An.ServicePolicy().Grades;

    [Fact]
    public void The_last_grade_of_a_category_is_its_highest()
    {
        Assert.True(Scale.Parse("G7")!.IsHighestInCategory);
        Assert.False(Scale.Parse("G6")!.IsHighestInCategory);
        Assert.Equal((Category.P, 4), (Scale.Parse("P4")!.Category, Scale.Parse("P4")!.Order));
    }

    [Theory]
    [InlineData("g7")]
    [InlineData("G8")]
    [InlineData("")]
    public void An_unknown_grade_is_none(string code) => Assert.Null(Scale.Parse(code));

    [Fact]
    public void A_grade_of_another_category_is_none() => Assert.Null(Scale.Parse(Category.GS, "P4"));

    [Fact]
    public void Every_value_has_a_code_that_reads_back()
    {
        Assert.All(Enum.GetValues<ServiceStatus>(), value => Assert.Equal(value, Codes.Parse<ServiceStatus>(value.Code())));
        Assert.All(Enum.GetValues<UnitKind>(), value => Assert.Equal(value, Codes.Parse<UnitKind>(value.Code())));
        Assert.All(Enum.GetValues<Recruitment>(), value => Assert.Equal(value, Codes.Parse<Recruitment>(value.Code())));
        Assert.Equal(["GS", "NPO", "P", "D"], Codes.All<Category>());
        Assert.Equal(["FT", "WLT", "ST"], Codes.All<ContractForm>());
        Assert.Equal(["RB", "TC"], Codes.All<Funding>());
        Assert.Equal(["F", "M", "X"], Codes.All<Sex>());
        Assert.Null(Codes.Parse<Category>("gs"));
        Assert.Null(Codes.Parse<Funding>("GS"));
    }

    [Fact]
    public void Periods_that_share_a_day_are_named_at_the_one_that_starts_later()
    {
        var found = Overlapping(("a", 0, 5), ("b", 4, 8), ("c", 8, 9));
        Assert.Equal([("a", "b")], found);
    }

    [Fact]
    public void Periods_that_touch_share_no_day() => Assert.Empty(Overlapping(("a", 0, 5), ("b", 5, 8)));

    [Fact]
    public void A_long_period_collides_with_each_that_starts_inside_it() =>
        Assert.Equal([("long", "b"), ("long", "c")], Overlapping(("c", 6, 7), ("long", 0, null), ("b", 2, 3)));

    [Fact]
    public void Whether_any_two_share_a_day_agrees_with_trying_all_pairs()
    {
        var random = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            var periods = Enumerable
                .Range(0, random.Next(1, 7))
                .Select(i =>
                {
                    var from = random.Next(20);
                    return (Name: $"p{i}", From: from, Until: random.Next(5) == 0 ? null : (int?)(from + random.Next(1, 8)));
                })
                .ToArray();
            var spans = periods.Select(SpanOf).ToList();
            var later = Enumerable
                .Range(0, spans.Count)
                .Where(i => Enumerable.Range(0, spans.Count).Any(j => IsBefore(j, i) && spans[j].Overlaps(spans[i])));
            Assert.Equal(later.Select(i => periods[i].Name).Order(), Overlapping(periods).Select(pair => pair.Later).Order());

            bool IsBefore(int j, int i) => spans[j].From < spans[i].From || (spans[j].From == spans[i].From && j < i);
        }
    }

    [Theory]
    [InlineData("ILO", ServiceStatus.Active, Judgement.Met, "ilo-service")]
    [InlineData("UNICEF", ServiceStatus.Secondment, Judgement.Met, "secondment-counts")]
    [InlineData("UNICEF", ServiceStatus.Active, Judgement.NotMet, "other-organization")]
    [InlineData("ILO", ServiceStatus.UnpaidLeave, Judgement.NotMet, "unpaid-leave")]
    [InlineData("ilo", ServiceStatus.Active, Judgement.NotMet, "other-organization")]
    public void Secondment_counts_and_unpaid_leave_does_not(string organization, ServiceStatus status, Judgement judgement, string reason)
    {
        var finding = ServicePeriods.CountsAsIloService(organization, status, An.ServicePolicy());
        Assert.Equal((judgement, reason), (finding.Judgement, finding.Reason));
    }

    [Fact]
    public void Unpaid_leave_counts_where_the_policy_says_so_and_is_in_service_anyway()
    {
        var policy = An.ServicePolicy(countsUnpaidLeave: true);
        Assert.Equal(Judgement.Met, ServicePeriods.CountsAsIloService("ILO", ServiceStatus.UnpaidLeave, policy).Judgement);
        Assert.True(ServicePeriods.IsInService("ILO", ServiceStatus.UnpaidLeave));
    }

    private static Span SpanOf((string Name, int From, int? Until) period)
    {
        var start = new LocalDate(2026, 1, 1);
        return new(start.PlusDays(period.From), period.Until is { } until ? start.PlusDays(until) : null);
    }

    private static IEnumerable<(string Earlier, string Later)> Overlapping(params (string Name, int From, int? Until)[] periods) =>
        ServicePeriods.Overlapping(periods, SpanOf).Select(pair => (pair.Earlier.Name, pair.Later.Name));
}
