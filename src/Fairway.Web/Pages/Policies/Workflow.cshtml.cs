using Fairway.Rules.Appraisals;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Policies;

/// <summary>Who may do what at the beginning of the cycle: the workflow's own table, drawn and written out.</summary>
public sealed class WorkflowModel(Words words) : PageModel
{
    public IReadOnlyList<TransitionView> Transitions { get; private set; } = [];
    public IHtmlContent Picture { get; private set; } = HtmlString.Empty;

    public void OnGet()
    {
        Transitions = TransitionView.Of(words, AppraisalWorkflow.Table);
        Picture = WorkflowPicture.Of(
            words,
            AppraisalWorkflow.Table,
            words["Policies.WorkflowPicture"],
            words["Policies.WorkflowPictureText"]
        );
    }
}
