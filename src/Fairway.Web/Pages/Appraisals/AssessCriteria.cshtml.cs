using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The supervisor's words under each extra criterion of the cycle (CY-4); no rating (CY-5).</summary>
public sealed class AssessCriteriaModel(FormDrafts<Assessment> drafts, AppraisalReading reading, Words words)
    : AssessmentPage(drafts, reading, words)
{
    [BindProperty]
    public List<AnswerRow> Rows { get; set; } = [];

    public override string Here => $"{Home}/assessment/criteria";
    protected override string Section => EndSections.Criteria;
    protected override bool Exists => Cycle.Criteria.Count > 0;

    protected override void Show(Assessment form) => Rows = CriterionRows.Of(Cycle, form.Criteria);

    protected override Assessment Change(Assessment form) => form with { Criteria = CriterionRows.Texts(Cycle, Rows) };
}
