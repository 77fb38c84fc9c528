using System.Text;
using System.Text.RegularExpressions;
using Fairway.Rules.Sources;

namespace Fairway.Rules.Tests.Documents;

/// <summary>Provision → rule → code → pages → tests, found in the sources by the rule's id.</summary>
internal static partial class TraceabilityDocument
{
    public static string Text()
    {
        var text = new StringBuilder(
            """
            # Traceability

            From each provision to the rules that carry it out, and from each rule to code, pages and tests. Written from the sources, where rules are named
            by `[Rule("CY-2")]`, `rule="CY-2"` and the like; a test compares.

            ## Provisions

            | Provision | What it asks for | Rules | Pages | Tests | What is not carried out |
            |---|---|---|---|---|---|

            """
        );
        var words = Words();
        foreach (var provision in Provisions.All)
        {
            text.Append(
                $"| {$"{provision.Source.Code} {provision.Place}".Trim()} | {words[provision.Code]} | {string.Join(", ", provision.Rules)} | {Code(provision.Pages)} | {Code(provision.Tests)} | {words.GetValueOrDefault(provision.Code + ".Because")} |\n"
            );
        }
        text.Append("\n## Rules\n");
        var code = Files("src", "*.cs").Where(file => !InPages(file.Path)).ToList();
        var pages = Files("src", "*.cshtml").Concat(Files("src", "*.cs").Where(file => InPages(file.Path))).ToList();
        var tests = Files("tests", "*.cs").Where(file => !file.Path.Contains("/Documents/", StringComparison.Ordinal)).ToList();
        var policies = Files("policies", "*.json").ToList();
        var cases = Files("cases", "*.json").ToList();
        foreach (var citation in Citations.All)
        {
            text.Append($"\n### {citation.Rule}\n\n{citation}\n\n");
            Append(
                text,
                "Code",
                code,
                citation.Rule,
                file =>
                    !file.EndsWith("/Citations.cs", StringComparison.Ordinal)
                    && !file.Contains("/Interpretations", StringComparison.Ordinal)
            );
            Append(text, "Pages", pages, citation.Rule, _ => true);
            Append(text, "Policies", policies, citation.Rule, _ => true);
            Append(text, "Tests", tests, citation.Rule, _ => true);
            Append(text, "Cases", cases, citation.Rule, _ => true);
            var interpretations = Interpretations.Of(citation.Rule).Select(i => $"{i.Number}").ToList();
            if (interpretations.Count > 0)
            {
                text.Append($"- Interpretations: {string.Join(", ", interpretations)}\n");
            }
        }
        return text.ToString();
    }

    /// <summary>What provisions ask for, and why they are not carried out, in English.</summary>
    public static Dictionary<string, string> Words() =>
        File.ReadLines(Repository.Path("src", "Fairway.Web", "Resources", "Provisions.restext"))
            .Select(line => line.Split('=', 2))
            .Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    private static string Code(IEnumerable<string> names) =>
        string.Join(", ", names.Select(name => $"`{name.Replace("|", "\\|", StringComparison.Ordinal)}`"));

    private static void Append(
        StringBuilder text,
        string kind,
        List<(string Path, string Text)> files,
        string rule,
        Func<string, bool> counts
    )
    {
        var member = rule.Replace("-", "", StringComparison.Ordinal);
        var pattern = new Regex(
            $"\"{Regex.Escape(rule)}\"|Citations\\.{member}\\b",
            RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(5)
        );
        if (kind == "Cases")
        {
            // Each case is a file: their number by folder says enough.
            var folders = files
                .Where(file => pattern.IsMatch(file.Text))
                .CountBy(file => Path.GetDirectoryName(file.Path)!.Replace('\\', '/'))
                .ToList();
            text.Append(
                folders.Count == 0 ? "" : $"- Cases: {string.Join(", ", folders.Select(folder => $"{folder.Value} in `{folder.Key}`"))}\n"
            );
            return;
        }
        var found = files.Where(file => counts(file.Path) && pattern.IsMatch(file.Text)).Select(file => $"`{file.Path}`").ToList();
        if (found.Count > 0)
        {
            text.Append($"- {kind}: {string.Join(", ", found)}\n");
        }
    }

    private static bool InPages(string path) => path.Contains("/Pages/", StringComparison.Ordinal);

    private static IEnumerable<(string Path, string Text)> Files(string folder, string pattern) =>
        Directory
            .GetFiles(Repository.Path(folder), pattern, SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), File: file))
            .Where(file => !Built().IsMatch(file.Path))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => (file.Path, File.ReadAllText(file.File)));

    [GeneratedRegex("/(bin|obj|node_modules)/")]
    private static partial Regex Built();
}
