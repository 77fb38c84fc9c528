using System.Globalization;

namespace Fairway.Demo.Structure;

/// <summary>The units in Geneva, from their data file; together they have the people whom headquarters have.</summary>
internal static class Headquarters
{
    public static IReadOnlyList<UnitSketch> Build(int people)
    {
        var rows = DataFile.Table("headquarters.txt");
        var sizes = Sizes([.. rows.Select(r => r[4])], people);
        return [.. rows.Select((row, i) => Unit(row, sizes[i]))];
    }

    private static UnitSketch Unit(string[] row, int size)
    {
        var remarks = row.Length > 7 ? row[7] : "";
        return new UnitSketch
        {
            Code = row[0],
            Parent = row[1].Length == 0 ? null : row[1],
            Kind = row[2],
            Name = row[3],
            Character = UnitCharacter.Headquarters,
            Language =
                row[0] is "MEET-FRE" or "MEET-DOF" ? "fr"
                : row[0] is "MEET-SPA" ? "es"
                : "en",
            Staff = [(DutyStationCounts.Headquarters, size)],
            Families =
            [
                .. row[5]
                    .Split(',', StringSplitOptions.TrimEntries)
                    .Select(part => part.Split(' '))
                    .Select(part => (part[0], double.Parse(part[1], CultureInfo.InvariantCulture))),
            ],
            ChiefGrade = row[6],
            Vacant = remarks == "vacant",
            Section = remarks switch
            {
                "section contributes" => SectionKind.Contributes,
                "section signs" => SectionKind.Signs,
                _ => SectionKind.None,
            },
        };
    }

    /// <summary>Exact numbers stay; the others share the rest in their proportion (largest remainders).</summary>
    private static int[] Sizes(string[] texts, int people)
    {
        var exact = texts.Select(t => t.StartsWith('=')).ToArray();
        var numbers = texts.Select(t => int.Parse(t.TrimStart('='), CultureInfo.InvariantCulture)).ToArray();
        var rest = people - numbers.Where((_, i) => exact[i]).Sum();
        var shared = (double)numbers.Where((_, i) => !exact[i]).Sum();
        var wished = numbers.Select((n, i) => exact[i] ? n : n * rest / shared).ToArray();
        var sizes = wished.Select(w => (int)Math.Floor(w)).ToArray();
        var largest = Enumerable.Range(0, sizes.Length).Where(i => !exact[i]).OrderByDescending(i => wished[i] - sizes[i]).ThenBy(i => i);
        foreach (var i in largest.Take(people - sizes.Sum()))
        {
            sizes[i]++;
        }

        return sizes;
    }
}
