using Fairway.Demo.Structure;

namespace Fairway.Demo.People;

/// <summary>Where people come from and what language they write in.</summary>
internal static class Nationalities
{
    private static readonly string[] _french =
    [
        "FR",
        "BE",
        "LU",
        "HT",
        "MC",
        "SN",
        "ML",
        "BF",
        "NE",
        "CI",
        "TG",
        "GN",
        "BJ",
        "MR",
        "CM",
        "CD",
        "CF",
        "CG",
        "GA",
        "MG",
        "KM",
        "MA",
        "DZ",
        "TN",
        "BI",
        "DJ",
    ];

    private static readonly string[] _spanish =
    [
        "ES",
        "AR",
        "BO",
        "CL",
        "CO",
        "CR",
        "DO",
        "EC",
        "GT",
        "HN",
        "MX",
        "NI",
        "PA",
        "PE",
        "PY",
        "SV",
        "UY",
        "CU",
        "VE",
    ];

    private static readonly (string, double)[] _headquartersSupport =
    [
        ("FR", 34),
        ("CH", 28),
        ("GB", 6),
        ("ES", 4),
        ("IT", 4),
        ("PT", 3),
        ("DE", 2),
        ("PH", 2),
        ("PE", 2),
        ("TN", 2),
        ("MA", 2),
        ("RU", 2),
        ("LB", 1),
        ("IN", 1),
        ("LK", 1),
        ("CO", 1),
        ("CL", 1),
        ("SN", 1),
        ("IE", 1),
        ("PL", 1),
        ("RO", 1),
    ];

    private static readonly (string, double)[] _world =
    [
        ("FR", 7),
        ("GB", 5),
        ("US", 5),
        ("DE", 5),
        ("IT", 5),
        ("ES", 4.5),
        ("IN", 4),
        ("JP", 3.5),
        ("CA", 3),
        ("NL", 2.5),
        ("CH", 2.5),
        ("BE", 2),
        ("AU", 2),
        ("SE", 1.5),
        ("NO", 1.2),
        ("DK", 1.2),
        ("FI", 1.2),
        ("AT", 1),
        ("IE", 1),
        ("PT", 1.5),
        ("PL", 1.2),
        ("CZ", 0.6),
        ("HU", 0.8),
        ("RO", 0.8),
        ("RU", 1.8),
        ("UA", 0.6),
        ("RS", 0.6),
        ("GR", 0.8),
        ("TR", 1.2),
        ("EG", 1.2),
        ("LB", 1.2),
        ("JO", 0.8),
        ("MA", 1),
        ("TN", 1.2),
        ("DZ", 0.9),
        ("SN", 1.4),
        ("CI", 1.1),
        ("CM", 1.1),
        ("BF", 0.8),
        ("ML", 0.8),
        ("TG", 0.6),
        ("NG", 1.5),
        ("GH", 1.2),
        ("KE", 1.6),
        ("UG", 0.8),
        ("TZ", 0.8),
        ("ET", 1.1),
        ("ZA", 1.4),
        ("ZW", 0.9),
        ("ZM", 0.6),
        ("MG", 0.6),
        ("RW", 0.5),
        ("BR", 2),
        ("AR", 2),
        ("CL", 1.3),
        ("CO", 1.3),
        ("MX", 1.6),
        ("PE", 1.4),
        ("UY", 0.9),
        ("CR", 0.7),
        ("TT", 0.5),
        ("JM", 0.4),
        ("CN", 2.2),
        ("KR", 1.6),
        ("PH", 1.5),
        ("TH", 1),
        ("VN", 0.6),
        ("ID", 0.9),
        ("MY", 0.7),
        ("BD", 0.9),
        ("PK", 0.9),
        ("NP", 0.7),
        ("LK", 0.6),
        ("FJ", 0.3),
        ("GE", 0.4),
        ("UZ", 0.3),
    ];

    // Where the published file's country has no names of its own, or no code that staff files admit.
    private static readonly Dictionary<string, string> _neighbour = new(StringComparer.Ordinal)
    {
        ["XK"] = "AL",
        ["IL"] = "PS",
        ["KZ"] = "KZ",
        ["KW"] = "JO",
        ["QA"] = "JO",
    };

    public static string Draw(Seat seat, string country, Chance chance)
    {
        if (seat.IsInternational)
        {
            var drawn = chance.Weighted(_world);
            // Internationally recruited officials rarely serve in their own country, but at headquarters.
            return drawn == country && country != "CH" ? chance.Weighted(_world) : drawn;
        }

        var own = _neighbour.GetValueOrDefault(country, country);
        return seat.Station == DutyStationCounts.Headquarters ? chance.Weighted(_headquartersSupport)
            : seat.Category == "GS" && chance.Yes(0.03) ? chance.Weighted(_world)
            : own;
    }

    /// <param name="unitLanguage">The language of the unit's workplan.</param>
    public static string Language(string nationality, string station, string unitLanguage, Chance chance)
    {
        if (unitLanguage != "en" && station == DutyStationCounts.Headquarters)
        {
            return unitLanguage;
        }

        var own =
            _french.Contains(nationality, StringComparer.Ordinal) ? "fr"
            : _spanish.Contains(nationality, StringComparer.Ordinal) ? "es"
            : null;
        if (station == DutyStationCounts.Headquarters)
        {
            return own == "fr" ? chance.Weighted([("fr", 80.0), ("en", 20)])
                : own == "es" ? chance.Weighted([("es", 62.0), ("en", 28), ("fr", 10)])
                : nationality == "CH" ? chance.Weighted([("fr", 72.0), ("en", 28)])
                : chance.Weighted([("en", 88.0), ("fr", 12)]);
        }

        // In the field people write in the language of the office, unless it is English and they come from another one.
        return unitLanguage != "en" ? unitLanguage
            : own is not null ? chance.Weighted([(own, 35.0), ("en", 65)])
            : "en";
    }
}
