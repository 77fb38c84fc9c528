namespace Fairway.Rules.ReportsBoard;

/// <summary>
/// What numbers tell together that were published of the same people, in several tables or at different times (BD-3, PP-11, decision 15): added to and
/// subtracted from each other, however many of them, they must not give the size of a small group.
/// </summary>
[Rule("BD-3")]
public static class NumbersTogether
{
    // Exact but for a chance of one in two thousand million: sums are taken by this prime.
    private const long Prime = 2_147_483_647;

    /// <summary>
    /// Whether sums and differences of the numbers tell of fewer than a group that is shown. Whoever is in the same sets cannot be told apart, so people are
    /// taken together by the sets that they are in; what is left when the large groups cancel out is about small ones.
    /// </summary>
    /// <param name="sets">The people whom each published number counts, by their places; all as long.</param>
    /// <param name="least">The smallest group that is shown.</param>
    public static bool TellsOfFew(IReadOnlyList<bool[]> sets, int least)
    {
        var groups = new Dictionary<string, int>(StringComparer.Ordinal);
        var marks = new char[sets.Count];
        for (var person = 0; person < (sets.Count == 0 ? 0 : sets[0].Length); person++)
        {
            for (var set = 0; set < marks.Length; set++)
            {
                marks[set] = sets[set][person] ? '1' : '0';
            }
            var key = new string(marks);
            groups[key] = groups.GetValueOrDefault(key) + 1;
        }
        // The large first: rows are cleared from the left.
        var order = groups.OrderByDescending(g => g.Value).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        var large = order.TakeWhile(g => g.Value >= least).Count();
        var rows = Enumerable.Range(0, sets.Count).Select(set => order.Select(g => g.Key[set] == '1' ? 1L : 0L).ToArray()).ToArray();
        var pivots = Reduce(rows);
        return pivots.Any(p => p.Column >= large && rows[p.Row].Index().Where(v => v.Item != 0).Sum(v => order[v.Index].Value) < least);
    }

    /// <summary>Brings the rows to their reduced form; where each one that is left has its first number.</summary>
    private static List<(int Row, int Column)> Reduce(long[][] rows)
    {
        var pivots = new List<(int Row, int Column)>();
        var columns = rows.Length == 0 ? 0 : rows[0].Length;
        for (var column = 0; column < columns && pivots.Count < rows.Length; column++)
        {
            var top = pivots.Count;
            var found = Array.FindIndex(rows, top, row => row[column] != 0);
            if (found < 0)
            {
                continue;
            }
            (rows[top], rows[found]) = (rows[found], rows[top]);
            var inverse = Power(rows[top][column], Prime - 2);
            for (var c = column; c < columns; c++)
            {
                rows[top][c] = rows[top][c] * inverse % Prime;
            }
            for (var r = 0; r < rows.Length; r++)
            {
                if (r == top || rows[r][column] is not (not 0 and var factor))
                {
                    continue;
                }
                for (var c = column; c < columns; c++)
                {
                    rows[r][c] = (rows[r][c] + ((Prime - factor) * rows[top][c])) % Prime;
                }
            }
            pivots.Add((top, column));
        }
        return pivots;
    }

    private static long Power(long number, long exponent)
    {
        var result = 1L;
        for (; exponent > 0; exponent >>= 1)
        {
            result = (exponent & 1) == 1 ? result * number % Prime : result;
            number = number * number % Prime;
        }
        return result;
    }
}
