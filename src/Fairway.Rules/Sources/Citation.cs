namespace Fairway.Rules.Sources;

/// <summary>Where a rule stands: a value, equal when rule, instrument and provision are.</summary>
/// <param name="Rule">The rulebook's id: <c>CY-2</c>.</param>
/// <param name="Instrument">The text it rests on, or <see cref="Instruments.Assumption"/>.</param>
/// <param name="Provision">The place in the text: <c>§9(a); overview</c>.</param>
public sealed record Citation(string Rule, Instrument Instrument, string Provision)
{
    /// <summary>As one would cite it: <c>IGDS 100, §9(a) (CY-2)</c>.</summary>
    public override string ToString() => Provision.Length == 0 ? $"{Instrument.Code} ({Rule})" : $"{Instrument.Code}, {Provision} ({Rule})";
}
