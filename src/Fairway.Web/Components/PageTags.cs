using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fairway.Web.Components;

/// <summary>The page's heading and its title in the browser: &lt;fw-title lead="…"&gt;Beginning of cycle&lt;/fw-title&gt;.</summary>
[HtmlTargetElement("fw-title")]
public sealed class TitleTag(PageParts parts) : TagHelper
{
    /// <summary>The sentence below that says where things stand.</summary>
    [HtmlAttributeName("lead")]
    public string? Lead { get; set; }

    /// <summary>The masthead entry that is current, by its address, where the page's own doesn't tell.</summary>
    [HtmlAttributeName("section")]
    public string? Section { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        text.WriteTo(writer, NullHtmlEncoder.Default);
        parts.Title = System.Net.WebUtility.HtmlDecode(writer.ToString()).Trim();
        parts.Section = string.IsNullOrEmpty(Section) ? parts.Section : Section;
        output.TagName = "h1";
        if (!string.IsNullOrEmpty(Lead))
        {
            output.PostElement.AppendHtml("<p class=\"fw-lead\">").Append(Lead).AppendHtml("</p>");
        }
    }
}

/// <summary>The way back, shown above everything: &lt;fw-back href="/team"&gt;My team&lt;/fw-back&gt;.</summary>
[HtmlTargetElement("fw-back", Attributes = "href")]
public sealed class BackTag(PageParts parts) : TagHelper
{
    [HtmlAttributeName("href")]
    public string Href { get; set; } = "/";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        parts.Back = (Href, new HtmlString((await output.GetChildContentAsync()).GetContent(WordsEncoder.Html)));
        output.SuppressOutput();
    }
}

/// <summary>One step of the breadcrumbs; the page itself is not one: &lt;fw-crumb href="/outcomes"&gt;Outcomes&lt;/fw-crumb&gt;.</summary>
[HtmlTargetElement("fw-crumb")]
public sealed class CrumbTag(PageParts parts) : TagHelper
{
    [HtmlAttributeName("href")]
    public string? Href { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        parts.Crumbs.Add((Href, new HtmlString((await output.GetChildContentAsync()).GetContent(WordsEncoder.Html))));
        output.SuppressOutput();
    }
}

/// <summary>
/// What is to be put right, in the order of the fields, each with a link to its field. The layout has it: pages don't write it.
/// </summary>
[HtmlTargetElement("fw-errors", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTag(PageParts parts, Words words) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var modelState = ViewContext.ViewData.ModelState;
        if (modelState.IsValid)
        {
            return;
        }
        var place = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in parts.Fields)
        {
            place.TryAdd(field.Key, place.Count);
        }
        var known = parts.Fields.DistinctBy(field => field.Key, StringComparer.OrdinalIgnoreCase).ToArray();
        var list = new TagBuilder("ul");
        list.Attributes["class"] = "govuk-error-summary__list";
        foreach (
            var (key, entry) in modelState
                .Where(entry => entry.Value is { Errors.Count: > 0 })
                .OrderBy(entry => place.TryGetValue(entry.Key, out var at) ? at : -1)
        )
        {
            var at = place.TryGetValue(key, out var found) ? found : (int?)null;
            var label = at is { } index ? known[index].Label : key[(key.LastIndexOf('.') + 1)..];
            var item = new TagBuilder("li");
            IHtmlContentBuilder into = item.InnerHtml;
            if (at is { } position)
            {
                var link = new TagBuilder("a");
                link.Attributes["href"] = "#" + known[position].Id;
                link.InnerHtml.Append(Errors.Text(entry, label) ?? "");
                into.AppendHtml(link);
            }
            else
            {
                into.Append(Errors.Text(entry, label) ?? "");
            }
            list.InnerHtml.AppendHtml(item);
        }
        output
            .Content.AppendHtml(
                "<div class=\"govuk-error-summary\" id=\"errors\" tabindex=\"-1\"><div role=\"alert\"><h2 class=\"govuk-error-summary__title\">"
            )
            .Append(words["Components.Errors"])
            .AppendHtml("</h2><div class=\"govuk-error-summary__body\">")
            .AppendHtml(list)
            .AppendHtml("</div></div></div>");
    }
}

/// <summary>A note that stands out: &lt;fw-note kind="due"&gt;&lt;p&gt;…&lt;/p&gt;&lt;/fw-note&gt;; kinds info, done, due, late.</summary>
[HtmlTargetElement("fw-note")]
public sealed class NoteTag : TagHelper
{
    [HtmlAttributeName("kind")]
    public string Kind { get; set; } = "info";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Kind == "info" ? "fw-note" : "fw-note fw-note--" + Kind);
    }
}

/// <summary>A word on where something stands: &lt;fw-tag kind="late"&gt;Late by 7 days&lt;/fw-tag&gt;; kinds done, due, late, info, quiet.</summary>
[HtmlTargetElement("fw-tag")]
public sealed class TagTag : TagHelper
{
    [HtmlAttributeName("kind")]
    public string Kind { get; set; } = "info";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "strong";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Kind == "info" ? "govuk-tag" : "govuk-tag fw-tag--" + Kind);
    }
}

/// <summary>
/// A button that sends the form, or with href a link that looks like one: &lt;fw-button&gt;Share&lt;/fw-button&gt;,
/// &lt;fw-button kind="secondary" handler="Remove"&gt;…. Kinds: primary, secondary, warning, link.
/// </summary>
[HtmlTargetElement("fw-button")]
public sealed class ButtonTag : TagHelper
{
    [HtmlAttributeName("kind")]
    public string Kind { get; set; } = "primary";

    [HtmlAttributeName("href")]
    public string? Href { get; set; }

    /// <summary>The page handler that gets the form: OnPostRemove for "Remove".</summary>
    [HtmlAttributeName("handler")]
    public string? Handler { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = string.IsNullOrEmpty(Href) ? "button" : "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        var css = Kind switch
        {
            "link" => "fw-linklike",
            "primary" => "govuk-button",
            _ => "govuk-button govuk-button--" + Kind,
        };
        output.Attributes.SetAttribute("class", output.Attributes.TryGetAttribute("class", out var more) ? css + " " + more.Value : css);
        if (!string.IsNullOrEmpty(Href))
        {
            output.Attributes.SetAttribute("href", Href);
            return;
        }
        if (!output.Attributes.ContainsName("type"))
        {
            output.Attributes.SetAttribute("type", "submit");
        }
        if (!string.IsNullOrEmpty(Handler))
        {
            // The address as it was asked for: one made from the route would be lower case, and codes in it would be others.
            output.Attributes.SetAttribute("formaction", Links.To(ViewContext.HttpContext.Request, Handler));
        }
    }
}
