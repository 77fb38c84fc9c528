using System.Globalization;

namespace Fairway.Demo.Structure;

/// <summary>An office in the field as its data file has it, with the people whom it takes from each station.</summary>
internal sealed record FieldOffice(
    string Code,
    string Parent,
    string Kind,
    string Name,
    string Language,
    UnitCharacter Character,
    IReadOnlyList<(string Station, int Count)> Staff
);

/// <summary>The offices in the field; together they have everybody who is not at headquarters.</summary>
internal static class FieldOffices
{
    /// <param name="stations">All stations; what is left of headquarters after the offices took theirs comes back.</param>
    public static (IReadOnlyList<FieldOffice> Offices, int LeftAtHeadquarters) Build(IReadOnlyList<StationCount> stations)
    {
        var left = stations.ToDictionary(s => s.Station, s => s.Count, StringComparer.Ordinal);
        var offices = new List<FieldOffice>();
        foreach (var row in DataFile.Table("field.txt"))
        {
            var staff = row[6].Split(',', StringSplitOptions.TrimEntries).Select(entry => Take(left, entry)).ToList();
            offices.Add(new(row[0], row[1], row[2], row[3], row[4], Enum.Parse<UnitCharacter>(row[5], ignoreCase: true), staff));
        }

        var forgotten = left.Where(s => s.Value > 0 && s.Key != DutyStationCounts.Headquarters).Select(s => s.Key).ToList();
        return forgotten.Count == 0
            ? (offices, left[DutyStationCounts.Headquarters])
            : throw new InvalidOperationException($"No office takes the people of {string.Join(", ", forgotten)}.");
    }

    private static (string Station, int Count) Take(Dictionary<string, int> left, string entry)
    {
        var space = entry.LastIndexOf(' ');
        var limited = space > 0 && int.TryParse(entry[(space + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out _);
        var station = limited ? entry[..space] : entry;
        var count = limited ? int.Parse(entry[(space + 1)..], CultureInfo.InvariantCulture) : left[station];
        left[station] -= count;
        return (station, count);
    }
}
