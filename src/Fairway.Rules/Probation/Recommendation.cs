using System.Collections.Immutable;

namespace Fairway.Rules.Probation;

/// <summary>What the probationary report recommends; which of them can be chosen is policy data. A stored name never changes.</summary>
[Rule("PR-1")]
public enum Recommendation
{
    /// <summary>The official is confirmed: <c>confirm</c>.</summary>
    Confirm = 1,

    /// <summary>Probation goes on for some time: <c>extend</c>.</summary>
    Extend,

    /// <summary>The official is not confirmed, which the guards of PR-4 stand before: <c>not-confirm</c>.</summary>
    NotConfirm,
}

/// <summary>Codes of recommendations, as policies write them.</summary>
public static class Recommendations
{
    /// <summary>All codes, in the order of the values.</summary>
    public static ImmutableArray<string> Codes { get; } = ["confirm", "extend", "not-confirm"];

    /// <summary>The code that a policy writes.</summary>
    public static string Code(this Recommendation recommendation) => Codes[(int)recommendation - 1];

    /// <summary>Reads a code; null if it is none.</summary>
    public static Recommendation? Parse(string code) => Codes.IndexOf(code) is >= 0 and var at ? (Recommendation)(at + 1) : null;
}
