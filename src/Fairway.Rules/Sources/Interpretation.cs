using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>A place where the sources are silent or ambiguous, and what we chose until somebody settles it.</summary>
/// <param name="Number">Never reused: pages and commits cite it.</param>
/// <param name="Title">The question in a few words.</param>
/// <param name="Rules">The rules that it shapes.</param>
/// <param name="Text">What the sources say, or that they say nothing.</param>
/// <param name="Readings">The readings that are possible.</param>
/// <param name="Choice">The one chosen, and why.</param>
/// <param name="SettledBy">Who could settle it.</param>
/// <param name="Tests">The tests that pin it: <c>Class.Test</c>.</param>
public sealed record Interpretation(
    int Number,
    string Title,
    ImmutableArray<string> Rules,
    string Text,
    ImmutableArray<string> Readings,
    string Choice,
    string SettledBy,
    ImmutableArray<string> Tests
);
