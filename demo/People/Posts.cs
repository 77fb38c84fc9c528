using Fairway.Demo.Structure;

namespace Fairway.Demo.People;

/// <summary>What a post is called.</summary>
internal static class Posts
{
    private static readonly Dictionary<string, (string Professional, string National, string Support)> _titles = new(StringComparer.Ordinal)
    {
        ["programming"] = ("Programme Analyst", "Programme Officer", "Programme Assistant"),
        ["standards"] = ("Legal Specialist, Standards", "Legal Officer", "Legal Assistant"),
        ["statistics"] = ("Statistician", "Statistics Officer", "Statistical Assistant"),
        ["finance"] = ("Finance Officer", "Finance Officer", "Finance Assistant"),
        ["hr"] = ("Human Resources Officer", "Human Resources Officer", "Human Resources Assistant"),
        ["it"] = ("Information Technology Officer", "Information Technology Officer", "Information Technology Assistant"),
        ["administration"] = ("Administrative Officer", "Administrative Officer", "Administrative Assistant"),
        ["driving"] = ("Transport Officer", "Transport Officer", "Driver"),
        ["communications"] = ("Communication Officer", "Communication Officer", "Communication Assistant"),
        ["research"] = ("Economist", "Research Officer", "Research Assistant"),
        ["projects"] = ("Technical Officer", "National Project Officer", "Project Assistant"),
        ["translation"] = ("Translator-Reviser", "Translator", "Text Processing Assistant"),
        ["procurement"] = ("Procurement Officer", "Procurement Officer", "Procurement Assistant"),
        ["skills"] = ("Specialist, Skills and Employment", "Employment Officer", "Programme Assistant"),
        ["safety"] = ("Specialist, Labour Inspection and Safety", "Safety and Health Officer", "Programme Assistant"),
        ["protection"] = ("Specialist, Social Protection", "Social Protection Officer", "Programme Assistant"),
        ["dialogue"] = ("Specialist, Social Dialogue", "Industrial Relations Officer", "Programme Assistant"),
        ["enterprise"] = ("Specialist, Enterprises", "Enterprise Officer", "Programme Assistant"),
        ["oversight"] = ("Evaluation and Audit Officer", "Evaluation Officer", "Evaluation Assistant"),
        ["management"] = ("Adviser", "Programme Manager", "Executive Assistant"),
    };

    private static readonly string[] _seniorSupport = ["G6", "G7"];

    public static IReadOnlyCollection<string> Families => _titles.Keys;

    public static string Title(string family, string category, string grade)
    {
        var (professional, national, support) = _titles[family];
        return category switch
        {
            "D" => "Principal Adviser",
            "GS" => _seniorSupport.Contains(grade, StringComparer.Ordinal) ? $"Senior {support}" : support,
            "NPO" => grade is "NOC" or "NOD" ? $"Senior {national}" : national,
            _ => grade == "P5" ? $"Senior {professional}"
            : grade is "P1" or "P2" ? $"Junior {professional}"
            : professional,
        };
    }

    public static string ChiefTitle(UnitSketch unit, string category) =>
        unit.Parent is null ? "Director-General"
        : unit.Section != SectionKind.None ? "Head of Section"
        : unit.Character == UnitCharacter.Project ? "Chief Technical Adviser"
        : category == "D" || unit.Kind is "field-office" or "region" or "department" ? "Director"
        : category == "NPO" ? "Head of Unit"
        : "Chief of Unit";
}
