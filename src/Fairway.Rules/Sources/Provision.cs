using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>
/// A paragraph, question or item of a source, and what carries it out. What it asks for, and why nothing or not all of it is carried out, is in words:
/// Provisions.&lt;Code&gt; and Provisions.&lt;Code&gt;.Because.
/// </summary>
/// <param name="Code">Names its words.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Place">The paragraph, question or item; empty: the whole.</param>
/// <param name="Rules">The rulebook's ids.</param>
/// <param name="Pages">The pages on which it is met, by their routes.</param>
/// <param name="Tests">The classes of tests that show it.</param>
public sealed record Provision(
    string Code,
    Instrument Source,
    string Place,
    ImmutableArray<string> Rules,
    ImmutableArray<string> Pages,
    ImmutableArray<string> Tests
);

/// <summary>Everything that the sources say, from their first line to their last.</summary>
public static class Provisions
{
    /// <summary>The framework, the Union, judgments; each in its own order.</summary>
    public static ImmutableArray<Provision> All { get; } =
    [.. ProvisionsOfTheFramework.All, .. ProvisionsOfTheUnion.All, .. ProvisionsOfJudgments.All];

    /// <summary>Those that a rule carries out.</summary>
    public static IEnumerable<Provision> Of(string rule) => All.Where(provision => provision.Rules.Contains(rule));
}
