using System.Collections.Immutable;
using Fairway.Rules.ReportsBoard;

namespace Fairway.Rules.Promotions;

/// <summary>Puts the figures of a track together and leaves out what must not be shown.</summary>
internal sealed class WhatIfPublication(
    IReadOnlyList<WhatIfLine> lines,
    PromotionTrack track,
    int exercises,
    int least,
    IReadOnlyList<WhatIfTrack> earlier,
    IReadOnlyList<IReadOnlyList<WhatIfOutcome>> outcomes
)
{
    /// <summary>What becomes of everybody, in the order of the lines.</summary>
    private readonly IReadOnlyList<WhatIfOutcome> now = [.. lines.Select(line => line.On(track).Outcome)];

    public WhatIfTrack Publish()
    {
        var columns = Columns();
        return new(
            track,
            columns,
            [.. Enum.GetValues<WhatIfBreakdown>().Select(by => Table(by, columns))],
            [.. lines.GroupBy(l => l.Group).OrderBy(g => g.Key).Where(g => g.Count() >= least).Select(Waiting)]
        );
    }

    /// <summary>Whether two numbers differ, and by fewer people than are shown.</summary>
    private bool IsNear(int one, int other) => one != other && Math.Abs(one - other) < least;

    private ImmutableArray<WhatIfColumn> Columns()
    {
        // Who neither gains nor loses is told together with who is too few to be told alone.
        var columns = ((WhatIfOutcome[])[WhatIfOutcome.Gains, WhatIfOutcome.Loses, WhatIfOutcome.Unchanged])
            .Select(outcome => new WhatIfColumn([outcome], lines.Count(line => line.On(track).Outcome == outcome)))
            .Where(column => column.Count > 0)
            .ToList();
        while (columns.Count > 1 && columns.FirstOrDefault(IsSmall) is { } small)
        {
            var with = columns[^1] == small ? columns[..^1].MinBy(c => c.Count)! : columns[^1];
            columns.RemoveAll(c => c == small || c == with);
            columns.Add(new([.. small.Outcomes.AddRange(with.Outcomes).Order()], small.Count + with.Count));
        }
        var sets = new List<bool[]> { Everybody() };
        AddColumns(sets, columns, now);
        foreach (var (run, then) in earlier.Zip(outcomes))
        {
            AddColumns(sets, run.Columns, then);
        }
        return columns.Count > 1 && NumbersTogether.TellsOfFew(sets, least)
            ? [new([.. columns.SelectMany(c => c.Outcomes).Order()], lines.Count)]
            : [.. columns];

        bool IsSmall(WhatIfColumn column) =>
            column.Count < least || earlier.Any(e => e.Columns.Any(c => c.IsLike(column) && IsNear(c.Count, column.Count)));
    }

    private WhatIfTable Table(WhatIfBreakdown by, ImmutableArray<WhatIfColumn> columns)
    {
        if (columns.Length < 2)
        {
            return new(by, []);
        }
        var paths = Paths(by);
        var table = CountTable.Of(
            lines.Select(line =>
            {
                var path = paths(line.Traits);
                return (
                    path[0],
                    (IReadOnlyList<string>)path[1..],
                    columns.ToList().FindIndex(c => c.Outcomes.Contains(line.On(track).Outcome))
                );
            }),
            columns.Length
        );
        // One row beneath the whole says nothing that the whole doesn't; nor may rows be told that differ from those of an earlier run by a small group.
        var shown = table.Rows.Count(row => row.Parent is "") < 2 || table.Rows.Any(WasNear) ? [] : Suppression.OfParts(table, Needs) ?? [];
        return new(by, shown.Length > 0 && NumbersTogether.TellsOfFew(Sets(shown), least) ? [] : shown);

        List<bool[]> Sets(ImmutableArray<ShownRow> rows)
        {
            var within = lines.Select(line => paths(line.Traits)).ToList();
            var sets = new List<bool[]>();
            AddRows(sets, rows, columns, now, within);
            foreach (var (run, then) in earlier.Zip(outcomes))
            {
                AddColumns(sets, run.Columns, then);
                AddRows(sets, run.Tables.FirstOrDefault(t => t.By == by)?.Rows ?? [], run.Columns, then, within);
            }
            return sets;
        }

        bool WasNear(CountRow row) => earlier.Any(run => Row(run, row)?.Total is { } total && IsNear(total, row.Total));

        int Needs(CountRow row, int column)
        {
            var count = row.Counts[column];
            return earlier
                .Select(e => Before(e, row, columns[column]))
                .Where(before => before is { } known && IsNear(known, count))
                .Select(before => before!.Value + least)
                .Append(least)
                .Max();
        }

        int? Before(WhatIfTrack run, CountRow row, WhatIfColumn column) =>
            Row(run, row) is { } then && run.Columns.ToList().FindIndex(c => c.IsLike(column)) is var at and >= 0 ? then.Counts[at] : null;

        ShownRow? Row(WhatIfTrack run, CountRow row) =>
            run.Tables.FirstOrDefault(t => t.By == by)?.Rows.FirstOrDefault(r => r.Key == row.Key && r.Parent == row.Parent);
    }

    private bool[] Everybody() => [.. lines.Select(_ => true)];

    /// <summary>The people of each column; who is unchanged, also of another run, is everybody but the others, and tells nothing more.</summary>
    private static void AddColumns(List<bool[]> sets, IEnumerable<WhatIfColumn> columns, IReadOnlyList<WhatIfOutcome> of) =>
        sets.AddRange(
            columns
                .Where(c => !c.Outcomes.Contains(WhatIfOutcome.Unchanged))
                .Select(c => of.Select(outcome => c.Outcomes.Contains(outcome)).ToArray())
        );

    /// <summary>The people of each row, and of each number that is shown in it.</summary>
    private static void AddRows(
        List<bool[]> sets,
        ImmutableArray<ShownRow> rows,
        ImmutableArray<WhatIfColumn> columns,
        IReadOnlyList<WhatIfOutcome> of,
        List<string[]> within
    )
    {
        foreach (var row in rows)
        {
            bool[] people = [.. within.Select(path => row.Key.Length == 0 || path.Contains(row.Key, StringComparer.Ordinal))];
            sets.Add(people);
            foreach (var (c, column) in columns.Index().Where(c => row.Counts[c.Index] is not null))
            {
                sets.Add([.. people.Select((isIn, i) => isIn && column.Outcomes.Contains(of[i]))]);
            }
        }
    }

    /// <summary>
    /// The rows of a breakdown, each at least as large as is shown: groups that are smaller are put together with the smallest of the others until they are
    /// enough; halves of a category stand beneath it where all of them are large enough.
    /// </summary>
    private Func<WhatIfTraits, string[]> Paths(WhatIfBreakdown by)
    {
        var of = by switch
        {
            WhatIfBreakdown.Sex => (Func<WhatIfTraits, string>)(traits => traits.Sex),
            WhatIfBreakdown.Region => traits => traits.Region,
            _ => traits => traits.Category,
        };
        var sizes = lines
            .GroupBy(line => of(line.Traits), StringComparer.Ordinal)
            .OrderBy(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .ToList();
        var others = new HashSet<string>(StringComparer.Ordinal);
        var together = 0;
        foreach (var group in sizes.TakeWhile(group => group.Count() < least || (together > 0 && together < least)))
        {
            others.Add(group.Key);
            together += group.Count();
        }
        if (by != WhatIfBreakdown.Grade)
        {
            return traits => [others.Contains(of(traits)) ? WhatIfTable.Others : of(traits)];
        }
        var parted = sizes
            .Where(g =>
                !others.Contains(g.Key)
                && g.GroupBy(line => line.Traits.Band).ToList() is { Count: > 1 } bands
                && bands.All(b => b.Count() >= least)
            )
            .Select(g => g.Key)
            .ToHashSet(StringComparer.Ordinal);
        return traits =>
            others.Contains(traits.Category) ? [WhatIfTable.Others]
            : parted.Contains(traits.Category) ? [$"{traits.Category}:{traits.Band}", traits.Category]
            : [traits.Category];
    }

    private WhatIfGroup Waiting(IGrouping<PromotionGroup, WhatIfLine> group)
    {
        var before = new int[exercises + 1];
        var after = new int[exercises + 1];
        foreach (var line in group)
        {
            before[line.On(track).Before]++;
            after[line.On(track).After]++;
        }
        var all = group.Count();
        var same = earlier.Select(e => e.Groups.FirstOrDefault(g => g.Group == group.Key)).OfType<WhatIfGroup>().ToList();
        var waits = ImmutableArray.CreateBuilder<WhatIfWait>();
        var (from, sumBefore, sumAfter, toldBefore, toldAfter) = (1, 0, 0, 0, 0);
        for (var nth = 1; nth <= exercises; nth++)
        {
            sumBefore += before[nth];
            sumAfter += after[nth];
            if (
                IsTold(sumBefore - toldBefore, sumAfter - toldAfter)
                && IsTold(all - sumBefore, all - sumAfter)
                && !IsNear(sumBefore, sumAfter)
                && !WasNear(nth)
            )
            {
                waits.Add(new(from, nth, sumBefore - toldBefore, sumAfter - toldAfter));
                (from, toldBefore, toldAfter) = (nth + 1, sumBefore, sumAfter);
            }
        }
        return new(group.Key, all, waits.ToImmutable());

        bool IsTold(int one, int other) => one >= least && other >= least;

        bool WasNear(int nth) =>
            same.Any(g =>
                g.ToldUntil >= nth
                && g.Waits.Any(w => w.Until == nth)
                && IsNear(g.Waits.Where(w => w.Until <= nth).Sum(w => w.After), sumAfter)
            );
    }
}
