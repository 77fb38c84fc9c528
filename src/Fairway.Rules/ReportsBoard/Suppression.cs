using System.Collections.Immutable;

namespace Fairway.Rules.ReportsBoard;

/// <summary>
/// Which numbers of a table are shown, so that no group below a threshold is shown or can be worked out (BD-3, decision 15).
/// <para>
/// Every number below the threshold is hidden, zero too: that nobody in a unit got a rating says something of everybody in it. Then others are hidden
/// until each hidden group below the threshold could, by all that is shown, be as large as the threshold. A table whose rows form a tree and whose columns
/// add up to a total is a network: each number an arc, each sum that adds up a node. How large a hidden number could be is a greatest flow, which is exact
/// and in whole people. Where it is too small, the cheapest way round through numbers that are shown is hidden as well. Hiding more never makes a group
/// easier to work out, so one pass over the groups is enough.
/// </para>
/// </summary>
[Rule("BD-3")]
public static class Suppression
{
    /// <summary>The table with what must not be shown left out. The same table always gives the same answer.</summary>
    /// <param name="least">The smallest number that is shown.</param>
    public static ImmutableArray<ShownRow> Of(CountTable table, int least) => Shown(table, new CountNetwork(table), (_, _) => least)!.Value;

    /// <summary>
    /// The same where some numbers are known from elsewhere not to be larger than a bound. What can be nobody at all is shown as nought: whoever knows the
    /// bound knows it, and it is no group.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="least">The smallest number that is shown.</param>
    /// <param name="most">The bound of a number, by its row and column; null: none.</param>
    /// <returns>Null where a small group could be worked out whatever is hidden; the table is not shown at all then.</returns>
    public static ImmutableArray<ShownRow>? OfBounded(CountTable table, int least, Func<CountRow, int, int?> most)
    {
        var network = new CountNetwork(table);
        for (var i = 0; i < table.Rows.Length; i++)
        {
            for (var c = 0; c <= table.Columns; c++)
            {
                network.Most[network.Arc(i, c)] = most(table.Rows[i], c) ?? int.MaxValue;
            }
        }

        return Shown(table, network, (row, c) => most(row, c) == 0 ? 0 : least);
    }

    /// <summary>
    /// The same where how many people are in each row, and the whole row, are known from elsewhere: these numbers stay, and none of them is below the
    /// threshold. Numbers within are hidden until each that must be could reach what it needs to.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="needs">
    /// What a number must be able to reach if it is smaller, by its row and column: the threshold, or more where a number that was shown before is so near
    /// that their difference would be a small group.
    /// </param>
    /// <returns>Null where that can't be had without hiding what is known; the table is not shown at all then.</returns>
    public static ImmutableArray<ShownRow>? OfParts(CountTable table, Func<CountRow, int, int> needs)
    {
        var network = new CountNetwork(table);
        for (var i = 0; i < table.Rows.Length; i++)
        {
            for (var c = 0; c <= table.Columns; c++)
            {
                network.Stands[network.Arc(i, c)] = c == table.Columns || table.Rows[i].Parent is null;
            }
        }

        return Shown(table, network, needs);
    }

    private static ImmutableArray<ShownRow>? Shown(CountTable table, CountNetwork network, Func<CountRow, int, int> needs)
    {
        var small = new List<(int Arc, int Needs)>();
        for (var i = 0; i < table.Rows.Length; i++)
        {
            for (var c = 0; c <= table.Columns; c++)
            {
                var arc = network.Arc(i, c);
                if (!network.Stands[arc] && needs(table.Rows[i], c) is var needed && network.Value(arc) < needed)
                {
                    network.Hidden[arc] = true;
                    small.Add((arc, needed));
                }
            }
        }

        // The largest first: what is hidden for them mostly serves the small ones too.
        foreach (var (arc, needed) in small.OrderByDescending(s => network.Value(s.Arc)).ThenBy(s => s.Arc).ToList())
        {
            if (!network.Protect(arc, needed))
            {
                return null;
            }
        }

        return
        [
            .. table.Rows.Select(
                (row, i) =>
                    new ShownRow(
                        row.Key,
                        row.Parent,
                        [
                            .. Enumerable
                                .Range(0, table.Columns + 1)
                                .Select(c => network.Hidden[network.Arc(i, c)] ? (int?)null : network.Value(network.Arc(i, c))),
                        ]
                    )
            ),
        ];
    }
}

/// <summary>
/// A table as a network. A row that nothing is beneath balances its columns with its total; a row with rows beneath balances, column by column, itself with
/// them. Its own columns then add up by themselves. Each number stands in two balances, once on either side; the whole's stand in one and in the ground.
/// </summary>
internal sealed class CountNetwork
{
    private readonly int _width;
    private readonly int[] _values;
    private readonly (int From, int To)[] _ends;
    private readonly List<int>[] _touching;

    public CountNetwork(CountTable table)
    {
        _width = table.Columns + 1;
        var index = table.Rows.Select((row, i) => (row.Key, i)).ToDictionary(r => r.Key, r => r.i, StringComparer.Ordinal);
        var hasBeneath = new bool[table.Rows.Length];
        foreach (var row in table.Rows.Where(r => r.Parent is not null))
        {
            hasBeneath[index[row.Parent!]] = true;
        }

        // Nodes: 0 the ground; each row has one for its balance, or one a column where rows are beneath it.
        var node = new int[table.Rows.Length];
        var nodes = 1;
        for (var i = 0; i < node.Length; i++)
        {
            node[i] = nodes;
            nodes += hasBeneath[i] ? _width : 1;
        }

        Arcs = table.Rows.Length * _width;
        _values = new int[Arcs];
        _ends = new (int, int)[Arcs];
        Hidden = new bool[Arcs];
        Stands = new bool[Arcs];
        Most = new int[Arcs];
        Array.Fill(Most, int.MaxValue);
        for (var i = 0; i < table.Rows.Length; i++)
        {
            for (var c = 0; c < _width; c++)
            {
                var isTotal = c == table.Columns;
                var own = hasBeneath[i] ? node[i] + c : node[i];
                var above = table.Rows[i].Parent is { } parent ? node[index[parent]] + c : 0;
                _values[Arc(i, c)] = isTotal ? table.Rows[i].Total : table.Rows[i].Counts[c];
                _ends[Arc(i, c)] = isTotal ? (own, above) : (above, own);
            }
        }

        _touching = [.. Enumerable.Range(0, nodes).Select(_ => new List<int>())];
        for (var arc = 0; arc < Arcs; arc++)
        {
            _touching[_ends[arc].From].Add(arc);
            _touching[_ends[arc].To].Add(arc);
        }
    }

    public int Arcs { get; }
    public bool[] Hidden { get; }

    /// <summary>Numbers that are known from elsewhere and stay as they are.</summary>
    public bool[] Stands { get; }

    /// <summary>What numbers are known not to be larger than.</summary>
    public int[] Most { get; }

    public int Arc(int row, int column) => (row * _width) + column;

    public int Value(int arc) => _values[arc];

    /// <summary>Hides what has to be hidden so that this number could be as large as <paramref name="least"/>; false where that can't be.</summary>
    public bool Protect(int arc, int least)
    {
        if (Most[arc] < least)
        {
            return false;
        }

        var values = (int[])_values.Clone();
        while (values[arc] < least)
        {
            if (Way(arc, values) is not { } way)
            {
                return false;
            }

            var step = Math.Min(least - values[arc], way.Min(w => w.Up ? Most[w.Arc] - values[w.Arc] : values[w.Arc]));
            foreach (var (on, up) in way)
            {
                Hidden[on] = true;
                values[on] += up ? step : -step;
            }

            values[arc] += step;
        }

        return true;
    }

    /// <summary>
    /// The cheapest way round by which a number can grow: other numbers that grow or shrink with it so that every sum still adds up. Hidden ones cost nothing
    /// but their place; shown ones the more, the more people they speak of. Null where there is none.
    /// </summary>
    private List<(int Arc, bool Up)>? Way(int arc, int[] values)
    {
        var (from, to) = (_ends[arc].To, _ends[arc].From);
        var cost = new long[_touching.Length];
        var by = new (int Arc, bool Up)[_touching.Length];
        Array.Fill(cost, long.MaxValue);
        cost[from] = 0;
        var open = new PriorityQueue<int, (long, int)>();
        open.Enqueue(from, (0, from));
        while (open.TryDequeue(out var here, out var at))
        {
            if (at.Item1 > cost[here])
            {
                continue;
            }

            if (here == to)
            {
                break;
            }

            foreach (var on in _touching[here])
            {
                if (on == arc || Stands[on])
                {
                    continue;
                }

                // Along the arc it grows, against it it shrinks, as far as there is something.
                var (up, there) = _ends[on].From == here ? (true, _ends[on].To) : (false, _ends[on].From);
                if (up ? values[on] >= Most[on] : values[on] == 0)
                {
                    continue;
                }

                var next = cost[here] + 1 + (Hidden[on] ? 0 : 1_000L + (1_000L * _values[on]));
                if (next < cost[there])
                {
                    cost[there] = next;
                    by[there] = (on, up);
                    open.Enqueue(there, (next, there));
                }
            }
        }

        if (cost[to] == long.MaxValue)
        {
            return null;
        }

        var way = new List<(int, bool)>();
        for (var here = to; here != from; )
        {
            var (on, up) = by[here];
            way.Add((on, up));
            here = up ? _ends[on].From : _ends[on].To;
        }

        return way;
    }
}
