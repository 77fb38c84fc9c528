using System.Collections.Immutable;
using Fairway.Rules.ReportsBoard;

namespace Fairway.Rules.Tests.ReportsBoard;

/// <summary>No group below five is shown, or can be worked out from what is shown (BD-3, decision 15).</summary>
[Trait("Rule", "BD-3")]
public sealed class Small_groups
{
    private const int Least = 5;

    [Fact]
    public void A_table_of_large_numbers_is_shown_whole()
    {
        var table = Table([12, 40, 18], [9, 31, 22]);
        Suppression.Of(table, Least).SelectMany(r => r.Counts).ShouldAllBe(c => c != null);
    }

    [Fact]
    public void Four_are_hidden_and_five_are_shown()
    {
        Suppression.Of(Table([5, 40, 18], [9, 31, 22]), Least)[1].Counts[0].ShouldBe(5);
        Suppression.Of(Table([4, 40, 18], [9, 31, 22]), Least)[1].Counts[0].ShouldBeNull();
    }

    [Fact]
    public void What_is_hidden_cannot_be_had_by_subtraction()
    {
        // 3 = 40 − 37 down the column, and 3 = 61 − 40 − 18 along the row: one more in each has to go.
        var shown = Suppression.Of(Table([3, 40, 18], [37, 31, 22], [20, 30, 40]), Least);
        shown[1].Counts.Count(c => c is null).ShouldBeGreaterThan(1);
        shown.Count(r => r.Counts[0] is null).ShouldBeGreaterThan(1);
        Bounds(Table([3, 40, 18], [37, 31, 22], [20, 30, 40]));
    }

    [Fact]
    public void Zero_is_hidden_too_nobody_says_something_of_everybody() =>
        Suppression.Of(Table([0, 40, 18], [9, 31, 22]), Least)[1].Counts[0].ShouldBeNull();

    [Fact]
    public void An_organization_of_four_shows_nothing() =>
        Suppression.Of(Table([1, 2, 1]), Least).SelectMany(r => r.Counts).ShouldAllBe(c => c == null);

    [Fact]
    public void Random_trees_leave_every_small_group_room_to_be_five()
    {
        int[] most = [3, 6, 12, 60];
        for (var seed = 0; seed < 200; seed++)
        {
            var dice = new Random(seed);
            Bounds(Random(dice, 1 + dice.Next(5), dice.Next(4), 1 + dice.Next(4), most[seed % 4])).ShouldBeTrue($"seed {seed}");
        }
    }

    [Fact]
    public void What_can_be_nobody_is_shown_and_a_bound_that_tells_of_a_small_group_withholds_the_table()
    {
        // Of the second row's last column the reader knows that nobody can be in it; of the first's, that seven can.
        var table = Table([20, 3], [31, 0], [12, 40]);
        var shown = Suppression
            .OfBounded(
                table,
                Least,
                (row, c) =>
                    c != 1 || row.Key is "" or "r2" ? null
                    : row.Key == "r0" ? 7
                    : 0
            )!
            .Value;
        shown.Single(r => r.Key == "r1").Counts[1].ShouldBe(0);
        shown.Single(r => r.Key == "r0").Counts[1].ShouldBeNull();
        Suppression.OfBounded(table, Least, (row, c) => c == 1 && row.Key == "r0" ? 4 : null).ShouldBeNull();
        Suppression
            .OfBounded(table, Least, (_, _) => null)!
            .Value.SelectMany(r => r.Counts)
            .ShouldBe(Suppression.Of(table, Least).SelectMany(r => r.Counts));
    }

    [Fact]
    public void Whoever_knows_bounds_can_work_out_no_small_group_either()
    {
        var tried = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var dice = new Random(seed);
            var table = Random(dice, 2 + dice.Next(4), 0, 3, 15);
            var most = table.Rows.ToDictionary(
                r => r.Key,
                r =>
                    r.Key.Length == 0 ? (int?)null
                    : r.Counts[2] == 0 && dice.Next(2) == 0 ? 0
                    : Math.Max(Least, r.Counts[2] + dice.Next(3))
            );
            int? Most(CountRow row, int c) => c == 2 ? most[row.Key] : null;
            if (Suppression.OfBounded(table, Least, Most) is not { } shown)
            {
                continue;
            }

            tried++;
            var (sums, width) = (Sums(table, shown), table.Columns + 1);
            var numbers = table.Rows.Length * width;
            foreach (var (row, i) in table.Rows.Select((row, i) => (row, i)).Where(r => most[r.row.Key] is not null))
            {
                sums.Add((new() { [(i * width) + 2] = 1, [numbers + i] = 1 }, most[row.Key]!.Value));
            }

            for (var i = 0; i < numbers; i++)
            {
                var (row, c) = (table.Rows[i / width], i % width);
                if (shown[i / width].Counts[c] is null && Most(row, c) != 0)
                {
                    (Simplex.Largest(numbers + table.Rows.Length, sums, i) ?? double.MaxValue).ShouldBeGreaterThanOrEqualTo(
                        Least - 1e-6,
                        $"seed {seed}: {row.Key}, column {c}"
                    );
                }
            }
        }

        tried.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void The_order_of_the_people_changes_nothing()
    {
        var people = Enumerable.Range(0, 200).Select(i => ($"u{i % 9}", (IReadOnlyList<string>)[$"d{i % 9 % 3}"], i * 7 % 3)).ToList();
        var one = Suppression.Of(CountTable.Of(people, 3), Least);
        people.Reverse();
        Suppression
            .Of(CountTable.Of(people, 3), Least)
            .Select(r => (r.Key, string.Join(' ', r.Counts)))
            .ShouldBe(one.Select(r => (r.Key, string.Join(' ', r.Counts))));
    }

    [Fact]
    public void Nobody_is_counted_in_a_row_that_others_are_beneath() =>
        Should.Throw<ArgumentException>(() => CountTable.Of([("d", [], 0), ("u", ["d"], 0)], 1));

    /// <summary>By linear programming: what is shown is right, no number below five, and each hidden one below five could be five.</summary>
    internal static bool Bounds(CountTable table)
    {
        var shown = Suppression.Of(table, Least);
        var sums = Sums(table, shown);
        var width = table.Columns + 1;
        for (var i = 0; i < table.Rows.Length; i++)
        {
            for (var c = 0; c < width; c++)
            {
                var value = c == table.Columns ? table.Rows[i].Total : table.Rows[i].Counts[c];
                if (shown[i].Counts[c] is { } number)
                {
                    number.ShouldBe(value);
                    number.ShouldBeGreaterThanOrEqualTo(Least);
                }
                else if (value < Least)
                {
                    (Simplex.Largest(table.Rows.Length * width, sums, (i * width) + c) ?? double.MaxValue).ShouldBeGreaterThanOrEqualTo(
                        Least - 1e-6,
                        $"{table.Rows[i].Key}, column {c}: {value}"
                    );
                }
            }
        }

        return true;
    }

    /// <summary>What any reader knows: each sum adds up, and what is shown.</summary>
    private static List<(Dictionary<int, double>, double)> Sums(CountTable table, ImmutableArray<ShownRow> shown)
    {
        var width = table.Columns + 1;
        var sums = new List<(Dictionary<int, double>, double)>();
        for (var i = 0; i < table.Rows.Length; i++)
        {
            var row = Enumerable.Range(0, table.Columns).ToDictionary(c => (i * width) + c, _ => 1.0);
            row[(i * width) + table.Columns] = -1;
            sums.Add((row, 0));
            for (var c = 0; c < width; c++)
            {
                if (shown[i].Counts[c] is { } number)
                {
                    sums.Add((new() { [(i * width) + c] = 1 }, number));
                }

                var beneath = Enumerable.Range(0, table.Rows.Length).Where(k => table.Rows[k].Parent == table.Rows[i].Key).ToList();
                if (beneath.Count > 0)
                {
                    var sum = beneath.ToDictionary(k => (k * width) + c, _ => 1.0);
                    sum[(i * width) + c] = -1;
                    sums.Add((sum, 0));
                }
            }
        }

        return sums;
    }

    private static CountTable Table(params int[][] rows) =>
        CountTable.Of(
            rows.SelectMany((row, r) => row.SelectMany((count, c) => Enumerable.Repeat(($"r{r}", (IReadOnlyList<string>)[], c), count))),
            rows[0].Length
        );

    private static CountTable Random(Random dice, int departments, int units, int columns, int most)
    {
        var people = new List<(string, IReadOnlyList<string>, int)>();
        for (var d = 0; d < departments; d++)
        {
            for (var u = 0; u < Math.Max(1, units); u++)
            {
                for (var c = 0; c < columns; c++)
                {
                    IReadOnlyList<string> above = units == 0 ? [] : [$"d{d}"];
                    people.AddRange(Enumerable.Repeat((units == 0 ? $"d{d}" : $"d{d}u{u}", above, c), dice.Next(most + 1)));
                }
            }
        }

        return CountTable.Of(people, columns);
    }
}
