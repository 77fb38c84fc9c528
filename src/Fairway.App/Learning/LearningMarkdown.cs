using System.Globalization;
using System.Net;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Fairway.App.Learning;

/// <summary>
/// Markdown of the content as HTML. What is HTML in it is shown as text, never as HTML; a link leads within Fairway, to https or to a mail address,
/// or it is text; pictures are not shown. Content is written by HR, but is treated as written by anybody.
/// </summary>
public static class LearningMarkdown
{
    private const int Deepest = 6;

    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>The HTML of a text.</summary>
    /// <param name="text">Markdown.</param>
    /// <param name="under">The level of the heading under which it stands: its own begin one deeper.</param>
    /// <param name="link">Where a link leads that begins with '/'; null: it becomes text. Null: as it is.</param>
    /// <param name="table">Names the box in which a table scrolls on a phone, by its number in the text; null: tables stand alone.</param>
    public static string Html(string text, int under = 1, Func<string, string?>? link = null, Func<int, string>? table = null)
    {
        var document = Markdown.Parse(text, s_pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Min(Deepest, Math.Max(heading.Level, under + 1));
        }

        foreach (var one in document.Descendants<LinkInline>().ToList())
        {
            if (one.IsImage || Target(one.Url ?? "", link) is not { } target)
            {
                Unlink(one);
            }
            else
            {
                one.Url = target;
            }
        }

        foreach (var automatic in document.Descendants<AutolinkInline>().ToList())
        {
            if (Target(automatic.IsEmail ? "mailto:" + automatic.Url : automatic.Url, link) is null)
            {
                automatic.ReplaceBy(new LiteralInline(automatic.Url));
            }
        }

        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        s_pipeline.Setup(renderer);
        renderer.Render(document);
        return table is null ? writer.ToString() : Scrolling(writer.ToString(), table);
    }

    /// <summary>The words alone, for searching.</summary>
    public static string Plain(string text)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = " " };
        Markdown.ToPlainText(text, writer, s_pipeline);
        return string.Join(' ', writer.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>What the renderer wrote as a table is one: a text that looks like it was encoded.</summary>
    private static string Scrolling(string html, Func<int, string> table)
    {
        var number = 0;
        return string.Concat(
                html.Split("<table>")
                    .Select(
                        (part, place) =>
                            place == 0
                                ? part
                                : $"<div class=\"fw-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{WebUtility.HtmlEncode(table(++number))}\"><table>{part}"
                    )
            )
            .Replace("</table>", "</table></div>", StringComparison.Ordinal);
    }

    private static string? Target(string url, Func<string, string?>? link)
    {
        if (url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal) && !url.Contains('\\', StringComparison.Ordinal))
        {
            return link is null ? url : link(url);
        }

        return
            url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            ? url
            : null;
    }

    private static void Unlink(LinkInline link)
    {
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }

        link.Remove();
    }
}
