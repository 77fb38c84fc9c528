using Fairway.Demo.Structure;

namespace Fairway.Demo.People;

/// <summary>Posts for all units: occupations by the unit's weights, categories and grades as they are usual there.</summary>
internal static class Seats
{
    /// <summary>The share of posts that technical cooperation pays.</summary>
    public const double TechnicalCooperation = 0.40;

    private static readonly string[] _support = ["administration", "driving"];

    public static List<Seat> Build(IReadOnlyList<UnitSketch> units, Chance chance)
    {
        var seats = new List<Seat>();
        foreach (var unit in units)
        {
            var dice = chance.For(unit.Code);
            seats.AddRange(OfUnit(unit, dice));
        }

        BalanceFunding(seats, units.ToDictionary(u => u.Code, StringComparer.Ordinal), chance.For("funding"));
        return seats;
    }

    private static IEnumerable<Seat> OfUnit(UnitSketch unit, Chance chance)
    {
        var stations = unit.Staff.SelectMany(s => Enumerable.Repeat(s.Station, s.Count)).ToList();
        var chiefs = unit.Vacant ? 0 : 1;
        if (chiefs == 1)
        {
            yield return new Seat
            {
                Unit = unit.Code,
                Station = stations[0],
                IsChief = true,
                Number = 0,
                Family = ChiefFamily(unit),
                Category = CategoryOf(unit.ChiefGrade),
                Grade = unit.ChiefGrade,
                Funding = unit.ChiefFunding,
            };
        }

        var families = Occupations(unit, stations.Count - chiefs);
        for (var i = 0; i < families.Count; i++)
        {
            var family = families[i];
            var station = stations[i + chiefs];
            var category = CategoryFor(unit, family, chance);
            yield return new Seat
            {
                Unit = unit.Code,
                Station = station,
                IsChief = false,
                Number = i + 1,
                Family = family,
                Category = category,
                Grade = GradeFor(category, family, chance),
                Funding = chance.Yes(ShareOfCooperation(unit, family, station)) ? "TC" : "RB",
            };
        }
    }

    private static string ChiefFamily(UnitSketch unit) =>
        unit.Kind is "department" or "region" || unit.Character is UnitCharacter.Technical or UnitCharacter.Country or UnitCharacter.Liaison
            ? "management"
            : unit.MainFamily;

    /// <summary>So many posts in the proportion of the weights, mixed so that outposts get some of each.</summary>
    private static List<string> Occupations(UnitSketch unit, int count)
    {
        var families = unit.Families.Where(f => count > 2 || f.Family != "management").ToList();
        var total = families.Sum(f => f.Weight);
        var given = new int[families.Count];
        var list = new List<string>();
        for (var n = 1; n <= count; n++)
        {
            var next = Enumerable.Range(0, families.Count).MaxBy(i => (families[i].Weight * n / total) - given[i]);
            given[next]++;
            list.Add(families[next].Family);
        }

        return list;
    }

    private static string CategoryOf(string grade) =>
        grade[0] == 'N' ? "NPO"
        : grade[0] == 'G' ? "GS"
        : grade[0].ToString();

    private static string CategoryFor(UnitSketch unit, string family, Chance chance)
    {
        if (family == "driving")
        {
            return "GS";
        }

        (double P, double Npo) share = unit.Character switch
        {
            UnitCharacter.Headquarters => family switch
            {
                "administration" => (0.05, 0),
                "finance" or "hr" or "procurement" => (0.48, 0),
                "it" or "translation" => (0.62, 0),
                _ => (0.84, 0),
            },
            UnitCharacter.Regional or UnitCharacter.Technical => family switch
            {
                "administration" => (0, 0.1),
                "finance" or "hr" or "it" or "communications" or "programming" => (0.25, 0.45),
                _ => (0.84, 0.16),
            },
            UnitCharacter.Liaison => family == "administration" ? (0, 0.1) : (0.6, 0.25),
            _ => family switch
            {
                "administration" => (0, 0.12),
                "finance" or "hr" or "it" or "procurement" => (0.02, 0.35),
                "projects" => (0.2, 0.52),
                "programming" or "communications" => (0.1, 0.66),
                _ => (0.3, 0.6),
            },
        };
        var at = chance.Share();
        return at < share.P ? "P"
            : at < share.P + share.Npo ? "NPO"
            : "GS";
    }

    private static string GradeFor(string category, string family, Chance chance) =>
        category switch
        {
            "P" => chance.Weighted([("P1", 1.0), ("P2", 14), ("P3", 29), ("P4", 39), ("P5", 17)]),
            "NPO" => chance.Weighted([("NOA", 40.0), ("NOB", 46), ("NOC", 13), ("NOD", 1)]),
            _ when family == "driving" => chance.Weighted([("G2", 58.0), ("G3", 40), ("G1", 2)]),
            _ when family == "administration" => chance.Weighted([("G3", 8.0), ("G4", 27), ("G5", 37), ("G6", 22), ("G7", 6)]),
            _ => chance.Weighted([("G4", 10.0), ("G5", 34), ("G6", 41), ("G7", 15)]),
        };

    private static double ShareOfCooperation(UnitSketch unit, string family, string station) =>
        unit.Character switch
        {
            UnitCharacter.Headquarters => family == "projects" ? 0.8
            : unit.Parent is "CORP" or "FINANCE" or "HRD" or "INFOTEC" or "INTSERV" or "MEETINGS" || unit.Size <= 4 ? 0.04
            : 0.2,
            UnitCharacter.Project => 0.98,
            _ when station != unit.Seat => 0.85,
            UnitCharacter.Country when unit.Code.StartsWith("PO-", StringComparison.Ordinal) => 0.72,
            _ => _support.Contains(family, StringComparer.Ordinal) ? 0.12 : 0.25,
        };

    /// <summary>Changes as few posts as it takes for the share to come out, none of a chief.</summary>
    private static void BalanceFunding(List<Seat> seats, Dictionary<string, UnitSketch> units, Chance chance)
    {
        var wished = (int)Math.Round(seats.Count * TechnicalCooperation);
        var surplus = seats.Count(s => s.Funding == "TC") - wished;
        var (from, to) = surplus > 0 ? ("TC", "RB") : ("RB", "TC");
        var candidates = seats
            .Where(s =>
                s.Funding == from
                && !s.IsChief
                && s.Category != "D"
                // Those who keep the accounts or the files of a small unit of the core are on its budget.
                && (surplus > 0 || (units[s.Unit].Size > 5 && !_support.Contains(s.Family, StringComparer.Ordinal)))
            )
            .ToList();
        foreach (var seat in chance.Some(candidates, Math.Abs(surplus)))
        {
            seat.Funding = to;
        }
    }
}
