using Fairway.Rules.ReportsBoard;

namespace Fairway.Rules.Tests.ReportsBoard;

[Trait("Rule", "BD-3")]
public sealed class Figures_over_time
{
    [Fact]
    public void Who_came_since_is_a_table_of_its_own_and_hidden_there_if_few()
    {
        var first = Suppression.Of(Of((12, 40), (20, 31)), 5);
        var later = Suppression.Of(Of((1, 9), (8, 7)), 5);
        var known = FiguresOverTime.Together([first, later]);
        // One more in the first row: what was known stays, and that there may be more is all that is said.
        known.Single(r => r.Key == "r0").Counts[0].ShouldBe(new KnownCount(12, true));
        known.Single(r => r.Key == "").Total.ShouldBe(new KnownCount(128, false));
    }

    [Fact]
    public void A_row_that_the_later_date_does_not_have_is_not_said_to_be_unchanged()
    {
        var first = Suppression.Of(Of((12, 40), (20, 31)), 5);
        var later = Suppression.Of(Of((8, 7)), 5);
        FiguresOverTime.Together([first, later]).Single(r => r.Key == "r1").Counts[0].ShouldBe(new KnownCount(20, true));
    }

    // Fisher's tea (The Design of Experiments, 1935): 17 in 70 on either side. Twins and convictions (Fisher 1962; two-sided as in R's fisher.test).
    [Theory]
    [InlineData(3, 4, 4, 8, 34.0 / 70)]
    [InlineData(4, 4, 4, 8, 2.0 / 70)]
    [InlineData(2, 17, 12, 30, 0.0005367)]
    [InlineData(5, 10, 50, 100, 1)]
    public void Fishers_exact_test_agrees_with_published_values(int had, int of, int allHad, int all, double chance) =>
        StandingOut.Chance(had, of, allHad, all).ShouldBe(chance, 5e-8);

    [Fact]
    public void Many_groups_make_each_less_surprising()
    {
        var found = StandingOut.Of([("a", 12, 12), ("b", 5, 10), ("c", 4, 10)], 41, 92);
        found[0].Key.ShouldBe("a");
        found[0].Adjusted.ShouldBe(3 * found[0].Chance, 1e-12);
        found.ShouldAllBe(o => o.Adjusted >= o.Chance && o.Adjusted <= 1);
        found.Select(o => o.Adjusted).ShouldBeInOrder();
    }

    private static CountTable Of(params (int, int)[] rows) =>
        CountTable.Of(
            rows.SelectMany(
                (row, r) =>
                    Enumerable
                        .Repeat(($"r{r}", (IReadOnlyList<string>)[], 0), row.Item1)
                        .Concat(Enumerable.Repeat(($"r{r}", (IReadOnlyList<string>)[], 1), row.Item2))
            ),
            2
        );
}
