using System.Globalization;

namespace Fairway.Demo.Structure;

/// <summary>
/// A demonstration larger than the published one: more people at each station in the published proportion, in teams of their own beneath the
/// units that are there, so that no chief has more people than one can appraise.
/// </summary>
internal static class MoreTeams
{
    private const int TeamSize = 21;

    /// <summary>A chief wants somebody to be the chief of.</summary>
    private const int SmallestTeam = 3;

    /// <param name="units">The published organization's.</param>
    /// <param name="stations">Its stations.</param>
    /// <param name="officials">How many people there are to be; the published number adds nothing.</param>
    public static IReadOnlyList<UnitSketch> Build(IReadOnlyList<UnitSketch> units, IReadOnlyList<StationCount> stations, int officials)
    {
        var teams = new List<UnitSketch>();
        var hosts = units
            .Where(u => u is { Section: SectionKind.None, Parent: not null })
            .SelectMany(u => u.Staff.Select(s => (s.Station, Unit: u)))
            .ToLookup(e => e.Station, e => e.Unit, StringComparer.Ordinal);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (station, more) in Shares(stations, officials - stations.Sum(s => s.Count)))
        {
            // Rather beneath a unit with a chief and people of its own; where a station has none, beneath what it has.
            var here = hosts[station].Where(u => u is { Vacant: false, Size: > 4 }).ToList();
            here = here.Count > 0 ? here : [.. hosts[station]];
            var count = Math.Max(1, (int)Math.Round(more / (double)TeamSize));
            for (var i = 0; i < count; i++)
            {
                var size = (more / count) + (i < more % count ? 1 : 0);
                if (size > 0)
                {
                    var host = here[i % here.Count];
                    var number = numbers[host.Code] = numbers.GetValueOrDefault(host.Code) + 1;
                    teams.Add(Team(host, station, size, number));
                }
            }
        }

        return teams;
    }

    private static UnitSketch Team(UnitSketch host, string station, int size, int number) =>
        host with
        {
            Vacant = false,
            Code = string.Create(CultureInfo.InvariantCulture, $"{host.Code}-T{number}"),
            Parent = host.Code,
            Kind = "unit",
            Name = string.Create(CultureInfo.InvariantCulture, $"{host.Name}, team {number}"),
            Staff = [(station, size)],
            ChiefGrade = host.Character is UnitCharacter.Headquarters or UnitCharacter.Regional or UnitCharacter.Technical ? "P4" : "NOB",
        };

    /// <summary>By station in its published proportion (largest remainders); where that leaves too few for a team, the next larger one has them.</summary>
    private static IEnumerable<(string Station, int More)> Shares(IReadOnlyList<StationCount> stations, int more)
    {
        if (more <= 0)
        {
            return [];
        }

        var all = (double)stations.Sum(s => s.Count);
        var wished = stations.Select(s => s.Count * more / all).ToArray();
        var shares = wished.Select(w => (int)Math.Floor(w)).ToArray();
        foreach (
            var i in Enumerable
                .Range(0, shares.Length)
                .OrderByDescending(i => wished[i] - shares[i])
                .ThenBy(i => i)
                .Take(more - shares.Sum())
        )
        {
            shares[i]++;
        }

        var largest = Array.IndexOf(shares, shares.Max());
        for (var i = 0; i < shares.Length; i++)
        {
            if (shares[i] < SmallestTeam && i != largest)
            {
                shares[largest] += shares[i];
                shares[i] = 0;
            }
        }

        return [.. stations.Select((s, i) => (s.Station, shares[i])).Where(s => s.Item2 > 0)];
    }
}
