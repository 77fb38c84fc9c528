using System.Text.Json;
using Fairway.App.ReportsBoard;
using Fairway.Rules.Tests.ReportsBoard;
using Fairway.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Demo.Tests;

/// <summary>
/// Over everything that is published of the demonstration, at both dates: what each hidden number could be, by linear programming over all sums that a reader
/// can form (BD-3, decision 15). Tables of one cycle share their totals alone, which are unknowns of one system here.
/// </summary>
[Trait("Rule", "BD-3")]
public sealed class Small_groups_of_the_demonstration
{
    private const int Least = 5;

    [Fact]
    public async Task No_group_below_five_can_be_worked_out_from_all_tables_and_both_dates()
    {
        await using var database = await TheDatabase.From(
            Provider.Sqlite,
            "demonstration",
            db =>
                Fairway.Demo.Demonstration.LoadAsync(
                    db,
                    TheDemonstration.Clock,
                    TheDemonstration.Policies,
                    new PasswordHasher<Fairway.App.Accounts.Account>(),
                    null,
                    CancellationToken.None
                )
        );
        var snapshots = await database.Read(db => db.FigureSnapshots.OrderBy(s => s.AsOf).ToListAsync());
        snapshots.Count.ShouldBe(2);
        var (hidden, shown) = (0, 0);
        foreach (var snapshot in snapshots)
        {
            var tables = Figures.Read<List<PublishedTable>>(snapshot.Published);
            // Each date counts people who are in none before: its tables share nothing with the other date's.
            foreach (var cycle in tables.GroupBy(t => (t.CycleStart, Ratings: t.Kind < FigureKind.Beginnings ? 0 : (int)t.Kind)))
            {
                var system = new Published([.. cycle]);
                foreach (var number in system.Shown)
                {
                    number.ShouldBeGreaterThanOrEqualTo(Least);
                    shown++;
                }

                foreach (var unknown in system.Unknowns)
                {
                    (system.Largest(unknown) ?? double.MaxValue).ShouldBeGreaterThanOrEqualTo(
                        Least - 1e-6,
                        $"{snapshot.AsOf} {cycle.Key} {unknown}"
                    );
                    hidden++;
                }
            }
        }

        // Not for want of anything to hide or to show.
        hidden.ShouldBeGreaterThan(50);
        shown.ShouldBeGreaterThan(100);
        // Nobody is counted at both dates.
        snapshots.SelectMany(s => JsonSerializer.Deserialize<List<Guid>>(s.Counted)!).GroupBy(id => id).ShouldAllBe(g => g.Count() == 1);
    }

    /// <summary>What is published of some people, as sums over what is hidden.</summary>
    private sealed class Published
    {
        private readonly Dictionary<string, int> _unknowns = new(StringComparer.Ordinal);
        private readonly List<(Dictionary<int, double> Factors, double Sum)> _sums = [];

        public Published(IReadOnlyList<PublishedTable> tables)
        {
            foreach (var table in tables)
            {
                var width = table.Columns.Count + 1;
                foreach (var row in table.Rows)
                {
                    Shown.AddRange(row.Counts.OfType<int>());
                    // The columns add up to the total.
                    Sum([.. Enumerable.Range(0, width).Select(c => (Name(table, row.Key, c), row.Counts[c], c == width - 1 ? -1.0 : 1.0))]);
                    var beneath = table.Rows.Where(r => r.Parent == row.Key).ToList();
                    for (var c = 0; beneath.Count > 0 && c < width; c++)
                    {
                        // A row is the sum of those beneath it.
                        Sum([
                            .. beneath.Select(r => (Name(table, r.Key, c), r.Counts[c], 1.0)),
                            (Name(table, row.Key, c), row.Counts[c], -1.0),
                        ]);
                    }
                }
            }
        }

        public List<int> Shown { get; } = [];

        public IEnumerable<string> Unknowns => _unknowns.Keys;

        /// <summary>The largest value of what is hidden; null: it has no bound.</summary>
        public double? Largest(string unknown)
        {
            // Only the sums that hang together with it.
            var (found, within) = (new HashSet<int> { _unknowns[unknown] }, new List<(Dictionary<int, double> Factors, double Sum)>());
            for (var before = -1; before != found.Count; )
            {
                before = found.Count;
                within = [.. _sums.Where(s => s.Factors.Keys.Any(found.Contains))];
                found.UnionWith(within.SelectMany(s => s.Factors.Keys));
            }

            var number = found.Order().Select((u, i) => (u, i)).ToDictionary(x => x.u, x => x.i);
            return Simplex.Largest(
                number.Count,
                [.. within.Select(s => (s.Factors.ToDictionary(f => number[f.Key], f => f.Value), s.Sum))],
                number[_unknowns[unknown]]
            );
        }

        /// <summary>The whole is one for all tables of the same people.</summary>
        private static string Name(PublishedTable table, string key, int column) =>
            key.Length == 0 ? $"all:{column}" : $"{table.Kind}:{key}:{column}";

        private void Sum(IReadOnlyList<(string Name, int? Count, double Factor)> parts)
        {
            var (factors, known) = (new Dictionary<int, double>(), 0.0);
            foreach (var (name, count, factor) in parts)
            {
                if (count is { } number)
                {
                    known += factor * number;
                }
                else
                {
                    if (!_unknowns.TryGetValue(name, out var unknown))
                    {
                        _unknowns[name] = unknown = _unknowns.Count;
                    }

                    factors[unknown] = factors.GetValueOrDefault(unknown) + factor;
                }
            }

            if (factors.Count > 0)
            {
                _sums.Add((factors, -known));
            }
        }
    }
}
