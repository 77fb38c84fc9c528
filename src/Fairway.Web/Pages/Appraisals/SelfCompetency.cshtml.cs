using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The official on one competency (CY-4).</summary>
public sealed class SelfCompetencyModel(FormDrafts<SelfAssessment> drafts, AppraisalReading reading, Words words)
    : SelfPage(drafts, reading, words)
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    public string Text { get; set; } = "";

    public CoreCompetency? Competency => Policy.Catalogue.Find(Code);
    public CompetencyChoice? Choice => View.Agreement?.Competencies.FirstOrDefault(c => c.Code == Code);
    public CodedText? Stored => Editable.Form.Competencies.FirstOrDefault(c => c.Code == Code);
    public override string Here => $"{Home}/self/competencies/{Code}";
    protected override string Section => AgreementSections.OfCompetency(Code);
    protected override bool Exists => Cycle.Competencies.Contains(Code);

    protected override void Show(SelfAssessment form) => Text = Stored?.Text ?? "";

    protected override SelfAssessment Change(SelfAssessment form) => form.WithCompetency(new CodedText(Code, Text.Trim()));
}
