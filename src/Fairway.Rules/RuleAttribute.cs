namespace Fairway.Rules;

/// <summary>Names the rulebook's rule that a type, method or page carries out, so that "why?", tests and docs/traceability.md find it.</summary>
/// <param name="rule">The rule's id as the rulebook writes it: <c>CY-2</c>, <c>CY-2b</c>.</param>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Method | AttributeTargets.Property,
    AllowMultiple = true,
    Inherited = false
)]
public sealed class RuleAttribute(string rule) : Attribute
{
    /// <summary>The rule's id, resolvable by <see cref="Sources.Citations.Find"/>.</summary>
    public string Rule { get; } = rule;
}
