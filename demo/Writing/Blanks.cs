using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Fairway.Demo.Writing;

/// <summary>
/// Fills the blanks of a text: {place}, {de place}, {à place}; {early}, {mid}, {late} = a month in that part of the cycle; {a 3-6} = a number,
/// the same wherever {a} stands again in the same piece of work.
/// </summary>
internal sealed partial class Blanks(string language, string place, LocalDate from, LocalDate until, Chance chance)
{
    private readonly Dictionary<string, string> _filled = new(StringComparer.Ordinal);

    public string Fill(string text) => Tongue.Polish(Blank().Replace(text, Value), language);

    private string Value(Match match)
    {
        var name = match.Groups["name"].Value;
        if (_filled.TryGetValue(name, out var known))
        {
            return known;
        }

        return _filled[name] = name switch
        {
            "place" => place,
            "de place" => Tongue.Of(place),
            "à place" => Tongue.At(place),
            "early" => Month(0.15, 0.38),
            "mid" => Month(0.42, 0.64),
            "late" => Month(0.7, 0.95),
            _ => Number(match),
        };
    }

    private string Month(double first, double last)
    {
        var days = Period.DaysBetween(from, until);
        return Tongue.Month(from.PlusDays((int)(days * (first + (chance.Share() * (last - first))))), language);
    }

    private string Number(Match match)
    {
        var least = int.Parse(match.Groups["least"].Value, CultureInfo.InvariantCulture);
        var most = int.Parse(match.Groups["most"].Value, CultureInfo.InvariantCulture);
        // Nobody plans for 437 participants.
        var round =
            most >= 1000 ? 50
            : most >= 100 ? 10
            : most >= 40 ? 5
            : 1;
        return Tongue.Number(Math.Clamp(chance.Between(least, most) / round * round, least, most), language);
    }

    [GeneratedRegex(@"\{(?<name>[a-zà]+(?: place)?)(?: (?<least>\d+)-(?<most>\d+))?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();
}
