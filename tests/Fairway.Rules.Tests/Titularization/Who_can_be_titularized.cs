using Fairway.Rules.Promotions;
using Fairway.Rules.Service;
using Fairway.Rules.Titularization;
using NodaTime;
using Span = Fairway.Rules.Time.Span;

namespace Fairway.Rules.Tests.Titularization;

/// <summary>Each criterion on both sides of its boundary, as at 31 December 2025.</summary>
[Trait("Rule", "TI-1")]
public sealed class Who_can_be_titularized
{
    private static readonly LocalDate AsOf = new(2025, 12, 31);

    [Theory]
    [InlineData("2021-01-01", "")]
    [InlineData("2021-01-02", "ti-service")]
    public void Five_years_of_service_end_on_the_reference_date(string since, string missing) => Missing(Official(since)).ShouldBe(missing);

    [Theory]
    [InlineData("FT", "RB", "P", "")]
    [InlineData("WLT", "RB", "P", "ti-contract;ti-service")]
    [InlineData("ST", "RB", "P", "ti-contract;ti-service")]
    [InlineData("", "RB", "P", "ti-contract;ti-service")]
    [InlineData("FT", "TC", "P", "ti-funding;ti-service")]
    [InlineData("FT", "RB", "D", "ti-category")]
    public void The_contract_is_fixed_term_on_the_regular_budget(string contract, string funding, string category, string missing) =>
        Missing(Official("2010-01-01", contract, funding, category)).ShouldBe(missing);

    [Fact]
    public void Service_on_other_funds_and_leave_without_pay_do_not_count()
    {
        var official = Official("2021-07-01") with
        {
            Periods =
            [
                Period("2015-01-01", "2021-01-01", funding: "TC"),
                Period("2021-01-01", "2023-01-01"),
                Period("2023-01-01", "2023-01-02", status: ServiceStatus.UnpaidLeave),
                Period("2023-01-02", null),
            ],
        };
        Missing(official).ShouldBe("ti-service");
        Missing(official, An.Titularization() with { Fundings = [Funding.RB, Funding.TC] }).ShouldBe("");
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("2025:fully-meets", "")]
    [InlineData("2025:does-not-fully-meet", "ti-ratings")]
    [InlineData("2023:does-not-fully-meet 2025:fully-meets", "ti-ratings")]
    [InlineData("2021:does-not-fully-meet 2023:fully-meets 2025:consistently-exceeds", "")]
    public void The_two_newest_ratings_count_and_one_that_the_Office_owes_does_not_count_against_anybody(string ratings, string missing) =>
        Missing(
                Official("2010-01-01") with
                {
                    Ratings =
                    [
                        .. ratings
                            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                            .Select(r => new RatedCycle(new LocalDate(int.Parse(r[..4]), 12, 31), r[5..])),
                    ],
                }
            )
            .ShouldBe(missing);

    [Fact]
    public void A_cycle_that_ends_after_the_reference_date_does_not_count() =>
        Missing(Official("2010-01-01") with { Ratings = [new(AsOf.PlusDays(1), "does-not-fully-meet")] }).ShouldBe("");

    [Theory]
    [InlineData("2025-12-30", "")]
    [InlineData("2025-12-31", "ti-probation")]
    public void Probation_that_ends_on_the_reference_date_still_runs(string until, string missing) =>
        Missing(Official("2010-01-01") with { ProbationUntil = Day(until) }).ShouldBe(missing);

    [Theory]
    [InlineData("1963-01-01", "")]
    [InlineData("1962-12-31", "ti-retirement")]
    public void Two_years_lie_before_the_65th_birthday(string born, string missing) =>
        Missing(Official("2010-01-01") with { DateOfBirth = Day(born) }).ShouldBe(missing);

    [Fact]
    public void Who_is_not_in_service_is_asked_nothing_else() =>
        Missing(Official("2010-01-01") with { Periods = [Period("2010-01-01", "2025-12-31")] }).ShouldBe("not-in-service");

    [Theory]
    [InlineData("2021-01-01", "2025-12-31")]
    [InlineData("2021-01-02", "2026-12-31")]
    [InlineData("2024-07-01", "2029-12-31")]
    public void The_first_reference_date_is_told(string since, string first) => Outlook(Official(since)).First.ShouldBe(Day(first));

    [Fact]
    public void Where_there_is_none_in_sight_what_is_missing_on_the_nearest_is_told()
    {
        var outlook = Outlook(Official("2023-01-01") with { DateOfBirth = new(1963, 6, 1) });
        outlook.First.ShouldBeNull("service and age are never met together");
        outlook.Beyond.Select(c => c.Code).ShouldBe(["ti-service"]);
    }

    private static string Missing(CareerRecord of, TitularizationPolicy? policy = null) =>
        string.Join(
            ';',
            TitularizationEligibility.Of(of, AsOf, policy ?? An.Titularization(), An.ServicePolicy()).Missing.Select(c => c.Code)
        );

    private static ExerciseOutlook Outlook(CareerRecord of) =>
        TitularizationEligibility.Outlook(of, AsOf, An.Titularization(), An.ServicePolicy());

    private static CareerRecord Official(string since, string contract = "FT", string funding = "RB", string category = "P") =>
        new(new(1980, 1, 1), [Period(since, null, contract, funding, category)], [], null, null);

    private static ContractPeriod Period(
        string from,
        string? until,
        string contract = "FT",
        string funding = "RB",
        string category = "P",
        ServiceStatus status = ServiceStatus.Active
    ) => new(new Span(Day(from), until is null ? null : Day(until)), "ILO", status, category, "P3", contract, funding);

    private static LocalDate Day(string text) => Rules.Time.IsoDay.Parse(text)!.Value;
}
