using System.Reflection;
using System.Text.RegularExpressions;

namespace Fairway.Architecture.Tests;

/// <summary>Names are the framework's words, and say what a thing is rather than that it manages or helps.</summary>
public sealed partial class Naming
{
    private static readonly string[] s_suffixes =
    [
        "Manager",
        "Helper",
        "Helpers",
        "Util",
        "Utils",
        "Utility",
        "Utilities",
        "Processor",
        "Dto",
        "Impl",
        "Base",
        "Repository",
        "Mapper",
        "Mediator",
    ];
    private static readonly string[] s_rooms =
    [
        "Shared",
        "Common",
        "Helpers",
        "Contracts",
        "Core",
        "Utils",
        "Util",
        "Misc",
        "Infrastructure",
    ];

    /// <summary>Words that other organizations use, and what the framework says instead.</summary>
    private static readonly Dictionary<string, string> s_otherWords = new(StringComparer.Ordinal)
    {
        ["Employee"] = "Official",
        ["Goal"] = "Output",
        ["Kpi"] = "Output and its measure",
        ["Skill"] = "CoreCompetency",
        ["Dob"] = "DateOfBirth",
    };

    [Fact]
    public void No_type_ends_with_a_word_that_says_nothing()
    {
        var wrong =
            from type in Repository.Types
            let name = Plain(type)
            from suffix in s_suffixes
            where name.EndsWith(suffix, StringComparison.Ordinal) && name != suffix
            select $"{type.FullName}";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void No_project_or_folder_is_a_room_for_odds_and_ends()
    {
        var folders = Repository
            .Files.Where(f => !f.StartsWith("src/Fairway.Web/assets/", StringComparison.Ordinal))
            .SelectMany(f => Path.GetDirectoryName(f)!.Split('/', '\\', '.'))
            .Distinct(StringComparer.Ordinal);
        folders.Intersect(s_rooms).ShouldBeEmpty();
        Repository.Types.SelectMany(t => t.Namespace!.Split('.')).Distinct(StringComparer.Ordinal).Intersect(s_rooms).ShouldBeEmpty();
    }

    [Fact]
    public void Names_are_the_frameworks_words()
    {
        const BindingFlags declared =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var names = Repository.Types.SelectMany(type =>
            type.GetMembers(declared)
                .Select(member => (Where: $"{type.Name}.{member.Name}", Name: member.Name, InSkills: IsOfSkills(type)))
                .Append((Where: type.FullName!, Name: Plain(type), InSkills: IsOfSkills(type)))
        );
        var wrong =
            from name in names
            from word in Words().Matches(name.Name).Select(m => m.Value)
            where s_otherWords.ContainsKey(word) && !(word == "Skill" && name.InSkills)
            select $"{name.Where}: say {s_otherWords[word]}";
        wrong.Distinct(StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void A_capability_has_one_name_in_all_projects()
    {
        // Cutting across capabilities, each for the reason given.
        string[] across =
        [
            "Components", // tag helpers and words
            "Hosting", // what stands around pages
            "Files", // CSV
            "Archives", // every capability's tables
            "Pages",
            "About", // statements that belong to no capability
            "Errors",
            "Home",
            "Sources", // what rules cite
            "Time",
        ];
        var known = new HashSet<string>(
            [
                "Service",
                "Results",
                "Appraisals",
                "Probation",
                "Underperformance",
                "ReportsBoard",
                "Accounts",
                "Calendar",
                "Notices",
                "Policies",
                "Promotions",
                "Titularization",
                "Increments",
                "Feedback",
                "Learning",
                "Reclassification",
                "Training",
                "Skills",
                "Support",
                "Operations",
                "Provisioning",
                "Recognition",
                "Transparency",
                "Privacy",
                "History",
                "Api",
                .. across,
            ],
            StringComparer.Ordinal
        );
        var folders = Repository
            .Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal))
            .Select(f => f.Split('/'))
            .Where(parts => parts is ["src", "Fairway.Rules" or "Fairway.App" or "Fairway.Web", _, _, ..])
            .Select(parts => parts[2])
            .Distinct(StringComparer.Ordinal);
        folders.Where(folder => !known.Contains(folder)).ShouldBeEmpty();
    }

    /// <summary>The Staff Union speaks of skills where it means what has nothing to do with appraisals; there the word is right.</summary>
    private static bool IsOfSkills(Type type) => type.Namespace!.Split('.').Contains("Skills");

    private static string Plain(Type type) => type.Name.Split('`')[0];

    [GeneratedRegex("[A-Z][a-z]*|^[a-z]+", RegexOptions.None, 1000)]
    private static partial Regex Words();
}
