using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fairway.Web.Components;

/// <summary>One line of text: &lt;fw-input for="Input.Title" label="…" hint="…" width="20" /&gt;.</summary>
[HtmlTargetElement("fw-input", Attributes = "for,label")]
public sealed class InputField(PageParts parts) : Field(parts)
{
    [HtmlAttributeName("type")]
    public string Type { get; set; } = "text";

    /// <summary>Characters it is wide: 2, 3, 4, 5, 10, 20 or 30; none is the full width.</summary>
    [HtmlAttributeName("width")]
    public int? Width { get; set; }

    protected override void Write(TagHelperContent content, IReadOnlyList<TagHelperAttribute> passed, IHtmlContent inner)
    {
        content.AppendHtml(LabelFor(Id));
        WriteHintAndError(content);
        var css = Type == "file" ? "govuk-file-upload" : "govuk-input";
        if (Width is { } width)
        {
            css += string.Create(CultureInfo.InvariantCulture, $" govuk-input--width-{width}");
        }
        var input = Make("input", Error is null ? css : $"{css} {css.Split(' ')[0]}--error");
        input.TagRenderMode = Microsoft.AspNetCore.Mvc.Rendering.TagRenderMode.SelfClosing;
        input.Attributes["id"] = Id;
        input.Attributes["name"] = Name;
        input.Attributes["type"] = Type;
        // A password or a file never travels back.
        if (Type is not ("password" or "file") && Typed is { } typed)
        {
            input.Attributes["value"] = typed;
        }
        Describe(input);
        Pass(input, passed);
        content.AppendHtml(input);
    }
}

/// <summary>
/// A longer text: &lt;fw-textarea for="Input.Comments" label="…" rows="6" /&gt;. The limit comes from the model's [StringLength]; it is said below
/// the field and counted down by the script.
/// </summary>
[HtmlTargetElement("fw-textarea", Attributes = "for,label")]
public sealed class TextareaField(PageParts parts, Words words) : Field(parts)
{
    [HtmlAttributeName("rows")]
    public int Rows { get; set; } = 5;

    [HtmlAttributeName("limit")]
    public int? Limit { get; set; }

    protected override void Write(TagHelperContent content, IReadOnlyList<TagHelperAttribute> passed, IHtmlContent inner)
    {
        content.AppendHtml(LabelFor(Id));
        WriteHintAndError(content);
        var limit = Limit ?? Longest;
        var area = Make("textarea", Error is null ? "govuk-textarea" : "govuk-textarea govuk-textarea--error");
        area.Attributes["id"] = Id;
        area.Attributes["name"] = Name;
        area.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
        Describe(area, limit is null ? null : Id + "-limit");
        Pass(area, passed);
        // The first line break after <textarea> is swallowed by browsers: give them one to swallow.
        area.InnerHtml.AppendHtml("\n").Append(Typed ?? "");
        content.AppendHtml(area);
        if (limit is { } most)
        {
            var said = Make("p", "fw-limit");
            said.Attributes["id"] = Id + "-limit";
            said.Attributes["data-limit"] = most.ToString(CultureInfo.InvariantCulture);
            said.Attributes["data-left"] = words["Components.Limit.Left"];
            said.Attributes["data-over-by"] = words["Components.Limit.Over"];
            said.InnerHtml.Append(words["Components.Limit", most]);
            content.AppendHtml(said);
        }
    }
}

/// <summary>A day in three boxes: &lt;fw-date for="Input.DiscussedOn" label="…" /&gt;, bound to LocalDate or LocalDate?.</summary>
[HtmlTargetElement("fw-date", Attributes = "for,label")]
public sealed class DateField(PageParts parts, Words words) : Field(parts)
{
    protected override string FirstControl => Id + "_Day";

    protected override void Write(TagHelperContent content, IReadOnlyList<TagHelperAttribute> passed, IHtmlContent inner)
    {
        var day = For.Model is NodaTime.LocalDate date && date != default ? date : (NodaTime.LocalDate?)null;
        WriteFieldset(
            content,
            builder =>
            {
                var boxes = Make("div", "govuk-date-input");
                boxes.Attributes["id"] = Id;
                boxes.InnerHtml.AppendHtml(Box("Day", 2, day?.Day));
                boxes.InnerHtml.AppendHtml(Box("Month", 2, day?.Month));
                boxes.InnerHtml.AppendHtml(Box("Year", 4, day?.Year));
                builder.AppendHtml(boxes);
            },
            role: "group"
        );
    }

    private Microsoft.AspNetCore.Mvc.Rendering.TagBuilder Box(string part, int width, int? value)
    {
        var item = Make("div", "govuk-date-input__item");
        var label = Make("label", "govuk-label govuk-date-input__label");
        label.Attributes["for"] = Id + "_" + part;
        label.InnerHtml.Append(words["Components.Date." + part]);
        var css = string.Create(CultureInfo.InvariantCulture, $"govuk-input govuk-date-input__input govuk-input--width-{width}");
        var input = Make("input", Error is null ? css : css + " govuk-input--error");
        input.TagRenderMode = Microsoft.AspNetCore.Mvc.Rendering.TagRenderMode.SelfClosing;
        input.Attributes["id"] = Id + "_" + part;
        input.Attributes["name"] = Name + "." + part;
        input.Attributes["type"] = "text";
        input.Attributes["inputmode"] = "numeric";
        var typed = ViewContext.ViewData.ModelState.TryGetValue(Name + "." + part, out var entry) ? entry.AttemptedValue : null;
        input.Attributes["value"] = typed ?? value?.ToString(CultureInfo.InvariantCulture) ?? "";
        if (Error is not null)
        {
            input.Attributes["aria-invalid"] = "true";
        }
        item.InnerHtml.AppendHtml(label).AppendHtml(input);
        return item;
    }
}
