using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The official on one output: what was achieved, what was hard, what was learned (CY-4).</summary>
public sealed class SelfOutputModel(FormDrafts<SelfAssessment> drafts, AppraisalReading reading, Words words)
    : SelfPage(drafts, reading, words)
{
    public sealed class Fields
    {
        public string Achieved { get; set; } = "";
        public string Challenges { get; set; } = "";
        public string Lessons { get; set; } = "";
    }

    [BindProperty(SupportsGet = true)]
    public Guid OutputId { get; set; }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public StandingOutput Output => Cycle.Outputs.First(o => o.Now.Id == OutputId);
    public SelfAssessedOutput? Stored => Editable.Form.Outputs.FirstOrDefault(o => o.Id == OutputId);
    public override string Here => $"{Home}/self/outputs/{OutputId}";
    protected override string Section => AgreementSections.OfOutput(OutputId);
    protected override bool Exists => Cycle.Outputs.Any(o => o.Now.Id == OutputId);

    protected override void Show(SelfAssessment form) =>
        Input = new Fields
        {
            Achieved = Stored?.Achieved ?? "",
            Challenges = Stored?.Challenges ?? "",
            Lessons = Stored?.Lessons ?? "",
        };

    protected override SelfAssessment Change(SelfAssessment form) =>
        form.With(new SelfAssessedOutput(OutputId, Input.Achieved.Trim(), Input.Challenges.Trim(), Input.Lessons.Trim()));
}
