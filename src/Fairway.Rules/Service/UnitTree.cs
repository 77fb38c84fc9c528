using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Fairway.Rules.Service;

/// <summary>A unit's place and head.</summary>
/// <param name="Code">The unit's key.</param>
/// <param name="Parent">The code of the unit it belongs to; null at the top.</param>
/// <param name="ChiefId">The staff id of its responsible chief; null while the place is vacant.</param>
public sealed record UnitNode(string Code, string? Parent, string? ChiefId);

/// <summary>What is wrong with a list of units.</summary>
public enum UnitTreeMistake
{
    /// <summary>A code stands more than once.</summary>
    Repeated,

    /// <summary>A parent is not in the list.</summary>
    UnknownParent,

    /// <summary>Units are each other's parents, in a circle.</summary>
    Circle,
}

/// <summary>One mistake in a list of units.</summary>
/// <param name="Mistake">What is wrong.</param>
/// <param name="Unit">The unit at which it is reported; of a circle, the one with the ordinally least code.</param>
/// <param name="Units">The units involved: the unknown parent; the circle from <paramref name="Unit"/> upwards.</param>
public sealed record UnitTreeProblem(UnitTreeMistake Mistake, string Unit, ImmutableArray<string> Units)
{
    /// <inheritdoc/>
    public bool Equals(UnitTreeProblem? other) =>
        other is not null && (Mistake, Unit) == (other.Mistake, other.Unit) && Units.SequenceEqual(other.Units);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Mistake, Unit, Units.Length);
}

/// <summary>
/// The units of the organization with their responsible chiefs on one day (SV-4). Immutable; several units may stand at the top.
/// Built only from a list without mistakes: ask <see cref="Check"/> first.
/// </summary>
[Rule("SV-4")]
public sealed class UnitTree
{
    private readonly FrozenDictionary<string, UnitNode> units;
    private readonly FrozenDictionary<string, UnitNode> topHeadedBy;
    private readonly ILookup<string?, UnitNode> children;

    /// <summary>Builds the tree; throws if <see cref="Check"/> finds a mistake.</summary>
    public UnitTree(IReadOnlyCollection<UnitNode> nodes)
    {
        if (Check(nodes) is [var problem, ..])
        {
            throw new ArgumentException($"{problem.Mistake}: {problem.Unit} ({string.Join(" → ", problem.Units)})", nameof(nodes));
        }
        units = nodes.ToFrozenDictionary(node => node.Code, StringComparer.Ordinal);
        children = nodes.ToLookup(node => node.Parent);
        var depths = Depths(children);
        topHeadedBy = nodes
            .Where(node => node.ChiefId is not null)
            .GroupBy(node => node.ChiefId!, StringComparer.Ordinal)
            .ToFrozenDictionary(
                headed => headed.Key,
                headed => headed.OrderBy(node => depths[node.Code]).ThenBy(node => node.Code, StringComparer.Ordinal).First(),
                StringComparer.Ordinal
            );
    }

    /// <summary>All units.</summary>
    public IEnumerable<UnitNode> Units => units.Values;

    /// <summary>Every mistake in a list of units: repeated codes, unknown parents, circles (each once, naming its units).</summary>
    public static IReadOnlyList<UnitTreeProblem> Check(IReadOnlyCollection<UnitNode> nodes)
    {
        var problems = new List<UnitTreeProblem>();
        var parents = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            if (!parents.TryAdd(node.Code, node.Parent))
            {
                problems.Add(new(UnitTreeMistake.Repeated, node.Code, [node.Code]));
            }
        }
        foreach (var (code, parent) in parents)
        {
            if (parent is not null && !parents.ContainsKey(parent))
            {
                problems.Add(new(UnitTreeMistake.UnknownParent, code, [parent]));
            }
        }
        problems.AddRange(Circles(parents));
        return problems;
    }

    /// <summary>A unit by its code; null if there is none.</summary>
    public UnitNode? Find(string code) => units.GetValueOrDefault(code);

    /// <summary>The units directly beneath one; with null, those at the top.</summary>
    public IEnumerable<UnitNode> ChildrenOf(string? code) => children[code];

    /// <summary>A unit and those above it, nearest first; nothing if the code is unknown.</summary>
    public IEnumerable<UnitNode> PathUp(string code)
    {
        for (var unit = Find(code); unit is not null; unit = unit.Parent is null ? null : Find(unit.Parent))
        {
            yield return unit;
        }
    }

    /// <summary>A unit and everything beneath it, parents before children; nothing if the code is unknown.</summary>
    public IEnumerable<UnitNode> Within(string code)
    {
        if (Find(code) is not { } root)
        {
            yield break;
        }
        var waiting = new Stack<UnitNode>([root]);
        while (waiting.TryPop(out var unit))
        {
            yield return unit;
            foreach (var child in children[unit.Code])
            {
                waiting.Push(child);
            }
        }
    }

    /// <summary>Whether a unit lies strictly beneath another.</summary>
    public bool IsBeneath(string code, string above) =>
        !string.Equals(code, above, StringComparison.Ordinal) && PathUp(code).Any(unit => unit.Code == above);

    /// <summary>
    /// The unit nearest the top that a person heads (of several equally near, the ordinally least code); null if they head none.
    /// Who heads several reports by this one (interpretation 3): so no two people can be each other's supervisor.
    /// </summary>
    public UnitNode? TopUnitHeadedBy(string staffId) => topHeadedBy.GetValueOrDefault(staffId);

    // Level by level: a chain as long as an import's file is walked once, not once for each of its units.
    private static Dictionary<string, int> Depths(ILookup<string?, UnitNode> children)
    {
        var depths = new Dictionary<string, int>(StringComparer.Ordinal);
        var level = children[null].ToList();
        for (var depth = 0; level.Count > 0; depth++)
        {
            foreach (var unit in level)
            {
                depths.Add(unit.Code, depth);
            }
            level = [.. level.SelectMany(unit => children[unit.Code])];
        }
        return depths;
    }

    private static IEnumerable<UnitTreeProblem> Circles(Dictionary<string, string?> parents)
    {
        var settled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in parents.Keys)
        {
            var path = new List<string>();
            var onPath = new HashSet<string>(StringComparer.Ordinal);
            var at = start;
            while (at is not null && parents.TryGetValue(at, out var parent) && !settled.Contains(at) && onPath.Add(at))
            {
                path.Add(at);
                at = parent;
            }
            if (at is not null && onPath.Contains(at))
            {
                var circle = path[path.IndexOf(at)..];
                var least = circle.Min(StringComparer.Ordinal)!;
                var turn = circle.IndexOf(least);
                yield return new(UnitTreeMistake.Circle, least, [.. circle[turn..], .. circle[..turn]]);
            }
            settled.UnionWith(path);
        }
    }
}
