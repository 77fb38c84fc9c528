using Fairway.Rules.Increments;
using Fairway.Rules.Promotions;
using Fairway.Rules.Service;
using NodaTime;
using Span = Fairway.Rules.Time.Span;

namespace Fairway.Rules.Tests.Increments;

/// <summary>Each published rule on both sides of its boundary, as at 31 December 2025.</summary>
[Trait("Rule", "MI-1")]
public sealed class Who_is_on_the_list_of_increments
{
    private static readonly LocalDate AsOf = new(2025, 12, 31);

    [Theory]
    [InlineData("consistently-exceeds", "")]
    [InlineData("fully-meets", "mi-rating")]
    [InlineData("does-not-fully-meet", "mi-rating")]
    public void The_rating_of_the_last_cycle_qualifies(string rating, string missing) => Missing(Official(rating)).ShouldBe(missing);

    [Fact]
    [Trait("Rule", "UP-4")]
    public void Where_the_last_report_is_missing_the_one_before_counts_and_where_there_is_none_what_the_rules_name()
    {
        var before = Official("consistently-exceeds") with { Ratings = [new(new(2023, 12, 31), "consistently-exceeds")] };
        Missing(before).ShouldBe("");
        var none = before with { Ratings = [] };
        Missing(none).ShouldBe("mi-rating");
        Missing(none, An.Increments() with { Ratings = ["fully-meets", "consistently-exceeds"] }).ShouldBe("");
    }

    [Fact]
    public void A_result_after_the_reference_date_does_not_count() =>
        Missing(
                Official("fully-meets") with
                {
                    Ratings = [new(new(2025, 12, 31), "fully-meets"), new(new(2026, 1, 1), "consistently-exceeds")],
                }
            )
            .ShouldBe("mi-rating");

    [Theory]
    [InlineData("2024-01-01", "")]
    [InlineData("2024-01-02", "mi-interval")]
    public void Two_years_lie_between_two_increments(string before, string missing) =>
        Missing(Official("consistently-exceeds") with { IncrementOn = Rules.Time.IsoDay.Parse(before) }).ShouldBe(missing);

    [Theory]
    [InlineData("FT", "RB", "GS", "")]
    [InlineData("WLT", "RB", "NPO", "")]
    [InlineData("ST", "RB", "P", "mi-contract")]
    [InlineData("FT", "RB", "D", "mi-category")]
    [InlineData("FT", "TC", "P", "mi-funding")]
    public void Contract_category_and_funds_take_part(string contract, string funding, string category, string missing) =>
        Missing(Official("consistently-exceeds", contract, funding, category)).ShouldBe(missing);

    [Fact]
    [Trait("Rule", "PP-11")]
    public void The_switch_admits_technical_cooperation_and_nobody_else()
    {
        var policy = An.Increments() with { TechnicalCooperation = true };
        Missing(Official("consistently-exceeds", funding: "TC"), policy).ShouldBe("");
        Missing(Official("fully-meets", funding: "TC"), policy).ShouldBe("mi-rating");
        Missing(Official("consistently-exceeds", funding: ""), policy).ShouldBe("mi-funding");
    }

    [Theory]
    [InlineData("2014-01-01", "mi-top")]
    [InlineData("2014-01-02", "")]
    public void At_the_top_of_the_grade_is_who_has_been_in_it_for_twelve_years(string since, string missing)
    {
        var official = Official("consistently-exceeds", since: since);
        Missing(official, An.Increments() with { AtTop = false }).ShouldBe(missing);
        Missing(official).ShouldBe("", "as shipped those at the top take part");
    }

    [Fact]
    public void After_an_increment_the_next_list_that_is_open_is_told() =>
        IncrementEligibility
            .Outlook(Official("consistently-exceeds") with { IncrementOn = new(2025, 1, 1) }, AsOf, An.Increments(), An.ServicePolicy())
            .First.ShouldBe(new LocalDate(2026, 12, 31));

    private static string Missing(CareerRecord of, IncrementPolicy? policy = null) =>
        string.Join(';', IncrementEligibility.Of(of, AsOf, policy ?? An.Increments(), An.ServicePolicy()).Missing.Select(c => c.Code));

    private static CareerRecord Official(
        string rating,
        string contract = "FT",
        string funding = "RB",
        string category = "P",
        string since = "2020-01-01"
    ) =>
        new(
            new(1980, 1, 1),
            [new(new Span(Rules.Time.IsoDay.Parse(since)!.Value, null), "ILO", ServiceStatus.Active, category, "P3", contract, funding)],
            [new(AsOf, rating)],
            null,
            null
        );
}
