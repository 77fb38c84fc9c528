using Fairway.Web.Hosting;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fairway.Web.Components;

/// <summary>Every script of a page carries the number that the answer's policy names: one that somebody else put there has none, and doesn't run.</summary>
[HtmlTargetElement("script", Attributes = "src")]
public sealed class ScriptTag : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Attributes.SetAttribute("nonce", Headers.NonceOf(ViewContext.HttpContext));
}
