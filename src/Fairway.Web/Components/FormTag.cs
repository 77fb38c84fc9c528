using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fairway.Web.Components;

/// <summary>
/// Every form that posts to us carries the token against forgery. The framework's own helper leaves it out where a form names its address, and the form
/// would be refused.
/// </summary>
[HtmlTargetElement("form", Attributes = "action")]
public sealed class FormTag(IHtmlGenerator generator) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    // After the framework's.
    public override int Order => 100;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var posts =
            output.Attributes.TryGetAttribute("method", out var method)
            && string.Equals(method.Value?.ToString(), "post", StringComparison.OrdinalIgnoreCase);
        var address = context.AllAttributes["action"].Value?.ToString();
        // An empty address is the page's own: the framework has added the token.
        if (posts && address is ['/', ..] && !context.AllAttributes.ContainsName("asp-antiforgery"))
        {
            output.PostContent.AppendHtml(generator.GenerateAntiforgery(ViewContext));
        }
    }
}
