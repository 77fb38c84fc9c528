using Fairway.Rules.Appraisals;

namespace Fairway.App.ReportsBoard;

/// <summary>
/// The rows of a step's figures: departments. Of ends of cycle the ratings, published beside them, say how many reports of a department are done: what is
/// left of those due is a bound on who is awaited. Departments where that bound alone would tell of a small group stand in one row together (BD-3,
/// decision 15).
/// </summary>
internal sealed class StepRows
{
    private readonly FigurePlaces _places;
    private readonly IReadOnlySet<string> _together;
    private readonly Dictionary<string, int> _mostAwaited;
    private readonly string _key;

    private StepRows(FigurePlaces places, IReadOnlySet<string> together, Dictionary<string, int> mostAwaited)
    {
        (_places, _together, _mostAwaited) = (places, together, mostAwaited);
        _key = KeyOf(together);
    }

    /// <summary>Departments alone: nothing published speaks of the same people.</summary>
    public static StepRows Of(FigurePlaces places) => new(places, new HashSet<string>(), []);

    /// <summary>Null where the bound on the whole organization would tell of a small group.</summary>
    /// <param name="steps">The ends that were due in one regular cycle.</param>
    /// <param name="rated">Everybody whose rating is counted.</param>
    /// <param name="policy">By which regular cycles are told.</param>
    /// <param name="least">The smallest group that is shown.</param>
    /// <param name="places">Where people are counted.</param>
    public static StepRows? BesideRatings(
        IReadOnlyCollection<StepLine> steps,
        IReadOnlyCollection<RatedLine> rated,
        AppraisalPolicy policy,
        int least,
        FigurePlaces places
    )
    {
        var first = steps.First();
        var cycle = new Cycle(first.CycleStart, first.CycleEnd);
        var done = steps.Where(s => s.Outcome != StepOutcome.Awaited).Select(s => s.SubjectId).ToHashSet();
        var of = rated.Where(r => RegularCycle.Of(r.CycleEnd, policy) == cycle).ToLookup(r => places.Of(r.Unit).Department);
        var bounds = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var department in steps.GroupBy(s => places.Of(s.Unit).Department))
        {
            // Where somebody is rated whose end is not among them, nobody can conclude from one to the other.
            if (of[department.Key].All(r => done.Contains(r.AppraisalId)))
            {
                bounds.Add(department.Key, department.Count() - of[department.Key].Count());
            }
        }

        if (of.All(d => d.All(r => done.Contains(r.AppraisalId))))
        {
            bounds.Add("", steps.Count - of.Sum(d => d.Count()));
            if (bounds[""] > 0 && bounds[""] < least)
            {
                return null;
            }
        }

        var together = bounds.Where(b => b.Key.Length > 0 && b.Value > 0 && b.Value < least).Select(b => b.Key).ToHashSet();
        if (together.Count > 0)
        {
            // The next larger ones, until the bound on all of them together tells of no small group.
            var others = new Queue<string>(
                bounds.Where(b => b.Key.Length > 0 && b.Value >= least).OrderBy(b => b.Value).ThenBy(b => b.Key).Select(b => b.Key)
            );
            while (together.Sum(d => bounds[d]) < least)
            {
                if (!others.TryDequeue(out var next))
                {
                    return null;
                }

                together.Add(next);
            }

            bounds[KeyOf(together)] = together.Sum(d => bounds[d]);
        }

        return new StepRows(places, together, bounds);
    }

    /// <summary>The row in which a step is counted.</summary>
    public string Of(StepLine step) => Department(step) is var department && _together.Contains(department) ? _key : department;

    /// <summary>How many can be awaited at most by what the ratings tell; null: they don't.</summary>
    public int? MostAwaited(string key) => _mostAwaited.TryGetValue(key, out var most) ? most : null;

    /// <summary>What a row is called.</summary>
    public string Name(string key) =>
        key == _key && key.Length > 0 ? string.Join(", ", _together.Order(StringComparer.Ordinal).Select(_places.Name)) : _places.Name(key);

    private static string KeyOf(IReadOnlySet<string> together) => string.Join('+', together.Order(StringComparer.Ordinal));

    private string Department(StepLine step) => _places.Of(step.Unit).Department;
}
