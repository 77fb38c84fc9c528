using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Fairway.Testing;

/// <summary>
/// What axe judges a page by, without what it doesn't look at: elements, classes, roles, which id refers to which, and whether there
/// is a text or none, but not what the texts, values and addresses are. A journey opens the same page many times, in three languages:
/// two pages of one structure get one verdict, and looking at it once is enough.
/// </summary>
public static class Structure
{
    private static readonly FrozenSet<string> Texts = FrozenSet.ToFrozenSet([
        "alt",
        "aria-label",
        "title",
        "placeholder",
        "value",
        "href",
        "src",
        "action",
        "formaction",
        "label",
        "content",
        "datetime",
        "lang",
        "nonce",
        "integrity",
        "download",
    ]);

    private static readonly FrozenSet<string> References = FrozenSet.ToFrozenSet([
        "id",
        "for",
        "name",
        "form",
        "list",
        "headers",
        "aria-labelledby",
        "aria-describedby",
        "aria-controls",
        "aria-errormessage",
        "aria-owns",
        "aria-details",
        "aria-activedescendant",
    ]);

    /// <summary>Equal for two pages of one structure; 64 hexadecimal digits.</summary>
    public static string Of(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        var told = new StringBuilder();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        Tell(document.DocumentElement, told, names);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(told.ToString())));
    }

    private static void Tell(IElement element, StringBuilder told, Dictionary<string, int> names)
    {
        told.Append('<').Append(element.LocalName);
        foreach (var attribute in element.Attributes.OrderBy(a => a.Name, StringComparer.Ordinal))
        {
            // Which of the languages a page is in.
            if (attribute.Name == "aria-current" && element.HasAttribute("hreflang"))
            {
                continue;
            }

            told.Append(' ').Append(attribute.Name).Append('=');
            if (References.Contains(attribute.Name))
            {
                foreach (var name in attribute.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    told.Append(names.TryGetValue(name, out var known) ? known : names[name] = names.Count).Append(' ');
                }
            }
            else if (attribute.Name == "href" && attribute.Value.StartsWith('#'))
            {
                var name = attribute.Value[1..];
                told.Append('#').Append(names.TryGetValue(name, out var known) ? known : names[name] = names.Count);
            }
            else if (Texts.Contains(attribute.Name) || attribute.Name.StartsWith("data-", StringComparison.Ordinal))
            {
                told.Append(string.IsNullOrWhiteSpace(attribute.Value) ? "none" : "some");
            }
            else
            {
                told.Append(attribute.Value);
            }
        }

        told.Append('>');
        foreach (var child in element.ChildNodes)
        {
            if (child is IElement inner)
            {
                Tell(inner, told, names);
            }
            else if (child is IText text && !string.IsNullOrWhiteSpace(text.Data) && element.LocalName is not ("script" or "style"))
            {
                told.Append("text");
            }
        }

        told.Append("</>");
    }
}
