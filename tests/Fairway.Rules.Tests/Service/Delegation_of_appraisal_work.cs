using Fairway.Rules.Service;
using NodaTime;

namespace Fairway.Rules.Tests.Service;

[Trait("Rule", "SV-5")]
public sealed class Delegation_of_appraisal_work
{
    private static readonly LocalDate Today = new(2026, 2, 1);
    private static readonly DelegationTerms Good = new("ana", "ben", "PAY", new(Today, Today.PlusMonths(6)), DelegateSigns: false);

    // PAY is a section of HRD that ana answers for and ben manages; OPS beneath it has nobody; LAB has its own chief.
    private static readonly UnitTree Tree = new([
        new("DG", null, "dg"),
        new("HRD", "DG", "ana"),
        new("PAY", "HRD", "ana"),
        new("OPS", "PAY", null),
        new("LEG", "HRD", "lea"),
        new("LAB", "DG", "lou"),
    ]);

    [Fact]
    public void A_chief_delegates_to_the_manager_of_a_smaller_unit_that_the_chief_answers_for() => Assert.Empty(Check(Good));

    [Fact]
    public void Also_where_the_smaller_units_place_is_vacant() =>
        Assert.Empty(Delegations.Check(Good with { UnitCode = "OPS" }, "OPS", Tree, [], An.ServicePolicy(), Today));

    [Fact]
    public void A_delegation_without_end_holds_until_it_is_handed_back() => Assert.Empty(Check(Good with { Span = new(Today, null) }));

    [Fact]
    public void Nobody_is_their_own_delegate() =>
        Assert.Equal([RefusalCodes.DelegationToOneself], Codes(Check(Good with { DelegateId = "ana" })));

    [Theory]
    [InlineData("HRD")]
    [InlineData("LAB")]
    [InlineData(null)]
    public void The_delegate_works_in_the_smaller_unit(string? unit) =>
        Assert.Equal([RefusalCodes.DelegationNotInUnit], Codes(Delegations.Check(Good, unit, Tree, [], An.ServicePolicy(), Today)));

    [Fact]
    public void The_delegate_may_work_beneath_the_smaller_unit() =>
        Assert.Empty(Delegations.Check(Good, "OPS", Tree, [], An.ServicePolicy(), Today));

    [Fact]
    public void The_unit_lies_beneath_the_chiefs() =>
        Assert.Equal([RefusalCodes.DelegationUnitNotBeneath], Codes(Check(Good with { UnitCode = "LAB" })));

    [Fact]
    public void The_chiefs_own_unit_is_not_a_smaller_one() =>
        Assert.Equal([RefusalCodes.DelegationUnitNotBeneath], Codes(Check(Good with { UnitCode = "HRD" })));

    [Fact]
    public void A_unit_with_a_chief_of_its_own_has_nothing_to_delegate() =>
        Assert.Equal([RefusalCodes.DelegationUnitHasItsChief], Codes(Check(Good with { UnitCode = "LEG", DelegateId = "lea" })));

    [Fact]
    public void It_lapses_when_the_unit_gets_a_chief_or_the_delegate_leaves_it()
    {
        Assert.Empty(Delegations.CheckPlaces(Good, "PAY", Tree));
        var headed = new UnitTree([new("HRD", null, "ana"), new("PAY", "HRD", "new")]);
        Assert.Equal([RefusalCodes.DelegationUnitHasItsChief], Codes(Delegations.CheckPlaces(Good, "PAY", headed)));
        Assert.Equal([RefusalCodes.DelegationNotInUnit], Codes(Delegations.CheckPlaces(Good, "LAB", Tree)));
        Assert.Equal([RefusalCodes.DelegationUnitNotBeneath], Codes(Delegations.CheckPlaces(Good with { ChiefId = "gone" }, "PAY", Tree)));
    }

    [Fact]
    public void An_unknown_unit_is_named() =>
        Assert.Equal([RefusalCodes.DelegationUnitUnknown], Codes(Check(Good with { UnitCode = "NOWHERE" })));

    [Fact]
    public void It_does_not_begin_in_the_past() =>
        Assert.Equal([RefusalCodes.DelegationInPast], Codes(Check(Good with { Span = new(Today.PlusDays(-1), null) })));

    [Fact]
    public void It_holds_on_one_day_at_least() =>
        Assert.Equal([RefusalCodes.DelegationEmpty], Codes(Check(Good with { Span = new(Today, Today) })));

    [Fact]
    public void A_unit_has_one_delegation_a_day()
    {
        Assert.Equal([RefusalCodes.DelegationOverlaps], Codes(Check(Good, Good)));
        Assert.Empty(Check(Good, Good with { Span = new(Today.PlusMonths(6), null) }));
    }

    [Fact]
    public void Where_delegates_do_not_sign_that_is_refused() =>
        Assert.Equal(
            [RefusalCodes.DelegationMayNotSign],
            Codes(Delegations.Check(Good with { DelegateSigns = true }, "PAY", Tree, [], An.ServicePolicy(delegateMaySign: false), Today))
        );

    [Fact]
    public void It_covers_the_unit_and_what_lies_beneath_on_its_days()
    {
        var through = Good with { Span = new(Today, Today.PlusDays(10)) };
        Assert.Equal(through, Covering("eva", "PAY", "ana", Today, through));
        Assert.Equal(through, Covering("eva", "OPS", "ana", Today.PlusDays(9), through));
        Assert.Null(Covering("eva", "PAY", "ana", Today.PlusDays(10), through));
        Assert.Null(Covering("eva", "HRD", "ana", Today, through));
    }

    [Fact]
    public void It_covers_neither_the_delegates_own_appraisal_nor_one_of_another_chief()
    {
        Assert.Null(Covering("ben", "PAY", "ana", Today, Good));
        Assert.Null(Covering("eva", "PAY", "ben", Today, Good));
    }

    [Fact]
    public void Of_two_the_nearer_unit_counts()
    {
        var nearer = Good with { DelegateId = "cem", UnitCode = "OPS" };
        Assert.Equal(nearer, Covering("eva", "OPS", "ana", Today, Good, nearer));
    }

    private static DelegationTerms? Covering(string staffId, string unit, string supervisor, LocalDate day, params DelegationTerms[] all) =>
        Delegations.Covering(staffId, unit, supervisor, Tree, all, day);

    private static IReadOnlyList<Refusal> Check(DelegationTerms terms, params DelegationTerms[] existing) =>
        Delegations.Check(terms, "PAY", Tree, existing, An.ServicePolicy(), Today);

    private static IEnumerable<string> Codes(IEnumerable<Refusal> refusals) => refusals.Select(refusal => refusal.Code);
}
