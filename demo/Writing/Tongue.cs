using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Fairway.Demo.Writing;

/// <summary>How a language writes months, numbers and places: without the machine's culture, so that every machine writes the same.</summary>
internal static partial class Tongue
{
    public static readonly IReadOnlyList<string> All = ["en", "fr", "es"];

    private const char Unbroken = '\u00a0';

    private static readonly Dictionary<string, string[]> _months = new(StringComparer.Ordinal)
    {
        ["en"] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        ["fr"] = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        ["es"] =
        [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
    };

    private static readonly Dictionary<string, string[]> _places = DataFile
        .Table("places.txt")
        .ToDictionary(row => row[0], row => row, StringComparer.Ordinal);

    public static string Month(LocalDate day, string language)
    {
        var month = _months[language][day.Month - 1];
        var year = day.Year.ToString(CultureInfo.InvariantCulture);
        return language == "es" ? $"{month} de {year}" : $"{month} {year}";
    }

    /// <summary>The text with its first month replaced by the next one of the year; the same where it names none.</summary>
    public static string MonthLater(string text, string language)
    {
        var months = _months[language];
        var first = Enumerable
            .Range(0, 11)
            .Select(i => (Month: i, At: text.IndexOf(months[i], StringComparison.Ordinal)))
            .Where(found => found.At >= 0)
            .OrderBy(found => found.At)
            .ToList();
        if (first.Count == 0)
        {
            return text;
        }

        var (month, at) = first[0];
        return $"{text[..at]}{months[month + 1]}{text[(at + months[month].Length)..]}";
    }

    public static string Number(int number, string language)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        if (number < 1000 || (language == "es" && number < 10_000))
        {
            return text;
        }

        var between = language switch
        {
            "en" => ',',
            "fr" => Unbroken,
            _ => '.',
        };
        return $"{text[..^3]}{between}{text[^3..]}";
    }

    public static string Place(string station, string language)
    {
        if (!_places.TryGetValue(station, out var row))
        {
            return station;
        }

        var name = row[Array.IndexOf(["en", "fr", "es"], language) + 1];
        return name.Length == 0 ? station : name;
    }

    /// <summary>"de Dakar", "d’Abidjan", "du Caire".</summary>
    public static string Of(string place) =>
        place.StartsWith("Le ", StringComparison.Ordinal) ? $"du {place[3..]}"
        : StartsWithVowel().IsMatch(place) ? $"d’{place}"
        : $"de {place}";

    /// <summary>"à Dakar", "au Caire".</summary>
    public static string At(string place) => place.StartsWith("Le ", StringComparison.Ordinal) ? $"au {place[3..]}" : $"à {place}";

    /// <summary>What only shows once the blanks are filled: in French "de avril" is "d’avril".</summary>
    public static string Polish(string text, string language) => language == "fr" ? BeforeVowel().Replace(text, "d’$1") : text;

    [GeneratedRegex("^[AEÉÈIOUÔY]", RegexOptions.CultureInvariant)]
    private static partial Regex StartsWithVowel();

    [GeneratedRegex(@"\bde (avril|août|octobre)\b", RegexOptions.CultureInvariant)]
    private static partial Regex BeforeVowel();
}
