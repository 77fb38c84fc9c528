using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The official on the developmental objective, or on career (CY-4).</summary>
public sealed class SelfPartModel(FormDrafts<SelfAssessment> drafts, AppraisalReading reading, Words words)
    : SelfPage(drafts, reading, words)
{
    /// <summary>"objective" or "career".</summary>
    [BindProperty(SupportsGet = true)]
    public string Part { get; set; } = "";

    [BindProperty]
    public string Text { get; set; } = "";

    public bool OnCareer => Part == EndSections.Career;
    public string Stored => OnCareer ? Editable.Form.Career : Editable.Form.Objective;
    public override string Here => $"{Home}/self/{Part}";
    protected override string Section => Part;

    protected override void Show(SelfAssessment form) => Text = Stored;

    protected override SelfAssessment Change(SelfAssessment form) =>
        OnCareer ? form with { Career = Text.Trim() } : form with { Objective = Text.Trim() };
}
