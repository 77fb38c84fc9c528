using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fairway.Web.Components;

/// <summary>A list to choose one from: &lt;fw-select for="Input.Outcome" label="…" items="Model.Outcomes" empty="…" /&gt;.</summary>
[HtmlTargetElement("fw-select", Attributes = "for,label,items")]
public sealed class SelectField(PageParts parts) : Field(parts)
{
    [HtmlAttributeName("items")]
    public IEnumerable<Choice> Items { get; set; } = [];

    /// <summary>The line for "nothing chosen"; null has none.</summary>
    [HtmlAttributeName("empty")]
    public string? Empty { get; set; }

    protected override void Write(TagHelperContent content, IReadOnlyList<TagHelperAttribute> passed, IHtmlContent inner)
    {
        content.AppendHtml(LabelFor(Id));
        WriteHintAndError(content);
        var select = Make("select", Error is null ? "govuk-select" : "govuk-select govuk-select--error");
        select.Attributes["id"] = Id;
        select.Attributes["name"] = Name;
        Describe(select);
        Pass(select, passed);
        var chosen = Chosen;
        if (Empty is not null)
        {
            select.InnerHtml.AppendHtml(Option("", Empty, chosen.Count == 0));
        }
        foreach (var group in Items.GroupBy(item => item.Group, StringComparer.Ordinal))
        {
            IHtmlContentBuilder into = select.InnerHtml;
            TagBuilder? optgroup = null;
            if (group.Key is not null)
            {
                optgroup = Make("optgroup");
                optgroup.Attributes["label"] = group.Key;
                into = optgroup.InnerHtml;
            }
            foreach (var item in group)
            {
                into.AppendHtml(Option(item.Value, item.Text, chosen.Contains(item.Value)));
            }
            if (optgroup is not null)
            {
                select.InnerHtml.AppendHtml(optgroup);
            }
        }
        content.AppendHtml(select);
    }

    private static TagBuilder Option(string value, string text, bool selected)
    {
        var option = Make("option");
        option.Attributes["value"] = value;
        if (selected)
        {
            option.Attributes["selected"] = "selected";
        }
        option.InnerHtml.Append(text);
        return option;
    }
}

/// <summary>One of a few: &lt;fw-radios for="Input.Rating" label="…" items="Model.Ratings" inline small /&gt;.</summary>
[HtmlTargetElement("fw-radios", Attributes = "for,label,items")]
public sealed class RadiosField(PageParts parts) : Field(parts)
{
    [HtmlAttributeName("items")]
    public IEnumerable<Choice> Items { get; set; } = [];

    [HtmlAttributeName("inline")]
    public bool Inline { get; set; }

    [HtmlAttributeName("small")]
    public bool Small { get; set; }

    protected override void Write(TagHelperContent content, IReadOnlyList<TagHelperAttribute> passed, IHtmlContent inner) =>
        WriteFieldset(
            content,
            builder =>
                builder.AppendHtml(ChoiceItems.Make("radios", "radio", Name, Id, Items, Chosen, Inline, Small, passed, Error is not null))
        );
}

/// <summary>Any of a few, bound to a list: &lt;fw-checkboxes for="Input.Competencies" label="…" items="…" /&gt;.</summary>
[HtmlTargetElement("fw-checkboxes", Attributes = "for,label,items")]
public sealed class CheckboxesField(PageParts parts) : Field(parts)
{
    [HtmlAttributeName("items")]
    public IEnumerable<Choice> Items { get; set; } = [];

    [HtmlAttributeName("small")]
    public bool Small { get; set; }

    protected override void Write(TagHelperContent content, IReadOnlyList<TagHelperAttribute> passed, IHtmlContent inner) =>
        WriteFieldset(
            content,
            builder =>
                builder.AppendHtml(
                    ChoiceItems.Make("checkboxes", "checkbox", Name, Id, Items, Chosen, false, Small, passed, Error is not null)
                )
        );
}

/// <summary>Yes or no, bound to a bool: &lt;fw-checkbox for="Input.Share" label="…" /&gt;.</summary>
[HtmlTargetElement("fw-checkbox", Attributes = "for,label")]
public sealed class CheckboxField(PageParts parts) : Field(parts)
{
    protected override void Write(TagHelperContent content, IReadOnlyList<TagHelperAttribute> passed, IHtmlContent inner)
    {
        WriteHintAndError(content);
        var ticked = Chosen.Contains("true") || Chosen.Contains("True");
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        if (ticked)
        {
            chosen.Add("true");
        }
        content.AppendHtml(
            ChoiceItems.Make(
                "checkboxes",
                "checkbox",
                Name,
                Id,
                [new Choice("true", Label)],
                chosen,
                false,
                false,
                passed,
                Error is not null
            )
        );
        // An unticked box sends nothing: this says that the question was asked.
        var asked = Make("input");
        asked.TagRenderMode = TagRenderMode.SelfClosing;
        asked.Attributes["type"] = "hidden";
        asked.Attributes["name"] = Name;
        asked.Attributes["value"] = "false";
        content.AppendHtml(asked);
    }
}

internal static class ChoiceItems
{
    public static TagBuilder Make(
        string component,
        string type,
        string name,
        string id,
        IEnumerable<Choice> items,
        IReadOnlySet<string> chosen,
        bool inline,
        bool small,
        IReadOnlyList<TagHelperAttribute> passed,
        bool invalid
    )
    {
        var css = "govuk-" + component;
        var list = new TagBuilder("div");
        list.Attributes["class"] = css + (inline ? $" {css}--inline" : "") + (small ? $" {css}--small" : "");
        var number = 0;
        foreach (var item in items)
        {
            number++;
            var itemId = number == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-{number}");
            var row = new TagBuilder("div");
            row.Attributes["class"] = css + "__item";
            var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            input.Attributes["class"] = css + "__input";
            input.Attributes["id"] = itemId;
            input.Attributes["name"] = name;
            input.Attributes["type"] = type;
            input.Attributes["value"] = item.Value;
            if (chosen.Contains(item.Value))
            {
                input.Attributes["checked"] = "checked";
            }
            if (invalid && type == "checkbox")
            {
                input.Attributes["aria-invalid"] = "true";
            }
            foreach (var attribute in passed)
            {
                input.Attributes[attribute.Name] = attribute.Value?.ToString() ?? "";
            }
            var label = new TagBuilder("label");
            label.Attributes["class"] = $"govuk-label {css}__label";
            label.Attributes["for"] = itemId;
            label.InnerHtml.Append(item.Text);
            row.InnerHtml.AppendHtml(input).AppendHtml(label);
            if (item.Hint is not null)
            {
                input.Attributes["aria-describedby"] = itemId + "-item-hint";
                var hint = new TagBuilder("div");
                hint.Attributes["class"] = $"govuk-hint {css}__hint";
                hint.Attributes["id"] = itemId + "-item-hint";
                hint.InnerHtml.Append(item.Hint);
                row.InnerHtml.AppendHtml(hint);
            }
            list.InnerHtml.AppendHtml(row);
        }
        return list;
    }
}
