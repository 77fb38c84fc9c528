using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fairway.Web.Components;

/// <summary>
/// How the draft stands, inside a form with data-autosave: &lt;fw-saved at="@T.Time(draft.SavedAt)" /&gt;. Without the script it says when it was last saved.
/// </summary>
[HtmlTargetElement("fw-saved", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SavedTag(Words words) : TagHelper
{
    /// <summary>Time of day of the last saving; null where nothing was saved.</summary>
    [HtmlAttributeName("at")]
    public string? At { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "fw-saved");
        output.Attributes.SetAttribute("data-saved", words["Components.Saved.At"]);
        output.Attributes.SetAttribute("role", "status");
        foreach (
            var (name, key) in new[]
            {
                ("data-waiting", "Waiting"),
                ("data-signed-out", "SignedOut"),
                ("data-sign-in", "SignIn"),
                ("data-conflict", "Conflict"),
                ("data-reload", "Reload"),
                ("data-expired", "Expired"),
                ("data-failed", "Failed"),
                ("data-offline", "Offline"),
                ("data-kept", "Kept"),
                ("data-put-back", "PutBack"),
                ("data-drop", "Drop"),
            }
        )
        {
            output.Attributes.SetAttribute(name, words["Components.Saved." + key]);
        }
        if (!string.IsNullOrEmpty(At))
        {
            output.Content.SetContent(words["Components.Saved.At"].Replace("{time}", At, StringComparison.Ordinal));
        }
    }
}
