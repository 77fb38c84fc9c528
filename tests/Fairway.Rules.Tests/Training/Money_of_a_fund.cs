using Fairway.Rules.Training;

namespace Fairway.Rules.Tests.Training;

/// <summary>A balance follows from its movements, and no act takes it below nought (LE-2).</summary>
[Trait("Rule", "LE-2")]
public sealed class Money_of_a_fund
{
    private static readonly Movement[] s_thousand = [new(MovementKind.Opened, 1000m)];

    [Fact]
    public void A_request_for_all_that_is_left_is_approved_and_one_hundredth_more_is_not()
    {
        var fund = FundBalance.Of(s_thousand);
        Assert.Equal(new Movement(MovementKind.Committed, -1000m), FundLedger.Commit(fund, 1000m).Made);
        var (made, refused) = FundLedger.Commit(fund, 1000.01m);
        Assert.Null(made);
        Assert.Equal(Refusal.Of(RefusalCodes.FundTooSmall, null, "LE-2", 1000.01m, 1000m), refused);
    }

    [Fact]
    public void What_a_training_did_not_cost_goes_back()
    {
        var fund = FundBalance.Of([.. s_thousand, new(MovementKind.Committed, -400m), .. FundLedger.Settle(400m, 312.55m)]);
        Assert.Equal(new FundBalance(1000m, 0m, 312.55m), fund);
        Assert.Equal(687.45m, fund.Available);
    }

    [Fact]
    public void A_free_training_leaves_no_payment_of_nought() =>
        Assert.Equal([new Movement(MovementKind.Released, 400m)], FundLedger.Settle(400m, 0m));

    [Fact]
    public void What_goes_beyond_is_not_paid_before_it_is_approved()
    {
        var settled = FundBalance.Of([.. s_thousand, new(MovementKind.Committed, -400m), .. FundLedger.Settle(400m, 460m)]);
        Assert.Equal(600m, settled.Available);
        Assert.Equal(new Movement(MovementKind.Spent, -60m), FundLedger.PayBeyond(settled, 400m, 460m).Made);
        Assert.Equal(RefusalCodes.FundTooSmall, FundLedger.PayBeyond(settled, 400m, 1000.01m).Refused?.Code);
        Assert.Equal(new Movement(MovementKind.Spent, -600m), FundLedger.PayBeyond(settled, 400m, 1000m).Made);
    }

    [Fact]
    public void No_more_is_cut_than_is_promised_to_nobody()
    {
        var fund = FundBalance.Of([.. s_thousand, new(MovementKind.Committed, -400m)]);
        Assert.Equal(new Movement(MovementKind.Cut, -600m), FundLedger.Cut(fund, 600m).Made);
        Assert.Equal(RefusalCodes.FundCutTooLarge, FundLedger.Cut(fund, 600.01m).Refused?.Code);
    }

    [Fact]
    public void A_cut_stops_those_who_fitted_before_and_no_longer_do_in_the_order_of_asking()
    {
        var fund = FundBalance.Of(s_thousand);
        WaitingCost first = new(Guid.NewGuid(), 500m);
        WaitingCost large = new(Guid.NewGuid(), 600m);
        WaitingCost third = new(Guid.NewGuid(), 300m);
        WaitingCost[] waiting = [first, large, third];
        Assert.Empty(FundLedger.StoppedBy(fund, 200m, waiting));
        Assert.Equal([third.Id], FundLedger.StoppedBy(fund, 200.01m, waiting));
        Assert.Equal([first.Id, third.Id], FundLedger.StoppedBy(fund, 1000m, waiting));
    }

    [Theory]
    [InlineData("0.01", true)]
    [InlineData("0", false)]
    [InlineData("-1", false)]
    [InlineData("1.005", false)]
    [InlineData("100000000", true)]
    [InlineData("100000000.01", false)]
    public void An_amount_is_above_nought_and_in_whole_hundredths(string amount, bool can) =>
        Assert.Equal(can, FundLedger.IsAmount(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)));
}
