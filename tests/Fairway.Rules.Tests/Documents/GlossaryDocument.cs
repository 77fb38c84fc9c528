using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Fairway.Rules.Tests.Documents;

/// <summary>The framework's words are written by hand in docs/glossary.md, above the line; the types below it, from their doc comments.</summary>
internal static partial class GlossaryDocument
{
    private const string Line = "## Types of the rules\n";

    public static string Text()
    {
        var path = Repository.Path("docs", "glossary.md");
        var words = File.ReadAllText(path).ReplaceLineEndings("\n").Split(Line)[0];
        var text = new StringBuilder(words)
            .Append(Line)
            .Append("\nWritten from the doc comments of `Fairway.Rules` and `Fairway.Proof`; a test compares.\n");
        foreach (var group in Types().GroupBy(type => type.Namespace!).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append("\n### ").Append(group.Key).Append("\n\n| Type | What it is |\n|---|---|\n");
            foreach (var type in group.OrderBy(type => type.Name, StringComparer.Ordinal))
            {
                text.Append("| `").Append(type.Name).Append("` | ").Append(FirstSentence(type)).Append(" |\n");
            }
        }
        return text.ToString();
    }

    private static IEnumerable<Type> Types() =>
        ((Assembly[])[typeof(Finding).Assembly, Assembly.Load("Fairway.Proof")]).SelectMany(a => a.GetExportedTypes());

    private static string FirstSentence(Type type)
    {
        var file = Path.ChangeExtension(type.Assembly.Location, ".xml");
        var member = XDocument
            .Load(file)
            .Descendants("member")
            .Single(m => (string?)m.Attribute("name") == $"T:{type.FullName!.Replace('+', '.')}");
        var summary = string.Concat(member.Element("summary")!.Nodes().Select(Readable));
        var plain = Blanks().Replace(summary, " ").Trim();
        return FirstStop().Match(plain) is { Success: true } stop ? plain[..(stop.Index + 1)] : plain;
    }

    private static string Readable(XNode node) =>
        node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement element when element.Attribute("cref") is { } cref => $"`{cref.Value[(cref.Value.LastIndexOf('.') + 1)..]}`",
            XElement element => element.Value,
            _ => "",
        };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\.(?= [A-Z“])")]
    private static partial Regex FirstStop();
}
