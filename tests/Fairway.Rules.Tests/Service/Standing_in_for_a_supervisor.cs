using Fairway.Rules.Service;
using NodaTime;
using Span = Fairway.Rules.Time.Span;

namespace Fairway.Rules.Tests.Service;

/// <summary>Ana supervises Eva and Ben; Dora supervises Ana.</summary>
[Trait("Rule", "SV-4")]
[Trait("Rule", "CY-7")]
public sealed class Standing_in_for_a_supervisor
{
    private static readonly LocalDate Today = new(2026, 7, 1);
    private static readonly TwoLevels[] OfAna = [new("eva", "ana", "dora"), new("ben", "ana", "dora")];
    private static readonly TwoLevels[] OfDora = [new("ana", "dora", null), .. OfAna];

    [Fact]
    public void A_colleague_stands_in_for_given_days() => Assert.Empty(Check(Wish("ana", "lea"), OfAna));

    [Fact]
    public void A_deputy_stands_in_for_the_chief() => Assert.Empty(Check(Wish("ana", "ben"), OfAna));

    [Fact]
    public void The_second_level_does_not_stand_in_for_the_first() =>
        Assert.Equal([RefusalCodes.StandInBothLevels], Check(Wish("ana", "dora"), OfAna));

    [Fact]
    public void Nor_the_first_for_the_second() => Assert.Equal([RefusalCodes.StandInBothLevels], Check(Wish("dora", "ana"), OfDora));

    [Fact]
    public void Who_is_second_level_only_of_their_own_appraisal_stands_in() =>
        // Eva is nobody's second level; that Ana is first level of Eva herself is no reason against her.
        Assert.Empty(Check(Wish("dora", "eva"), [new("ana", "dora", null), new("eva", "ana", "dora")]));

    [Fact]
    public void Nobody_stands_in_for_themselves_or_for_who_supervises_nobody()
    {
        Assert.Equal([RefusalCodes.StandInOneself], Check(Wish("ana", "ana"), OfAna));
        Assert.Equal([RefusalCodes.StandInForNobody], Check(Wish("eva", "lea"), []));
    }

    [Theory]
    [InlineData(0, 1, null)]
    [InlineData(0, 0, RefusalCodes.StandInEmpty)]
    [InlineData(-1, 1, RefusalCodes.StandInInPast)]
    public void It_begins_today_or_later_and_holds_on_some_day(int from, int until, string? refused) =>
        Assert.Equal(
            refused is null ? [] : [refused],
            Check(new StandInTerms("ana", "lea", new Span(Today.PlusDays(from), Today.PlusDays(until))), OfAna)
        );

    [Fact]
    public void It_has_a_last_day() =>
        Assert.Equal([RefusalCodes.StandInWithoutEnd], Check(new StandInTerms("ana", "lea", new Span(Today, null)), OfAna));

    [Theory]
    [InlineData(10, null)]
    [InlineData(9, RefusalCodes.StandInOverlaps)]
    public void One_follows_the_other_and_two_never_share_a_day(int from, string? refused)
    {
        StandInTerms[] standing = [new("ana", "kim", new Span(Today, Today.PlusDays(10)))];
        var wished = new StandInTerms("ana", "lea", new Span(Today.PlusDays(from), Today.PlusDays(20)));
        Assert.Equal(refused is null ? [] : [refused], Check(wished, OfAna, standing));
    }

    [Fact]
    public void Nobody_stands_in_for_both_levels_at_once()
    {
        StandInTerms[] standing = [Wish("dora", "lea")];
        Assert.Equal([RefusalCodes.StandInBothLevels], Check(Wish("ana", "lea"), OfAna, standing));
        Assert.Empty(Check(Wish("ana", "kim"), OfAna, standing));
    }

    private static StandInTerms Wish(string chief, string standIn) => new(chief, standIn, new Span(Today, Today.PlusDays(14)));

    private static IEnumerable<string> Check(StandInTerms wished, TwoLevels[] levels, StandInTerms[]? standing = null) =>
        StandIns.Check(wished, levels, standing ?? [], Today).Select(refusal => refusal.Code);
}
