using System.Text.Json;
using Fairway.App.ReportsBoard;
using Fairway.Rules.ReportsBoard;
using Fairway.Rules.Service;
using Fairway.Rules.Tests.ReportsBoard;
using Fairway.Rules.Time;
using Fairway.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Demo.Tests;

/// <summary>
/// Over everything that is published of the demonstration, at both dates: what each hidden number could be, by linear programming over all sums that a reader
/// can form (BD-3, decision 15): ratings and steps, totals and siblings, both dates, in one system wherever they speak of the same people.
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
        var places = await PlacesAsync(database);
        var reports = (
            await database.Read(db => db.BoardItems.AsNoTracking().Where(i => i.Kind == BoardReportKind.EndOfCycle).ToListAsync())
        )
            .GroupBy(i => i.SubjectId)
            .Select(g => g.MaxBy(i => i.FormNumber)!)
            .ToList();
        var (hidden, shown, ties) = (0, 0, 0);
        var wrong = new List<string>();
        var all = snapshots
            .SelectMany(s => Figures.Read<List<PublishedTable>>(s.Published).Select(table => (s.AsOf, Table: table)))
            .ToList();
        // Everything of one cycle, of both dates, is one system: what each table says of the same people is tied together.
        foreach (var cycle in all.GroupBy(t => t.Table.CycleStart))
        {
            var system = new Published([.. cycle.Select(t => (IsoDay.Text(t.AsOf), t.Table))]);
            ties += Tie(system, [.. cycle], snapshots, places, reports);
            foreach (var number in system.Shown)
            {
                number.ShouldBeGreaterThanOrEqualTo(Least);
                shown++;
            }

            foreach (var unknown in system.Unknowns.Where(u => !u.StartsWith("unrated", StringComparison.Ordinal)))
            {
                if (system.Largest(unknown) is { } most && most < Least - 1e-6)
                {
                    wrong.Add($"{cycle.Key} {unknown}: {most}");
                }
                hidden++;
            }
        }

        wrong.ShouldBeEmpty();
        ties.ShouldBeGreaterThan(0, "tables of the same people were tied together");
        // Not for want of anything to hide or to show.
        hidden.ShouldBeGreaterThan(50);
        shown.ShouldBeGreaterThan(100);
        // Nobody is counted at both dates.
        snapshots.SelectMany(s => JsonSerializer.Deserialize<List<Guid>>(s.Counted)!).GroupBy(id => id).ShouldAllBe(g => g.Count() == 1);
    }

    /// <summary>
    /// What a reader knows beyond each table: whose beginning was due has an end that is due, and whoever was rated has a report that is done. True of a row
    /// where the people are the same, or some of them.
    /// </summary>
    private static int Tie(
        Published system,
        IReadOnlyList<(LocalDate AsOf, PublishedTable Table)> tables,
        IReadOnlyList<FigureSnapshot> snapshots,
        FigurePlaces places,
        IReadOnlyList<BoardItem> reports
    )
    {
        var ties = 0;
        var steps = tables
            .Where(t => t.Table.Kind >= FigureKind.Beginnings)
            .Select(t => (t.AsOf, t.Table, Lines: LinesOf(t.Table, snapshots.Single(s => s.AsOf == t.AsOf))))
            .ToList();
        foreach (var (one, other) in steps.SelectMany((one, i) => steps.Skip(i + 1).Select(other => (one, other))))
        {
            foreach (var row in one.Table.Rows.Where(r => other.Table.Rows.Any(o => o.Key == r.Key)))
            {
                var (here, there) = (In(one.Lines, row.Key), In(other.Lines, row.Key));
                if (here.SetEquals(there))
                {
                    var last = one.Table.Columns.Count;
                    system.Same(
                        (IsoDay.Text(one.AsOf), one.Table, row.Key, [last]),
                        [(IsoDay.Text(other.AsOf), other.Table, row.Key, [last])],
                        slack: null
                    );
                    ties++;
                }
            }
        }

        foreach (var ends in steps.Where(t => t.Table.Kind == FigureKind.Ends))
        {
            var rated = tables.Where(t => t.Table.Kind == FigureKind.RatingsByUnit).ToList();
            var counted = snapshots
                .Where(s => rated.Any(r => r.AsOf == s.AsOf))
                .SelectMany(s => Figures.Read<List<Guid>>(s.Counted))
                .ToHashSet();
            foreach (var row in ends.Table.Rows.Where(r => rated.TrueForAll(t => t.Table.Rows.Any(o => o.Key == r.Key))))
            {
                var done = In(ends.Lines.Where(l => l.Outcome != StepOutcome.Awaited), row.Key);
                var those = reports.Where(r =>
                    counted.Contains(r.SubjectId)
                    && r.PeriodEnd >= ends.Table.CycleStart
                    && r.PeriodEnd <= ends.Table.CycleEnd
                    && (row.Key.Length == 0 || places.Of(r.UnitCode).Department == row.Key)
                );
                if (done.IsSupersetOf(those.Select(r => r.SubjectId)))
                {
                    system.Same(
                        (IsoDay.Text(ends.AsOf), ends.Table, row.Key, [.. Enumerable.Range(0, ends.Table.Columns.Count - 1)]),
                        [.. rated.Select(t => (IsoDay.Text(t.AsOf), t.Table, row.Key, new[] { t.Table.Columns.Count }))],
                        slack: $"unrated:{ends.AsOf}:{row.Key}"
                    );
                    ties++;
                }
            }
        }

        return ties;

        HashSet<Guid> In(IEnumerable<StepLine> lines, string key) =>
            [.. lines.Where(l => key.Length == 0 || places.Of(l.Unit).Department == key).Select(l => l.SubjectId)];
    }

    private static List<StepLine> LinesOf(PublishedTable table, FigureSnapshot snapshot)
    {
        var step = table.Kind switch
        {
            FigureKind.Beginnings => StepKind.Beginning,
            FigureKind.MidTerms => StepKind.MidTerm,
            _ => StepKind.EndOfCycle,
        };
        return
        [
            .. Figures
                .Read<List<StepLine>>(snapshot.Steps)
                .Where(l => l.Step == step && l.CycleStart == table.CycleStart && l.CycleEnd == table.CycleEnd),
        ];
    }

    private static async Task<FigurePlaces> PlacesAsync(TheDatabase database)
    {
        var units = await database.Read(db => db.Units.AsNoTracking().ToListAsync());
        return new FigurePlaces(
            new UnitTree([.. units.Select(u => new UnitNode(u.Code, u.ParentCode, null))]),
            units.ToDictionary(u => u.Code, u => u.Name, StringComparer.Ordinal),
            TheDemonstration.Policies.PolicyAt(TheDemonstration.Clock.Now.InUtc().Date).Service
        );
    }

    /// <summary>What is published of some people, as sums over what is hidden.</summary>
    private sealed class Published
    {
        private readonly Dictionary<string, int> _unknowns = new(StringComparer.Ordinal);
        private readonly List<(Dictionary<int, double> Factors, double Sum)> _sums = [];

        public Published(IReadOnlyList<(string AsOf, PublishedTable Table)> tables)
        {
            foreach (var (asOf, table) in tables)
            {
                var width = table.Columns.Count + 1;
                foreach (var row in table.Rows)
                {
                    // That nobody is awaited where the ratings tell it anyway is no group.
                    Shown.AddRange(row.Counts.Where((n, c) => n > 0 || table.Kind != FigureKind.Ends || c != width - 2).OfType<int>());
                    // The columns add up to the total.
                    Sum([
                        .. Enumerable
                            .Range(0, width)
                            .Select(c => (Name(asOf, table, row.Key, c), row.Counts[c], c == width - 1 ? -1.0 : 1.0)),
                    ]);
                    var beneath = table.Rows.Where(r => r.Parent == row.Key).ToList();
                    for (var c = 0; beneath.Count > 0 && c < width; c++)
                    {
                        // A row is the sum of those beneath it.
                        Sum([
                            .. beneath.Select(r => (Name(asOf, table, r.Key, c), r.Counts[c], 1.0)),
                            (Name(asOf, table, row.Key, c), row.Counts[c], -1.0),
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

        /// <summary>Some columns of a row are together what other rows are, or that and something more.</summary>
        public void Same(
            (string AsOf, PublishedTable Table, string Key, int[] Columns) one,
            IReadOnlyList<(string AsOf, PublishedTable Table, string Key, int[] Columns)> others,
            string? slack
        ) =>
            Sum([
                .. Parts(one, 1.0),
                .. others.SelectMany(other => Parts(other, -1.0)),
                .. slack is null ? [] : new (string, int?, double)[] { (slack, null, -1.0) },
            ]);

        private static IEnumerable<(string, int?, double)> Parts(
            (string AsOf, PublishedTable Table, string Key, int[] Columns) of,
            double factor
        ) => of.Columns.Select(c => (Name(of.AsOf, of.Table, of.Key, c), of.Table.Rows.Single(r => r.Key == of.Key).Counts[c], factor));

        /// <summary>The whole is one for all tables of ratings of a date.</summary>
        private static string Name(string asOf, PublishedTable table, string key, int column) =>
            key.Length == 0 && table.Kind < FigureKind.Beginnings ? $"{asOf}:all:{column}" : $"{asOf}:{table.Kind}:{key}:{column}";

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
