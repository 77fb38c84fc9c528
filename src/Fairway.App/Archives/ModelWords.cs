using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Fairway.App.Archives;

/// <summary>What the model's own comments say of tables and columns, from the file that the compiler writes beside the program; nothing where it isn't there.</summary>
internal sealed partial class ModelWords
{
    private readonly Dictionary<string, string> said = [];

    public ModelWords()
    {
        var file = Path.ChangeExtension(typeof(FairwayDb).Assembly.Location, ".xml");
        if (!File.Exists(file))
        {
            return;
        }
        try
        {
            foreach (var member in XDocument.Load(file).Descendants("member"))
            {
                if (member.Attribute("name")?.Value is { } name && member.Element("summary") is { } summary)
                {
                    said[name] = Spaces().Replace(string.Concat(summary.Nodes().Select(Text)), " ").Trim();
                }
            }
        }
        catch (XmlException)
        {
            // An archive is as good without the words.
            said.Clear();
        }
    }

    public string? Of(Type type) => said.GetValueOrDefault("T:" + type.FullName);

    public string? Of(PropertyInfo property) => said.GetValueOrDefault($"P:{property.DeclaringType!.FullName}.{property.Name}");

    private static string Text(XNode node) =>
        node switch
        {
            XText text => text.Value,
            XElement element when element.Attribute("cref")?.Value is { } cref => cref[(cref.LastIndexOf('.') + 1)..],
            XElement element => element.Value,
            _ => "",
        };

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
