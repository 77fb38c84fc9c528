using System.Collections.Immutable;

namespace Fairway.Rules.ReportsBoard;

/// <summary>A number of a table that has been published several times: what is known of it by now.</summary>
/// <param name="Count">Null: nothing is shown.</param>
/// <param name="AtLeast">Whether there may be more: of people counted since, this number is not shown.</param>
public readonly record struct KnownCount(int? Count, bool AtLeast);

/// <summary>A row of a table that has been published several times.</summary>
public sealed record KnownRow(string Key, string? Parent, ImmutableArray<KnownCount> Counts)
{
    /// <summary>Everybody in the row.</summary>
    public KnownCount Total => Counts[^1];
}

/// <summary>
/// Figures at several dates (BD-3, decision 15). Who is counted once stays counted as they were: what one date adds to another is a table of other people, to
/// which the same suppression is applied by itself. So two dates together say no more than those tables.
/// </summary>
[Rule("BD-3")]
public static class FiguresOverTime
{
    /// <summary>What is known after several publications, each of people who were in none before.</summary>
    /// <param name="published">In the order of their dates.</param>
    public static ImmutableArray<KnownRow> Together(IReadOnlyList<ImmutableArray<ShownRow>> published)
    {
        if (published.Count == 0)
        {
            return [];
        }

        var width = published[0][0].Counts.Length;
        var order = new List<(string Key, string? Parent)>();
        foreach (var row in published.SelectMany(rows => rows))
        {
            if (!order.Exists(o => o.Key == row.Key))
            {
                order.Add((row.Key, row.Parent));
            }
        }

        return
        [
            .. order.Select(o => new KnownRow(
                o.Key,
                o.Parent,
                [
                    .. Enumerable
                        .Range(0, width)
                        .Select(c =>
                        {
                            var counts = published.Select(rows => rows.FirstOrDefault(r => r.Key == o.Key)?.Counts[c]).ToList();
                            return counts.TrueForAll(n => n is null)
                                ? default
                                : new KnownCount(counts.Sum(n => n ?? 0), counts.Exists(n => n is null));
                        }),
                ]
            )),
        ];
    }
}

/// <summary>How surprising it is that a group has as many of something as it has.</summary>
/// <param name="Key">The group.</param>
/// <param name="Had">How many it has.</param>
/// <param name="Of">Of how many.</param>
/// <param name="Expected">How many it would have if it were as all together.</param>
/// <param name="Chance">How likely a difference at least as unlikely is by chance alone (two-sided), for this group alone.</param>
/// <param name="Adjusted">The same, considering that several groups are looked at (Holm's method).</param>
public sealed record Outlier(string Key, int Had, int Of, double Expected, double Chance, double Adjusted);

/// <summary>
/// Units that stand out (BD-3): Fisher's exact test of each group against all others, from published numbers alone. Exact for groups of any size; no curve is
/// fitted. A group that stands out is worth a look, and nothing more.
/// </summary>
[Rule("BD-3")]
public static class StandingOut
{
    /// <summary>
    /// The two-sided chance of Fisher's exact test: the sum over all tables with the same margins that are no likelier than the one seen.
    /// </summary>
    /// <param name="had">How many of the group have it.</param>
    /// <param name="of">How many are in the group.</param>
    /// <param name="allHad">How many have it in all.</param>
    /// <param name="all">How many there are in all.</param>
    public static double Chance(int had, int of, int allHad, int all)
    {
        var (first, last) = (Math.Max(0, of - (all - allHad)), Math.Min(of, allHad));
        var factorials = LogFactorials(all);
        var seen = Log(had);
        // Tables that are exactly as likely differ in the last digits when they are computed.
        var sum = 0.0;
        for (var x = first; x <= last; x++)
        {
            var log = Log(x);
            sum += log <= seen + 1e-7 ? Math.Exp(log) : 0;
        }

        return Math.Min(1, sum);

        double Log(int x) => Choose(allHad, x) + Choose(all - allHad, of - x) - Choose(all, of);

        double Choose(int n, int k) => factorials[n] - factorials[k] - factorials[n - k];
    }

    /// <summary>Each group against all others, the most surprising first.</summary>
    /// <param name="groups">Each with how many have it, of how many. Together they need not be everybody.</param>
    /// <param name="allHad">How many have it in all.</param>
    /// <param name="all">How many there are in all.</param>
    public static IReadOnlyList<Outlier> Of(IEnumerable<(string Key, int Had, int Of)> groups, int allHad, int all)
    {
        var found = groups
            .Select(g => (g.Key, g.Had, g.Of, Chance: Chance(g.Had, g.Of, allHad, all)))
            .OrderBy(g => g.Chance)
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .ToList();
        var (outliers, before) = (new List<Outlier>(), 0.0);
        for (var i = 0; i < found.Count; i++)
        {
            var group = found[i];
            before = Math.Min(1, Math.Max(before, group.Chance * (found.Count - i)));
            outliers.Add(new Outlier(group.Key, group.Had, group.Of, (double)group.Of * allHad / all, group.Chance, before));
        }

        return outliers;
    }

    private static double[] LogFactorials(int most)
    {
        var logs = new double[most + 1];
        for (var n = 2; n <= most; n++)
        {
            logs[n] = logs[n - 1] + Math.Log(n);
        }

        return logs;
    }
}
