using Fairway.Rules.ReportsBoard;

namespace Fairway.Rules.Tests.ReportsBoard;

/// <summary>Numbers and tables of the same people never tell together of fewer than are shown (BD-3, decision 15).</summary>
[Trait("Rule", "BD-3")]
public sealed class Tables_together
{
    private static readonly string[] s_people = [.. Enumerable.Range(0, 40).Select(n => $"{n:00}")];

    [Fact]
    public void A_number_that_would_tell_of_few_beside_another_is_not_shown()
    {
        var tables = new TablesTogether(s_people, 5);
        Assert.Equal(20, tables.Number(s_people[..20]));
        Assert.Null(tables.Number(s_people[..4]));
        Assert.Null(tables.Number([]));
        // 20 less 16 would be four.
        Assert.Null(tables.Number(s_people[..16]));
        Assert.Equal(15, tables.Number(s_people[..15]));
        // Beside 20 and 15 also the union of the five with others is no news of few; all but two are.
        Assert.Equal(40, tables.Number(s_people));
        Assert.Null(tables.Number(s_people[..38]));
    }

    [Fact]
    public void A_table_that_would_tell_of_few_beside_another_is_left_out_whole()
    {
        // Given or not, by sex: all groups are large.
        var tables = new TablesTogether(s_people, 5);
        var bySex = tables.Table(2, s_people.Select((p, n) => new CountedPerson(p, [n % 2 == 0 ? "F" : "M"], n < 20 ? 0 : 1)));
        Assert.All(bySex, row => Assert.All(row.Counts, count => Assert.NotNull(count)));

        // By itself as harmless; beside the first it tells that two women were moved from one column to the other.
        var again = tables.Table(
            2,
            s_people.Select((p, n) => new CountedPerson(p, [n % 2 == 0 ? "F" : "M"], n is < 20 and not (0 or 2) ? 0 : 1))
        );
        Assert.All(again, row => Assert.All(row.Counts, count => Assert.Null(count)));

        // What is not shown doesn't count against the next.
        var byRegion = tables.Table(
            2,
            s_people.Select((p, n) => new CountedPerson(p, [n / 2 % 2 == 0 ? "Africa" : "Americas"], n < 20 ? 0 : 1))
        );
        Assert.All(byRegion, row => Assert.All(row.Counts, count => Assert.NotNull(count)));
    }

    [Fact]
    public void Rows_beneath_rows_count_for_those_above()
    {
        var tables = new TablesTogether(s_people, 5);
        var byGrade = tables.Table(
            1,
            s_people.Select(
                (p, n) =>
                    new CountedPerson(
                        p,
                        [
                            n < 10 ? "P:P2"
                            : n < 20 ? "P:P3"
                            : "GS:G4",
                            n < 20 ? "P" : "GS",
                        ],
                        0
                    )
            )
        );
        Assert.Equal(["", "GS", "GS:G4", "P", "P:P2", "P:P3"], byGrade.Select(row => row.Key));
        Assert.Equal([40, 20, 20, 20, 10, 10], byGrade.Select(row => row.Total));
        // P less three of them would tell of three.
        Assert.Null(tables.Number(s_people[..17]));
    }
}
