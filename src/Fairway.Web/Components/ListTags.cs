using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.WebUtilities;

namespace Fairway.Web.Components;

/// <summary>Answers given so far: &lt;fw-summary&gt;&lt;fw-row label="Grade" href="…" change="Change"&gt;P3&lt;/fw-row&gt;&lt;/fw-summary&gt;.</summary>
[HtmlTargetElement("fw-summary")]
public sealed class SummaryTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.Attributes.SetAttribute("class", "govuk-summary-list");
    }
}

[HtmlTargetElement("fw-row", Attributes = "label")]
public sealed class RowTag(Words words) : TagHelper
{
    [HtmlAttributeName("label")]
    public string Label { get; set; } = "";

    /// <summary>Where the answer can be changed.</summary>
    [HtmlAttributeName("href")]
    public string? Href { get; set; }

    /// <summary>What the link says; "Change" where nothing is given.</summary>
    [HtmlAttributeName("change")]
    public string? Change { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute(
            "class",
            string.IsNullOrEmpty(Href) ? "govuk-summary-list__row govuk-summary-list__row--no-actions" : "govuk-summary-list__row"
        );
        output
            .PreContent.AppendHtml("<dt class=\"govuk-summary-list__key\">")
            .Append(Label)
            .AppendHtml("</dt><dd class=\"govuk-summary-list__value\">");
        output.PostContent.AppendHtml("</dd>");
        if (!string.IsNullOrEmpty(Href))
        {
            var link = new TagBuilder("a");
            link.Attributes["href"] = Href;
            link.InnerHtml.Append(string.IsNullOrEmpty(Change) ? words["Components.Change"] : Change);
            link.InnerHtml.AppendHtml("<span class=\"govuk-visually-hidden\">").Append(" (" + Label + ")").AppendHtml("</span>");
            output.PostContent.AppendHtml("<dd class=\"govuk-summary-list__actions\">").AppendHtml(link).AppendHtml("</dd>");
        }
    }
}

/// <summary>Steps to take, in any order: &lt;fw-tasks&gt;&lt;fw-task href="…" status="done"&gt;Outputs&lt;/fw-task&gt;&lt;/fw-tasks&gt;.</summary>
[HtmlTargetElement("fw-tasks")]
public sealed class TasksTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ul";
        output.Attributes.SetAttribute("class", "govuk-task-list");
    }
}

[HtmlTargetElement("fw-task")]
public sealed class TaskTag(Words words) : TagHelper
{
    [HtmlAttributeName("href")]
    public string? Href { get; set; }

    /// <summary>todo, started, done, due, late or later (can't be started yet).</summary>
    [HtmlAttributeName("status")]
    public string Status { get; set; } = "todo";

    /// <summary>The word for the status where the usual one doesn't say enough.</summary>
    [HtmlAttributeName("word")]
    public string? Word { get; set; }

    [HtmlAttributeName("hint")]
    public string? Hint { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var id = "task-" + context.UniqueId[..8];
        var text = await output.GetChildContentAsync();
        output.TagName = "li";
        output.Attributes.SetAttribute(
            "class",
            string.IsNullOrEmpty(Href) ? "govuk-task-list__item" : "govuk-task-list__item govuk-task-list__item--with-link"
        );
        var name = new TagBuilder(string.IsNullOrEmpty(Href) ? "div" : "a");
        if (!string.IsNullOrEmpty(Href))
        {
            name.Attributes["class"] = "govuk-task-list__link";
            name.Attributes["href"] = Href;
            name.Attributes["aria-describedby"] = string.IsNullOrEmpty(Hint) ? id + "-status" : $"{id}-hint {id}-status";
        }
        name.InnerHtml.AppendHtml(text);
        output.Content.Clear();
        output.Content.AppendHtml("<div class=\"govuk-task-list__name-and-hint\">").AppendHtml(name);
        if (!string.IsNullOrEmpty(Hint))
        {
            output.Content.AppendHtml($"<div class=\"govuk-task-list__hint\" id=\"{id}-hint\">").Append(Hint).AppendHtml("</div>");
        }
        var kind = Status switch
        {
            "done" => "govuk-tag fw-tag--done",
            "due" or "started" => "govuk-tag fw-tag--due",
            "late" => "govuk-tag fw-tag--late",
            "later" => "govuk-tag fw-tag--quiet",
            _ => "govuk-tag",
        };
        output
            .Content.AppendHtml($"</div><div class=\"govuk-task-list__status\" id=\"{id}-status\"><strong class=\"{kind}\">")
            .Append(string.IsNullOrEmpty(Word) ? words["Components.Task." + Status] : Word)
            .AppendHtml("</strong></div>");
    }
}

/// <summary>
/// Opens to the rule, its source and the arithmetic: &lt;fw-why label="Why this date?" rule="CY-2" source="IGDS 100, 9a"&gt;…&lt;/fw-why&gt;.
/// </summary>
[HtmlTargetElement("fw-why")]
public sealed class WhyTag(Words words) : TagHelper
{
    [HtmlAttributeName("label")]
    public string? Label { get; set; }

    [HtmlAttributeName("rule")]
    public string? Rule { get; set; }

    [HtmlAttributeName("source")]
    public string? Source { get; set; }

    [HtmlAttributeName("open")]
    public bool Open { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "details";
        output.Attributes.SetAttribute("class", "fw-why");
        if (Open)
        {
            output.Attributes.SetAttribute(new TagHelperAttribute("open"));
        }
        output
            .PreContent.AppendHtml("<summary>")
            .Append(string.IsNullOrEmpty(Label) ? words["Components.Why"] : Label)
            .AppendHtml("</summary><div>");
        if (!string.IsNullOrEmpty(Rule) || !string.IsNullOrEmpty(Source))
        {
            output.PostContent.AppendHtml("<p class=\"fw-source\">");
            if (!string.IsNullOrEmpty(Rule))
            {
                output
                    .PostContent.AppendHtml(words.Html("Components.Rule", Words.Link("/rules/" + Rule, Rule)))
                    .Append(string.IsNullOrEmpty(Source) ? "" : " · ");
            }
            output.PostContent.Append(Source ?? "").AppendHtml("</p>");
        }
        output.PostContent.AppendHtml("</div>");
    }
}

/// <summary>Pages of a long list by plain links; the rest of the query stays: &lt;fw-pages page="2" size="50" total="312" /&gt;.</summary>
[HtmlTargetElement("fw-pages")]
public sealed class PagesTag(Words words) : TagHelper
{
    /// <summary>From 1.</summary>
    [HtmlAttributeName("page")]
    public int Page { get; set; } = 1;

    [HtmlAttributeName("size")]
    public int Size { get; set; } = 50;

    [HtmlAttributeName("total")]
    public int Total { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var last = Paging.Last(Size, Total);
        if (last < 2)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "fw-pages");
        output.Attributes.SetAttribute("aria-label", words["Components.Pages"]);
        var request = ViewContext.HttpContext.Request;
        if (Page > 1)
        {
            Add(output.Content, Page - 1, words["Components.Pages.Previous"], "prev");
        }
        output.Content.AppendHtml("<ul>");
        var before = 0;
        foreach (var number in new[] { 1, Page - 1, Page, Page + 1, last }.Where(n => n >= 1 && n <= last).Distinct().Order())
        {
            if (number > before + 1)
            {
                output.Content.AppendHtml("<li class=\"fw-gap\">…</li>");
            }
            before = number;
            output.Content.AppendHtml("<li>");
            Add(output.Content, number, words.Number(number), null);
            output.Content.AppendHtml("</li>");
        }
        output.Content.AppendHtml("</ul>");
        if (Page < last)
        {
            Add(output.Content, Page + 1, words["Components.Pages.Next"], "next");
        }

        void Add(IHtmlContentBuilder into, int number, string text, string? rel)
        {
            var link = new TagBuilder("a");
            link.Attributes["href"] = Links.With(
                request,
                Links.PageNumber,
                number.ToString(System.Globalization.CultureInfo.InvariantCulture)
            );
            if (rel is not null)
            {
                link.Attributes["rel"] = rel;
            }
            else
            {
                link.Attributes["aria-label"] = words["Components.Pages.Page", number];
                if (number == Page)
                {
                    link.Attributes["aria-current"] = "page";
                }
            }
            link.InnerHtml.Append(text);
            into.AppendHtml(link);
        }
    }
}

/// <summary>Filters by plain links: &lt;fw-filters name="show" items="Model.Filters" /&gt;; the first choice is the one without a value.</summary>
[HtmlTargetElement("fw-filters", Attributes = "name,items")]
public sealed class FiltersTag(Words words) : TagHelper
{
    [HtmlAttributeName("name")]
    public string Name { get; set; } = "";

    [HtmlAttributeName("items")]
    public IEnumerable<Choice> Items { get; set; } = [];

    [HtmlAttributeName("label")]
    public string? Label { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("aria-label", string.IsNullOrEmpty(Label) ? words["Components.Filters"] : Label);
        output.Content.AppendHtml("<ul class=\"fw-filters\">");
        var request = ViewContext.HttpContext.Request;
        var current = request.Query[Name].ToString();
        foreach (var item in Items)
        {
            var link = new TagBuilder("a");
            link.Attributes["href"] = Links.With(request, Name, item.Value.Length == 0 ? null : item.Value);
            if (item.Value == current)
            {
                link.Attributes["aria-current"] = "true";
            }
            link.InnerHtml.Append(item.Text);
            output.Content.AppendHtml("<li>").AppendHtml(link).AppendHtml("</li>");
        }
        output.Content.AppendHtml("</ul>");
    }
}

/// <summary>A column that sorts by a plain link: &lt;th fw-sort="due"&gt;Due&lt;/th&gt; reads and writes ?sort=due or ?sort=-due.</summary>
[HtmlTargetElement("th", Attributes = "fw-sort")]
public sealed class SortTag : TagHelper
{
    [HtmlAttributeName("fw-sort")]
    public string By { get; set; } = "";

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var current = request.Query["sort"].ToString();
        output.Attributes.SetAttribute("scope", "col");
        if (current == By || current == "-" + By)
        {
            output.Attributes.SetAttribute("aria-sort", current == By ? "ascending" : "descending");
        }
        var link = new TagBuilder("a") { TagRenderMode = TagRenderMode.StartTag };
        link.Attributes["href"] = Links.With(request, "sort", current == By ? "-" + By : By);
        output.PreContent.AppendHtml(link);
        output.PostContent.AppendHtml("</a>");
    }
}

public static class Links
{
    /// <summary>The page's number in the query; "page" itself is a route value of Razor Pages, which would win.</summary>
    public const string PageNumber = "p";

    /// <summary>This page's address with one part of the query changed, or removed where the value is null. A change goes back to page 1.</summary>
    public static string With(HttpRequest request, string name, string? value)
    {
        var query = request
            .Query.Where(part => part.Key != name && part.Key != "handler" && part.Key != PageNumber)
            .SelectMany(part => part.Value, (part, one) => KeyValuePair.Create(part.Key, one));
        if (value is not null)
        {
            query = query.Append(KeyValuePair.Create(name, (string?)value));
        }
        return QueryHelpers.AddQueryString(request.PathBase + request.Path, query);
    }

    /// <summary>This page's address with the handler that a form goes to.</summary>
    public static string To(HttpRequest request, string handler)
    {
        var query = request
            .Query.Where(part => part.Key != "handler")
            .SelectMany(part => part.Value, (part, one) => KeyValuePair.Create(part.Key, one));
        return QueryHelpers.AddQueryString(request.PathBase + request.Path, query.Append(KeyValuePair.Create("handler", (string?)handler)));
    }
}
