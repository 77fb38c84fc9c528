using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Rules.ReportsBoard;
using Fairway.Rules.Service;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.App.ReportsBoard;

/// <summary>Where people are counted: departments, the units beneath them, regions.</summary>
public sealed class FigurePlaces(UnitTree tree, IReadOnlyDictionary<string, string> names, ServicePolicy policy)
{
    /// <summary>Key of a row for those of whom a fact is not known.</summary>
    public const string Unknown = "?";

    /// <summary>Ends the key of the row for those who are in a unit itself and in none beneath it.</summary>
    public const string Itself = "/";

    private readonly Dictionary<string, string> _regions = policy.DutyStations.ToDictionary(
        s => s.Name,
        s => s.Region,
        StringComparer.Ordinal
    );

    /// <summary>The department, and the row beneath it: a unit, or the department itself.</summary>
    public (string Department, string Row) Of(string unit)
    {
        if (tree.Find(unit) is null)
        {
            return (Unknown, Unknown + Itself);
        }

        var path = tree.PathUp(unit).Reverse().Select(u => u.Code).ToList();
        // Where one unit is at the top, departments are what is beneath it.
        var top = tree.ChildrenOf(null).Count() == 1 ? 1 : 0;
        return path.Count <= top ? (path[^1] + Itself, path[^1] + Itself + Itself)
            : path.Count == top + 1 ? (path[top], path[top] + Itself)
            : (path[top], path[top + 1]);
    }

    public string Region(string? dutyStation) => dutyStation is not null ? _regions.GetValueOrDefault(dutyStation, Unknown) : Unknown;

    /// <summary>The name of a unit's row; other keys say themselves.</summary>
    public string Name(string key) => names.GetValueOrDefault(key.TrimEnd('/'), key);
}

/// <summary>The organization's own cycles, by which figures are put together.</summary>
internal static class RegularCycle
{
    /// <summary>The regular cycle that a day falls into (CY-1).</summary>
    public static Cycle Of(LocalDate day, AppraisalPolicy policy)
    {
        var start = policy.CycleAnchor;
        while (start > day)
        {
            start = Months.Subtract(start, policy.CycleLength);
        }

        while (Months.Add(start, policy.CycleLength) <= day)
        {
            start = Months.Add(start, policy.CycleLength);
        }

        return new Cycle(start, Months.Add(start, policy.CycleLength).PlusDays(-1));
    }
}

/// <summary>Puts the tables of a snapshot together and leaves out what must not be shown.</summary>
internal static class FigureTables
{
    public static IEnumerable<PublishedTable> OfRatings(IReadOnlyCollection<RatedLine> rated, PolicySet policy, FigurePlaces places)
    {
        var codes = policy.Appraisals.Ratings.Overall.Select(r => r.Code).ToList();
        // Who came in the middle has a cycle of their own: they are counted with the regular one in which it ends.
        foreach (var cycle in rated.GroupBy(r => RegularCycle.Of(r.CycleEnd, policy.Appraisals)).OrderBy(g => g.Key.Start))
        {
            var lines = cycle.Where(r => codes.Contains(r.Rating)).ToList();
            foreach (var (kind, path) in Paths(places))
            {
                yield return Table(kind, cycle.Key.Start, cycle.Key.LastDay, codes, lines.Select(l => (path(l), codes.IndexOf(l.Rating))));
            }
        }

        PublishedTable Table(
            FigureKind kind,
            LocalDate start,
            LocalDate end,
            IReadOnlyList<string> columns,
            IEnumerable<(string[] Path, int Column)> people
        ) => Published(kind, start, end, columns, people, policy.Board.SmallestGroup, places);
    }

    /// <summary>Compliance of each step of a regular cycle whose last due date is long enough ago, by department.</summary>
    /// <param name="steps">Every step that was due.</param>
    /// <param name="rated">Everybody whose rating is counted by now, in whichever snapshot.</param>
    public static IEnumerable<PublishedTable> OfSteps(
        IReadOnlyCollection<StepLine> steps,
        IReadOnlyCollection<RatedLine> rated,
        LocalDate asOf,
        AppraisalPolicy appraisals,
        BoardPolicy policy,
        FigurePlaces places
    )
    {
        var outcomes = StepKind.EndOfCycle.Outcomes().ToArray();
        foreach (
            var group in steps
                // Probations and cases are few: they stand in no published table.
                .Where(s => s.Step.IsOfAppraisal())
                .Where(s => RegularCycle.Of(s.CycleEnd, appraisals) == new Cycle(s.CycleStart, s.CycleEnd))
                .GroupBy(s => (s.CycleStart, s.CycleEnd, s.Step))
                .OrderBy(g => g.Key.CycleStart)
                .ThenBy(g => g.Key.Step)
        )
        {
            if (Months.Add(group.Max(s => s.DueOn), policy.ComplianceAfter) > asOf)
            {
                continue;
            }

            var rows =
                group.Key.Step == StepKind.EndOfCycle
                    ? StepRows.BesideRatings([.. group], rated, appraisals, policy.SmallestGroup, places)
                    : StepRows.Of(places);
            if (rows is null)
            {
                continue;
            }

            var awaited = Array.IndexOf(outcomes, StepOutcome.Awaited);
            var counts = CountTable.Of(
                group.Select(s => (rows.Of(s), (IReadOnlyList<string>)[], Array.IndexOf(outcomes, s.Outcome))),
                outcomes.Length
            );
            if (
                Suppression.OfBounded(counts, policy.SmallestGroup, (row, c) => c == awaited ? rows.MostAwaited(row.Key) : null)
                is not { } shown
            )
            {
                continue;
            }

            yield return new PublishedTable(
                group.Key.Step switch
                {
                    StepKind.Beginning => FigureKind.Beginnings,
                    StepKind.MidTerm => FigureKind.MidTerms,
                    _ => FigureKind.Ends,
                },
                group.Key.CycleStart,
                group.Key.CycleEnd,
                [.. outcomes.Select(o => o.ToString())],
                [.. shown.Select(r => new PublishedRow(r.Key, r.Parent, rows.Name(r.Key), [.. r.Counts]))]
            );
        }
    }

    /// <summary>By what ratings are counted, each with the row's key and those above it.</summary>
    private static IEnumerable<(FigureKind, Func<RatedLine, string[]>)> Paths(FigurePlaces places) =>
        [
            (FigureKind.RatingsByUnit, l => places.Of(l.Unit) is var (department, row) ? [row, department] : []),
            (
                FigureKind.RatingsByGrade,
                l => [(l.Category ?? FigurePlaces.Unknown) + ":" + (l.Grade ?? FigurePlaces.Unknown), l.Category ?? FigurePlaces.Unknown]
            ),
            (FigureKind.RatingsBySex, l => [l.Sex ?? FigurePlaces.Unknown]),
            (FigureKind.RatingsByRegion, l => [places.Region(l.DutyStation)]),
        ];

    private static PublishedTable Published(
        FigureKind kind,
        LocalDate start,
        LocalDate end,
        IReadOnlyList<string> columns,
        IEnumerable<(string[] Path, int Column)> people,
        int least,
        FigurePlaces places
    )
    {
        var table = CountTable.Of(people.Select(p => (p.Path[0], (IReadOnlyList<string>)p.Path[1..], p.Column)), columns.Count);
        return new PublishedTable(
            kind,
            start,
            end,
            columns,
            [
                .. Suppression
                    .Of(table, least)
                    .Select(r => new PublishedRow(
                        r.Key,
                        r.Parent,
                        kind == FigureKind.RatingsByUnit ? places.Name(r.Key) : r.Key,
                        [.. r.Counts]
                    )),
            ]
        );
    }
}
