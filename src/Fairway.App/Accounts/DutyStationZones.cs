using Fairway.Rules.Service;
using NodaTime;

namespace Fairway.App.Accounts;

/// <summary>The zone in which days end at a duty station (decision 9); UTC where the station is not known.</summary>
public sealed class DutyStationZones(Func<string, string?> zoneId)
{
    /// <summary>Knows none: everything in UTC.</summary>
    public static readonly DutyStationZones Unknown = new(_ => null);

    /// <summary>As the list of duty stations says.</summary>
    public static DutyStationZones Of(ServicePolicy policy)
    {
        var zones = policy.DutyStations.ToDictionary(station => station.Name, station => station.Zone, StringComparer.OrdinalIgnoreCase);
        return new(name => zones.GetValueOrDefault(name));
    }

    public DateTimeZone Of(string? dutyStation) =>
        dutyStation is not null && zoneId(dutyStation) is { } id
            ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? DateTimeZone.Utc
            : DateTimeZone.Utc;
}
