namespace Fairway.Rules;

/// <summary>A whole number's range, both ends inclusive: "3–5".</summary>
/// <param name="Minimum">The least that is allowed.</param>
/// <param name="Maximum">The most that is allowed; not below <paramref name="Minimum"/>.</param>
public readonly record struct Bounds(int Minimum, int Maximum)
{
    /// <summary>Whether a number lies in the range.</summary>
    public bool Contains(int number) => number >= Minimum && number <= Maximum;
}
