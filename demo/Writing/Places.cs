using Fairway.Demo.Structure;

namespace Fairway.Demo.Writing;

/// <summary>The place that a text speaks of. At headquarters, work for the field is for some country, and work of management for the Office.</summary>
internal static class Places
{
    private static readonly string[] _atHome =
    [
        "finance",
        "hr",
        "it",
        "administration",
        "driving",
        "procurement",
        "translation",
        "communications",
        "oversight",
        "general",
    ];

    private static readonly List<string> _partners =
    [
        .. DutyStationCounts.All.Where(s => s.Count is >= 13 and < 200).Select(s => s.Station),
    ];

    /// <summary>As texts in the language write it.</summary>
    public static string For(string seat, string family, string language, Chance chance) =>
        seat != DutyStationCounts.Headquarters || _atHome.Contains(family, StringComparer.Ordinal) ? Tongue.Place(seat, language)
        : family == "management" ? Office(language)
        : Tongue.Place(chance.Of(_partners), language);

    private static string Office(string language) =>
        language switch
        {
            "fr" => "le Bureau",
            "es" => "la Oficina",
            _ => "the Office",
        };
}
