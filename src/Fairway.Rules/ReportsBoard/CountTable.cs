using System.Collections.Immutable;

namespace Fairway.Rules.ReportsBoard;

/// <summary>A row of a table of counts: a unit, a grade, a region.</summary>
/// <param name="Key">Names it; the whole has the empty key.</param>
/// <param name="Parent">The row that it is part of; null for the whole.</param>
/// <param name="Counts">How many people each column counts; the row's total is their sum.</param>
public sealed record CountRow(string Key, string? Parent, ImmutableArray<int> Counts)
{
    /// <summary>Everybody in the row.</summary>
    public int Total => Counts.Sum();
}

/// <summary>A table whose rows form a tree: what stands in a row is the sum of the rows beneath it, where it has any.</summary>
/// <param name="Rows">The whole first, each row after the one that it is part of.</param>
public sealed record CountTable(ImmutableArray<CountRow> Rows)
{
    /// <summary>How many columns are counted, the total aside.</summary>
    public int Columns => Rows[0].Counts.Length;

    /// <summary>The table of rows that nothing is beneath, with those above them summed up.</summary>
    /// <param name="leaves">Rows with the keys of those above them, the nearest first; the whole is added.</param>
    /// <param name="columns">How many columns are counted.</param>
    public static CountTable Of(IEnumerable<(string Key, IReadOnlyList<string> Above, int Column)> leaves, int columns)
    {
        var rows = new Dictionary<string, (string? Parent, int[] Counts)>(StringComparer.Ordinal) { [""] = (null, new int[columns]) };
        var counted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, above, column) in leaves)
        {
            counted.Add(key);
            string[] path = [key, .. above];
            for (var i = 0; i < path.Length; i++)
            {
                if (!rows.TryGetValue(path[i], out var row))
                {
                    rows[path[i]] = row = (i + 1 < path.Length ? path[i + 1] : "", new int[columns]);
                }

                row.Counts[column]++;
            }

            rows[""].Counts[column]++;
        }

        var within = rows.Values.Select(r => r.Parent).Where(p => p is { Length: > 0 }).ToHashSet(StringComparer.Ordinal);
        if (counted.Overlaps(within!))
        {
            throw new ArgumentException("People are counted in rows that nothing is beneath.", nameof(leaves));
        }

        var ordered = new List<CountRow>();
        Add(null);
        return new CountTable([.. ordered]);

        void Add(string? parent)
        {
            foreach (var (key, row) in rows.Where(r => r.Value.Parent == parent).OrderBy(r => r.Key, StringComparer.Ordinal))
            {
                ordered.Add(new CountRow(key, row.Parent, [.. row.Counts]));
                Add(key);
            }
        }
    }
}

/// <summary>A row as it is published: a number, or nothing, for each column and for the total, which is the last.</summary>
public sealed record ShownRow(string Key, string? Parent, ImmutableArray<int?> Counts)
{
    /// <summary>Everybody in the row; null: not shown.</summary>
    public int? Total => Counts[^1];
}
