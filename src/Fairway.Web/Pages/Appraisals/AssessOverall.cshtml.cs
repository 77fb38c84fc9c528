using Fairway.App.Appraisals;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The overall rating: a person's judgement, beside the ratings of the parts, which never compute it (CY-5).</summary>
public sealed class AssessOverallModel(FormDrafts<Assessment> drafts, AppraisalReading reading, Words words)
    : AssessmentPage(drafts, reading, words)
{
    public sealed class Fields
    {
        public string Rating { get; set; } = "";
        public string Text { get; set; } = "";
        public string OddnessReason { get; set; } = "";
    }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public OverallRating? Stored => Editable.Form.Overall;
    public IEnumerable<Choice> Ratings => Policy.Ratings.Overall.Select(r => new Choice(r.Code, r.Name.In(T.Language)));

    /// <summary>Not met where the rating that is saved sits oddly with the parts; null while something is unrated.</summary>
    public Finding? Oddly => Oddness.Of(Editable.Form, Cycle, Policy.Ratings);

    public bool AsksWhy => Oddly is { Judgement: Judgement.NotMet } || Input.OddnessReason.Length > 0;

    public override string Here => $"{Home}/assessment/overall";

    /// <summary>A rating that sits oddly comes back to this page once, with the question why.</summary>
    protected override string Section => EndSections.Overall;

    protected override void Show(Assessment form) =>
        Input = new Fields
        {
            Rating = Stored?.Rating ?? "",
            Text = Stored?.Text ?? "",
            OddnessReason = Stored?.OddnessReason ?? "",
        };

    protected override Assessment Change(Assessment form) =>
        form with
        {
            Overall = new OverallRating(Input.Rating, Input.Text.Trim(), Input.OddnessReason.Trim()),
        };
}
