using System.Collections.Immutable;

namespace Fairway.Rules;

/// <summary>
/// Why an act is not done, and where to put it right. A refusal is a result; an exception is a bug.
/// Two refusals are equal when code, field, arguments and rule are.
/// </summary>
/// <param name="Code">The sentence's resource key (<c>Refusals.&lt;Code&gt;</c>); every code stands in <see cref="RefusalCodes"/>.</param>
/// <param name="Field">The path of the field to correct, as the form names it (<c>Outputs[2].Measure</c>); null: the act as a whole.</param>
/// <param name="Args">What the sentence's placeholders <c>{0}</c>, <c>{1}</c> … stand for; numbers and dates unformatted.</param>
/// <param name="Rule">The rule that asks for it: <c>CY-2</c>.</param>
public sealed record Refusal(string Code, string? Field, IReadOnlyList<object> Args, string Rule)
{
    /// <summary>A refusal with its arguments written out.</summary>
    public static Refusal Of(string code, string? field, string rule, params object[] args) =>
        new(code, field, ImmutableArray.Create(args), rule);

    /// <inheritdoc/>
    public bool Equals(Refusal? other) =>
        other is not null && (Code, Field, Rule) == (other.Code, other.Field, other.Rule) && Args.SequenceEqual(other.Args);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Field, Rule, Args.Count);
}
