using Fairway.Rules.Feedback;

namespace Fairway.Rules.Tests.Feedback;

public sealed class Counts_that_anybody_can_check
{
    [Theory]
    [InlineData(20, 15, 10, 15, 10)]
    [InlineData(20, 16, 10, null, null)]
    [InlineData(20, 15, 11, 15, null)]
    [InlineData(20, 15, 4, 15, null)]
    [InlineData(20, 5, 0, 5, null)]
    [InlineData(20, 4, 4, null, null)]
    [InlineData(8, 8, 8, null, null)]
    public void UF_5_a_number_is_shown_where_neither_it_nor_the_rest_is_small(
        int eligible,
        int issued,
        int redeemed,
        int? shown,
        int? counted
    )
    {
        var tally = FeedbackTally.Of(eligible, issued, redeemed, smallest: 5);
        (tally.Issued, tally.Redeemed, tally.Holds).ShouldBe((shown, counted, true));
    }

    [Theory]
    [InlineData(8, 8, 8, true)]
    [InlineData(8, 7, 8, false)]
    [InlineData(8, 9, 8, false)]
    public void UF_4_redeemed_at_most_issued_at_most_eligible(int eligible, int issued, int redeemed, bool holds) =>
        FeedbackTally.Of(eligible, issued, redeemed, smallest: 5).Holds.ShouldBe(holds);

    [Fact]
    public void UF_4_before_the_close_there_is_nothing_to_hold()
    {
        var tally = FeedbackTally.Of(20, null, null, smallest: 5);
        (tally.Issued, tally.Redeemed, tally.Holds).ShouldBe((null, null, null));
    }
}
