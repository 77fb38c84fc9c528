using System.Collections.Immutable;

namespace Fairway.Rules.ReportsBoard;

/// <summary>Somebody as a table counts them.</summary>
/// <param name="Person">Who, the same in all tables.</param>
/// <param name="Path">The row's key, and those of the rows that it is part of, the nearest first.</param>
/// <param name="Column">From 0.</param>
public sealed record CountedPerson(string Person, ImmutableArray<string> Path, int Column);

/// <summary>
/// Tables and numbers of the same people, put together one after another. Small groups are left out of each; and a table that would, beside what stands
/// already, tell of fewer people than a group that is shown is left out whole (BD-3, decision 15).
/// </summary>
/// <param name="people">Everybody whom any of them counts.</param>
/// <param name="least">The smallest group that is shown.</param>
[Rule("BD-3")]
public sealed class TablesTogether(IEnumerable<string> people, int least)
{
    private readonly Dictionary<string, int> _places = people
        .Distinct(StringComparer.Ordinal)
        .Index()
        .ToDictionary(p => p.Item, p => p.Index, StringComparer.Ordinal);

    private readonly string[] _people = [.. people.Distinct(StringComparer.Ordinal)];
    private readonly List<bool[]> _told = [];

    /// <summary>Whom each number that is shown counts, so that what is published later of the same people can be held against it.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Told => [.. _told.Select(set => _people.Where((_, place) => set[place]).ToList())];

    /// <summary>A number that was published before of the same people: what follows must tell of nobody beside it, either.</summary>
    public void Known(IEnumerable<string> of) => _told.Add(Set(of));

    /// <summary>How many they are; null: that is not shown. Nobody is few, too.</summary>
    public int? Number(IEnumerable<string> of)
    {
        var counted = of.ToHashSet(StringComparer.Ordinal);
        return counted.Count >= least && Stand([Set(counted)]) ? counted.Count : null;
    }

    /// <summary>A table; one that is not shown has its rows without any number.</summary>
    /// <param name="columns">How many columns are counted, the total aside.</param>
    /// <param name="counted">Everybody whom the table counts, once.</param>
    public ImmutableArray<ShownRow> Table(int columns, IEnumerable<CountedPerson> counted)
    {
        var all = counted.ToList();
        var shown = Suppression.Of(
            CountTable.Of(all.Select(p => (p.Path[0], (IReadOnlyList<string>)p.Path[1..], p.Column)), columns),
            least
        );
        var told = new List<bool[]>();
        foreach (var row in shown)
        {
            var within = all.Where(p => row.Key.Length == 0 || p.Path.Contains(row.Key)).ToList();
            for (var column = 0; column <= columns; column++)
            {
                if (row.Counts[column] is not null)
                {
                    told.Add(Set(within.Where(p => column == columns || p.Column == column).Select(p => p.Person)));
                }
            }
        }
        return Stand(told) ? shown : [.. shown.Select(row => row with { Counts = [.. row.Counts.Select(_ => (int?)null)] })];
    }

    private bool Stand(IReadOnlyList<bool[]> sets)
    {
        if (NumbersTogether.TellsOfFew([.. _told, .. sets], least))
        {
            return false;
        }
        _told.AddRange(sets);
        return true;
    }

    private bool[] Set(IEnumerable<string> of)
    {
        var set = new bool[_places.Count];
        foreach (var person in of)
        {
            set[_places[person]] = true;
        }
        return set;
    }
}
