namespace Fairway.Rules.Results;

/// <summary>One line of the programme and budget in its tree.</summary>
/// <param name="Code">The line's code.</param>
/// <param name="Parent">The code of the line above it; null at the top.</param>
/// <param name="Kind">What it is.</param>
public sealed record OutcomeNode(string Code, string? Parent, OutcomeKind Kind);

/// <summary>Which results somebody's output serves (RB-2): directly, or through a line beneath them.</summary>
[Rule("RB-2")]
public static class Served
{
    /// <summary>
    /// The codes of the lines that can be served and that nobody's output serves, neither directly nor through a line beneath, in the
    /// order given. A line whose parent is unknown stands at the top; a circle of parents is walked once.
    /// </summary>
    public static IReadOnlyList<string> ByNobody(IReadOnlyCollection<OutcomeNode> lines, IEnumerable<string> linked)
    {
        var parents = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            parents[line.Code] = line.Parent;
        }
        var served = new HashSet<string>(StringComparer.Ordinal);
        foreach (var code in linked)
        {
            for (var at = code; at is not null && served.Add(at); at = parents.GetValueOrDefault(at))
            {
                // Adding is the work: what is added already has its ancestors added too.
            }
        }
        return [.. lines.Where(line => line.Kind.CanBeServed() && !served.Contains(line.Code)).Select(line => line.Code)];
    }
}
