using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fairway.Web.Components;

/// <summary>A question of a form: label, hint, error and control, bound to a property of the page's model.</summary>
public abstract class Field(PageParts parts) : TagHelper
{
    [HtmlAttributeName("for")]
    public ModelExpression For { get; set; } = null!;

    [HtmlAttributeName("label")]
    public string Label { get; set; } = "";

    [HtmlAttributeName("hint")]
    public string? Hint { get; set; }

    /// <summary>The label is read out but not shown: for a table of fields whose column says it.</summary>
    [HtmlAttributeName("label-hidden")]
    public bool LabelHidden { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    protected string Id => TagBuilder.CreateSanitizedId(Name, "_");

    protected string? Error { get; private set; }

    // Where a page gives null for a text, Razor passes "": here and in other tags the two mean the same.
    private bool HasHint => !string.IsNullOrEmpty(Hint);

    /// <summary>What was typed, where the form comes back; else what the model says.</summary>
    protected string? Typed =>
        ViewContext.ViewData.ModelState.TryGetValue(Name, out var entry) && entry.AttemptedValue is { } attempted
            ? attempted
            : For.Model switch
            {
                null => null,
                IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
                var model => model.ToString(),
            };

    /// <summary>The id that an error in the summary leads to.</summary>
    protected virtual string FirstControl => Id;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        parts.Add(Name, FirstControl, Label);
        Error = Errors.Text(ViewContext.ViewData.ModelState[Name], Label);

        var inner = await output.GetChildContentAsync();
        // What isn't ours (autocomplete, data-…) belongs to the control.
        var passed = output.Attributes.ToList();
        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Error is null ? "govuk-form-group" : "govuk-form-group govuk-form-group--error");
        Write(output.Content, passed, inner);
    }

    protected abstract void Write(TagHelperContent content, IReadOnlyList<TagHelperAttribute> passed, IHtmlContent inner);

    protected TagBuilder LabelFor(string id, string css = "govuk-label")
    {
        var label = Make("label", css + (LabelHidden ? " govuk-visually-hidden" : ""));
        label.Attributes["for"] = id;
        label.InnerHtml.Append(Label);
        return label;
    }

    protected void WriteHintAndError(IHtmlContentBuilder content)
    {
        if (HasHint)
        {
            var hint = Make("div", "govuk-hint");
            hint.Attributes["id"] = Id + "-hint";
            hint.InnerHtml.Append(Hint!);
            content.AppendHtml(hint);
        }
        if (Error is not null)
        {
            var error = Make("p", "govuk-error-message");
            error.Attributes["id"] = Id + "-error";
            error.InnerHtml.Append(Error);
            content.AppendHtml(error);
        }
    }

    /// <summary>The fieldset of a question with several controls; <paramref name="content"/> gets it.</summary>
    protected void WriteFieldset(TagHelperContent content, Action<IHtmlContentBuilder> controls, string? role = null)
    {
        var fieldset = Make("fieldset", "govuk-fieldset");
        if (role is not null)
        {
            fieldset.Attributes["role"] = role;
        }
        Describe(fieldset);
        var legend = Make("legend", "govuk-fieldset__legend" + (LabelHidden ? " govuk-visually-hidden" : ""));
        legend.InnerHtml.Append(Label);
        fieldset.InnerHtml.AppendHtml(legend);
        WriteHintAndError(fieldset.InnerHtml);
        controls(fieldset.InnerHtml);
        content.AppendHtml(fieldset);
    }

    protected void Describe(TagBuilder control, params string?[] more)
    {
        string?[] ids = [HasHint ? Id + "-hint" : null, Error is null ? null : Id + "-error", .. more];
        var described = string.Join(' ', ids.Where(id => id is not null));
        if (described.Length > 0)
        {
            control.Attributes["aria-describedby"] = described;
        }
        if (Error is not null && control.TagName is not "fieldset")
        {
            control.Attributes["aria-invalid"] = "true";
        }
    }

    protected static TagBuilder Make(string tag, string? css = null)
    {
        var builder = new TagBuilder(tag);
        if (!string.IsNullOrEmpty(css))
        {
            builder.Attributes["class"] = css;
        }
        return builder;
    }

    protected static void Pass(TagBuilder control, IReadOnlyList<TagHelperAttribute> passed)
    {
        foreach (var attribute in passed)
        {
            if (attribute.Name == "class")
            {
                control.AddCssClass(attribute.Value?.ToString() ?? "");
            }
            else
            {
                control.Attributes[attribute.Name] = attribute.Value?.ToString() ?? "";
            }
        }
    }

    /// <summary>The longest text that the model's attributes allow, null where none is named.</summary>
    protected int? Longest =>
        For
            .Metadata.ValidatorMetadata.Select(validator =>
                validator switch
                {
                    System.ComponentModel.DataAnnotations.StringLengthAttribute length => length.MaximumLength,
                    System.ComponentModel.DataAnnotations.MaxLengthAttribute { Length: > 0 } length => length.Length,
                    _ => (int?)null,
                }
            )
            .FirstOrDefault(length => length is not null);

    /// <summary>Values chosen so far, for radios, checkboxes and lists.</summary>
    protected IReadOnlySet<string> Chosen
    {
        get
        {
            if (ViewContext.ViewData.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is not null)
            {
                return entry.RawValue switch
                {
                    string[] several => several.ToHashSet(StringComparer.Ordinal),
                    _ => new HashSet<string>(StringComparer.Ordinal) { entry.AttemptedValue ?? "" },
                };
            }
            return For.Model switch
            {
                null => new HashSet<string>(StringComparer.Ordinal),
                string one => new HashSet<string>(StringComparer.Ordinal) { one },
                System.Collections.IEnumerable several => several.Cast<object?>().Select(Text).ToHashSet(StringComparer.Ordinal),
                var one => new HashSet<string>(StringComparer.Ordinal) { Text(one) },
            };

            static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        }
    }
}
