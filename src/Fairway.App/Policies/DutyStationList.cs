using System.Globalization;
using System.Text.RegularExpressions;
using Fairway.Rules.Service;
using NodaTime;

namespace Fairway.App.Policies;

/// <summary>Reads the list of duty stations: a zone that the time zone database does not know, or a country without its two letters, is a mistake.</summary>
internal static partial class DutyStationList
{
    public static (object Value, string Text)? Read(PolicyReader reader, PolicyJson json, string key) =>
        reader.List(json, key, 1, (item, at) => Station(reader, item, at), station => station.Name) is { } list
            ? (list, list.Length.ToString(CultureInfo.InvariantCulture))
            : null;

    private static DutyStation? Station(PolicyReader reader, PolicyJson item, string at)
    {
        if (reader.Object(item, at, "station", "country", "region", "zone", "headquarters?") is not { } members)
        {
            return null;
        }
        var name = reader.Text(members["station"], $"{at}.station");
        var country = reader.Text(members["country"], $"{at}.country");
        var region = reader.Text(members["region"], $"{at}.region");
        var zone = reader.Text(members["zone"], $"{at}.zone");
        bool? headquarters = members.TryGetValue("headquarters", out var flag) ? reader.Flag(flag, $"{at}.headquarters") : false;
        if (country is not null && !CountryPattern().IsMatch(country))
        {
            reader.Mistake(members["country"], $"{at}.country", $"“{country}” is not a country's two capital letters");
            country = null;
        }
        if (zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            reader.Mistake(members["zone"], $"{at}.zone", $"“{zone}” is no zone of the IANA time zone database");
            zone = null;
        }
        return name is not null && country is not null && region is not null && zone is not null && headquarters is { } flagged
            ? new(name, country, region, zone, flagged)
            : null;
    }

    [GeneratedRegex(@"^[A-Z]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CountryPattern();
}
