using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>When the two held the discussion at the end of the cycle (CY-2b).</summary>
public sealed class AssessDiscussionModel(FormDrafts<Assessment> drafts, AppraisalReading reading, Words words)
    : AssessmentPage(drafts, reading, words)
{
    [BindProperty]
    public LocalDate? DiscussedOn { get; set; }

    public override string Here => $"{Home}/assessment/discussion";
    protected override string Section => EndSections.Discussion;

    /// <summary>A day that lies ahead is kept in the draft and refused when signing; said here at once.</summary>
    public bool Ahead => DiscussedOn > HttpContext.Reader().Today;

    protected override void Show(Assessment form) => DiscussedOn = form.DiscussedOn;

    protected override Assessment Change(Assessment form) => form with { DiscussedOn = DiscussedOn };
}
