using System.Globalization;

namespace Fairway.Demo.Structure;

/// <summary>
/// Parts an office into its units: from 30 people at its seat an administration, from 44 a programme unit, and projects of about
/// twenty people, to which those at outposts belong. What is left works with the director.
/// </summary>
internal static class FieldUnits
{
    private const int WithAdministration = 30;
    private const int WithProgramme = 44;
    private const int ProjectSize = 21;

    private static readonly (string Name, string Family)[] _projects =
    [
        ("Skills for Growth", "skills"),
        ("Decent Jobs for Youth", "skills"),
        ("Better Factories", "safety"),
        ("Social Protection Floors", "protection"),
        ("Ending Child Labour in Supply Chains", "dialogue"),
        ("Small Enterprises and Formal Work", "enterprise"),
        ("Fair Recruitment and Migration", "dialogue"),
        ("Safe Work in Agriculture", "safety"),
        ("Labour Market Information", "statistics"),
        ("Roads and Rural Jobs", "skills"),
        ("Women in Enterprise", "enterprise"),
        ("Jobs for Refugees and Host Communities", "enterprise"),
        ("Industrial Relations", "dialogue"),
        ("Green Jobs", "enterprise"),
    ];

    private static readonly string[] _specialists = ["skills", "dialogue", "safety", "protection", "enterprise", "standards", "research"];

    // Places that became vacant not long ago: HR's queue has something to show in each region.
    private static readonly string[] _vacant = ["CO-ISLAMABAD-ADM", "CO-JAKARTA-PRG", "DWT-LIMA-ADM"];

    // Administrations whose people are appraised by the director with their manager's help, or by the manager in the director's place.
    private static readonly Dictionary<string, SectionKind> _sections = new(StringComparer.Ordinal)
    {
        ["RO-AFRICA-ADM"] = SectionKind.Signs,
        ["RO-ASIA-ADM"] = SectionKind.Signs,
        ["CO-DHAKA-ADM"] = SectionKind.Contributes,
        ["CO-ANKARA-ADM"] = SectionKind.Contributes,
    };

    public static IReadOnlyList<UnitSketch> Build(IReadOnlyList<FieldOffice> offices)
    {
        var units = new List<UnitSketch>();
        var theme = 0;
        foreach (var office in offices)
        {
            units.AddRange(Divide(office, ref theme));
        }

        return units;
    }

    private static List<UnitSketch> Divide(FieldOffice office, ref int theme)
    {
        var (seat, atSeat) = office.Staff[0];
        var outposts = office.Staff.Skip(1).ToList();
        var administration = atSeat >= WithAdministration ? Math.Clamp(atSeat / 5, 5, 15) : 0;
        var programme = atSeat >= WithProgramme ? Math.Max(5, atSeat / 7) : 0;
        var core = Core(office, atSeat);
        var project = atSeat - administration - programme - core;
        if (project < 6 || office.Character == UnitCharacter.Liaison)
        {
            core += Math.Max(0, project);
            project = 0;
        }

        var place = seat == "Ho Chi Minh Cty" ? "Ho Chi Minh City" : seat;
        var units = new List<UnitSketch>();
        if (administration > 0)
        {
            units.Add(
                Part(office, "ADM", $"Administration and Finance, {place}", UnitCharacter.Administration, [(seat, administration)], "NOB")
            );
        }

        if (programme > 0)
        {
            units.Add(Part(office, "PRG", $"Programming Unit, {place}", UnitCharacter.Programme, [(seat, programme)], "NOC"));
        }

        var projects = new List<UnitSketch>();
        var number = project == 0 ? 0 : Math.Max(1, (int)Math.Round((project + outposts.Sum(o => o.Count)) / (double)ProjectSize));
        for (var i = 0; i < number; i++)
        {
            var size = (project / number) + (i < project % number ? 1 : 0);
            var afar = outposts.Where((_, at) => at % number == i);
            var (name, family) = _projects[theme++ % _projects.Length];
            projects.Add(
                Part(
                    office,
                    string.Create(CultureInfo.InvariantCulture, $"P{i + 1}"),
                    $"{name}, {place}",
                    UnitCharacter.Project,
                    [(seat, size), .. afar],
                    size >= 12 ? "P5" : "P4"
                ) with
                {
                    ChiefFunding = "TC",
                    Families = [("projects", 5), (family, 2), ("administration", 1.2), ("finance", 0.6), ("driving", 0.7)],
                }
            );
        }

        var own = new UnitSketch
        {
            Code = office.Code,
            Parent = office.Parent,
            Kind = office.Kind,
            Name = office.Name,
            Character = office.Character,
            Language = office.Language,
            Staff = [(seat, core), .. number == 0 ? outposts : []],
            Families = Families(office, administration > 0),
            ChiefGrade = ChiefGrade(office),
        };
        return [own, .. units, .. projects];
    }

    private static int Core(FieldOffice office, int atSeat) =>
        Math.Min(
            atSeat,
            office.Character switch
            {
                UnitCharacter.Regional => Math.Max(8, (int)(atSeat * 0.5)),
                UnitCharacter.Technical => Math.Max(7, (int)(atSeat * 0.42)),
                _ => Math.Max(5, (int)(atSeat * 0.18)),
            }
        );

    private static string ChiefGrade(FieldOffice office) =>
        office.Character switch
        {
            UnitCharacter.Regional => "D2",
            UnitCharacter.Technical => "D1",
            UnitCharacter.Liaison => "P5",
            _ when office.Code.StartsWith("CO-", StringComparison.Ordinal) => office.Staff.Sum(s => s.Count) >= 30 ? "D1" : "P5",
            _ => office.Staff.Sum(s => s.Count) >= 30 ? "P5" : "P4",
        };

    private static List<(string, double)> Families(FieldOffice office, bool administrationApart)
    {
        var families = office.Character switch
        {
            UnitCharacter.Regional => new List<(string, double)>
            {
                ("programming", 4),
                ("hr", 1.2),
                ("finance", 1.2),
                ("communications", 1.2),
                ("it", 1.2),
                ("research", 1.5),
                ("oversight", 0.6),
                ("administration", 2),
            },
            UnitCharacter.Technical => [("programming", 1.5), .. _specialists.Select(s => (s, 1.0)), ("administration", 2)],
            UnitCharacter.Liaison => [("programming", 3), ("communications", 1), ("administration", 2)],
            _ => [("programming", 3), ("projects", 2.5), ("communications", 0.7), ("administration", 2)],
        };
        if (!administrationApart && office.Character != UnitCharacter.Liaison)
        {
            families.AddRange([("finance", 1), ("driving", 1)]);
        }

        return families;
    }

    private static UnitSketch Part(
        FieldOffice office,
        string suffix,
        string name,
        UnitCharacter character,
        IReadOnlyList<(string, int)> staff,
        string chiefGrade
    ) =>
        new()
        {
            Code = $"{office.Code}-{suffix}",
            Parent = office.Code,
            Kind = "unit",
            Name = name,
            Character = character,
            Language = office.Language,
            Staff = staff,
            Families =
                character == UnitCharacter.Administration
                    ? [("administration", 4), ("finance", 2.5), ("driving", 2.5), ("hr", 1), ("it", 0.8), ("procurement", 0.5)]
                    : [("programming", 6), ("communications", 1), ("administration", 1)],
            ChiefGrade = chiefGrade,
            Vacant = _vacant.Contains($"{office.Code}-{suffix}", StringComparer.Ordinal),
            Section = _sections.GetValueOrDefault($"{office.Code}-{suffix}"),
        };
}
