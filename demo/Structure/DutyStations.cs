using System.Text.Json;

namespace Fairway.Demo.Structure;

/// <summary>A duty station with the people whom the ILO had there at the end of 2019, as published.</summary>
internal sealed record StationCount(string Station, string Country, string Region, int Count);

internal static class DutyStationCounts
{
    public const string Headquarters = "Geneva";

    /// <summary>All of them together, at the end of 2019.</summary>
    public const int Published = 3302;

    public static IReadOnlyList<StationCount> All { get; } = Read();

    private static List<StationCount> Read()
    {
        using var document = JsonDocument.Parse(DataFile.Open("duty-stations.json"));
        return
        [
            .. document
                .RootElement.GetProperty("stations")
                .EnumerateArray()
                .Select(s => new StationCount(
                    s.GetProperty("station").GetString()!,
                    s.GetProperty("country").GetString()!,
                    s.GetProperty("region").GetString()!,
                    s.GetProperty("count").GetInt32()
                )),
        ];
    }
}
