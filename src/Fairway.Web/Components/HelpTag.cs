using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fairway.Web.Components;

/// <summary>
/// A way from a page to guidance, questions and exercises on what it is about, where the question arises (LE-1): &lt;fw-help topic="mid-term" /&gt;.
/// </summary>
[HtmlTargetElement("fw-help", Attributes = "topic", TagStructure = TagStructure.WithoutEndTag)]
public sealed class HelpTag(Words words) : TagHelper
{
    /// <summary>A topic of the learning room.</summary>
    [HtmlAttributeName("topic")]
    public string Topic { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "fw-help fw-small fw-not-on-paper");
        output
            .Content.AppendHtml($"<a href=\"/learning/topics/{Topic}\">")
            .Append(words["Learning.Help", words["Learning.Topic." + Topic]])
            .AppendHtml("</a>");
    }
}
