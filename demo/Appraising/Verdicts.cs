using Fairway.Rules.Appraisals;

namespace Fairway.Demo.Appraising;

/// <summary>How somebody's cycle goes: most of it fully met, some exceeded, little partially met; known to the story before it is to the people.</summary>
internal sealed class Verdicts
{
    public const string Partial = "partially-met";
    public const string Full = "fully-met";
    public const string More = "exceeded";

    private static readonly (string, double)[] _usual = [(Partial, 4.0), (Full, 81), (More, 15)];
    private static readonly (string, double)[] _strong = [(Partial, 1.0), (Full, 38), (More, 61)];
    private static readonly (string, double)[] _weak = [(Partial, 50.0), (Full, 48), (More, 2)];

    private readonly Dictionary<string, string> _ratings = new(StringComparer.Ordinal);
    private readonly (string, double)[] _tendency;

    public Verdicts(AgreementForm agreed, Chance chance)
    {
        _tendency = chance.Weighted([(_usual, 79.0), (_strong, 14), (_weak, 7)]);
        foreach (var output in agreed.Outputs)
        {
            Draw(AgreementSections.OfOutput(output.Id), chance);
        }

        foreach (var competency in agreed.Competencies)
        {
            Draw(AgreementSections.OfCompetency(competency.Code), chance);
        }
    }

    /// <summary>Those parts that will be rated below fully met.</summary>
    public IEnumerable<string> Weak => _ratings.Where(r => r.Value == Partial).Select(r => r.Key);

    public string Of(string section) => _ratings.GetValueOrDefault(section, Full);

    /// <summary>The overall rating that a person would give after these of the outputs; once in a while one that sits oddly with them.</summary>
    public string Overall(IReadOnlyList<string> outputs, Chance chance)
    {
        var (partial, more) = (outputs.Count(r => r == Partial), outputs.Count(r => r == More));
        return partial * 2 > outputs.Count && chance.Yes(0.8) ? "does-not-fully-meet"
            : more * 2 > outputs.Count && partial == 0 && chance.Yes(0.8) ? "consistently-exceeds"
            : more == 0 && partial == 0 && chance.Yes(0.03) ? "consistently-exceeds"
            : "fully-meets";
    }

    private void Draw(string section, Chance chance) => _ratings[section] = chance.Weighted(_tendency);
}
