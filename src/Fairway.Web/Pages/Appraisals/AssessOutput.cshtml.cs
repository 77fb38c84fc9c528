using System.Collections.Immutable;
using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The supervisor on one output, against its measure (CY-4).</summary>
public sealed class AssessOutputModel(FormDrafts<Assessment> drafts, AppraisalReading reading, Raising raising, Words words)
    : AssessItemPage(drafts, reading, raising, words)
{
    [BindProperty(SupportsGet = true)]
    public Guid OutputId { get; set; }

    public StandingOutput Output => Cycle.Outputs.First(o => o.Now.Id == OutputId);
    public SelfAssessedOutput? Said => Self.Outputs.FirstOrDefault(o => o.Id == OutputId);
    public OutputReview? AtMidTerm => View.Review?.Of(OutputId);
    public override Assessed? Stored => Editable.Form.OfOutput(OutputId);
    public override string Here => $"{Home}/assessment/outputs/{OutputId}";
    protected override string Section => AgreementSections.OfOutput(OutputId);
    protected override string Key => OutputId.ToString();
    protected override ImmutableArray<Rating> Scale => Policy.Ratings.Outputs;
    protected override bool Exists => Cycle.Outputs.Any(o => o.Now.Id == OutputId);

    protected override Assessment Change(Assessment form) => form.WithOutput(Given);
}
