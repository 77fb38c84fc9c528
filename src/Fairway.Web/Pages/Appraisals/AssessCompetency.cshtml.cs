using System.Collections.Immutable;
using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The supervisor on one competency, against its indicators of success (CY-4).</summary>
public sealed class AssessCompetencyModel(FormDrafts<Assessment> drafts, AppraisalReading reading, Raising raising, Words words)
    : AssessItemPage(drafts, reading, raising, words)
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    public CoreCompetency? Competency => Policy.Catalogue.Find(Code);
    public CompetencyChoice? Choice => View.Agreement?.Competencies.FirstOrDefault(c => c.Code == Code);
    public CodedText? Said => Self.Competencies.FirstOrDefault(c => c.Code == Code);
    public override Assessed? Stored => Editable.Form.OfCompetency(Code);
    public override string Here => $"{Home}/assessment/competencies/{Code}";
    protected override string Section => AgreementSections.OfCompetency(Code);
    protected override string Key => Code;
    protected override ImmutableArray<Rating> Scale => Policy.Ratings.Competencies;
    protected override bool Exists => Cycle.Competencies.Contains(Code);

    protected override Assessment Change(Assessment form) => form.WithCompetency(Given);
}
