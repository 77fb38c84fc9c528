using Fairway.Rules.Training;
using NodaTime;

namespace Fairway.Rules.Tests.Training;

/// <summary>What of a fund's use is told to who reads no requests (LE-2, FA-1).</summary>
[Trait("Rule", "LE-2")]
public sealed class Use_of_a_fund
{
    private static readonly LocalDate s_may = new(2026, 5, 4);

    [Fact]
    public void Nothing_is_told_before_the_half_year_is_over_or_while_too_few_are_behind_it()
    {
        var five = Ledger(5);
        Assert.Null(FundUse.Of(five, new(2026, 6, 30), 5).Used);
        Assert.Equal(new PublishedUse(new(2026, 6, 30), 500m, null, null), FundUse.Of(five, new(2026, 7, 1), 5));
        Assert.Null(FundUse.Of(Ledger(4), new(2026, 7, 1), 5).Used);
    }

    [Fact]
    public void It_is_told_anew_only_once_enough_officials_had_a_part_in_what_changed()
    {
        var july = new LocalDate(2026, 7, 10);
        List<UseMovement> ledger = [.. Ledger(5), .. Enumerable.Range(10, 4).Select(i => Commit(i, july))];
        Assert.Equal((new(2026, 6, 30), 500m), Told(ledger, new(2027, 1, 1)));
        ledger.Add(Commit(14, new(2026, 12, 31)));
        Assert.Equal((new(2026, 6, 30), 500m), Told(ledger, new(2026, 12, 31)));
        Assert.Equal((new(2026, 12, 31), 1000m), Told(ledger, new(2027, 1, 1)));
    }

    [Fact]
    public void What_is_committed_and_spent_is_told_apart_where_enough_are_behind_each()
    {
        List<UseMovement> ledger = [.. Ledger(9)];
        ledger.AddRange(Enumerable.Range(0, 4).SelectMany(Pay));
        Assert.Equal(new PublishedUse(new(2026, 6, 30), 860m, null, null), FundUse.Of(ledger, new(2026, 7, 1), 5));
        ledger = [.. Ledger(10), .. Enumerable.Range(0, 5).SelectMany(Pay)];
        Assert.Equal(new PublishedUse(new(2026, 6, 30), 950m, 500m, 450m), FundUse.Of(ledger, new(2026, 7, 1), 5));
    }

    [Fact]
    public void One_person_often_is_no_group()
    {
        var ledger = Enumerable.Range(0, 9).Select(_ => Commit(1, s_may)).ToList();
        Assert.Null(FundUse.Of(ledger, new(2026, 7, 1), 5).Used);
    }

    [Fact]
    public void Half_years_end_in_June_and_December()
    {
        Assert.Equal(new LocalDate(2026, 6, 30), HalfYear.Of(new(2026, 6, 30)).End);
        Assert.Equal(new LocalDate(2026, 7, 1), HalfYear.Of(new(2026, 7, 1)).Start);
        Assert.Equal(
            [new LocalDate(2025, 12, 31), new LocalDate(2026, 6, 30)],
            HalfYear.Over(new(2025, 9, 1), new(2026, 12, 31)).Select(h => h.End)
        );
    }

    private static (LocalDate? AsOf, decimal? Used) Told(IReadOnlyCollection<UseMovement> ledger, LocalDate today)
    {
        var told = FundUse.Of(ledger, today, 5);
        return (told.AsOf, told.Used);
    }

    private static IReadOnlyList<UseMovement> Ledger(int people) =>
        [new(null, new(2026, 1, 5), new(MovementKind.Opened, 10_000m)), .. Enumerable.Range(0, people).Select(i => Commit(i, s_may))];

    private static UseMovement Commit(int who, LocalDate day) => new("p" + who, day, new(MovementKind.Committed, -100m));

    private static IEnumerable<UseMovement> Pay(int who) =>
        FundLedger.Settle(100m, 90m).Select(m => new UseMovement("p" + who, s_may.PlusDays(30), m));
}
