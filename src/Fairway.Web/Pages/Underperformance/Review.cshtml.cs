using Fairway.App;
using Fairway.App.Underperformance;
using Fairway.Rules.Underperformance;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.Underperformance;

/// <summary>The supervisor reviews how the plan went: their own text until it is signed (UP-1, UP-2).</summary>
public sealed class ReviewModel(CaseReader cases, CaseDrafts drafts, Words words) : CaseFormPage<ProgressReview>(cases, words)
{
    public sealed class ObjectiveFields
    {
        public Progress? Reached { get; set; }
        public string Text { get; set; } = "";
    }

    public sealed class RemedyFields
    {
        public bool? Given { get; set; }
        public string Text { get; set; } = "";
    }

    public sealed class Fields
    {
        public List<ObjectiveFields> Objectives { get; set; } = [];
        public List<RemedyFields> Remedies { get; set; } = [];
        public bool? Sufficient { get; set; }
        public string Text { get; set; } = "";
        public LocalDate? DiscussedOn { get; set; }
    }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public ImprovementPlan Plan => View.Plan!.Value.Plan;

    /// <summary>Whether the time of the plan has run: before that it can only be found sufficient.</summary>
    public bool TimeHasRun => ReviewClock.IsOver(View.Clock!, HttpContext.Reader().Today).Judgement == Rules.Judgement.Met;

    public IEnumerable<Choice> Reaches =>
        Enum.GetValues<Progress>().Select(p => new Choice(p.ToString(), T["Underperformance.Reached." + p]));

    public IEnumerable<Choice> YesNo => [new Choice("True", T["Policies.Yes"]), new Choice("False", T["Policies.No"])];

    public IEnumerable<Choice> Results =>
        [
            new Choice("True", T["Underperformance.Sufficient"], T["Underperformance.SufficientHint"]),
            new Choice("False", T["Underperformance.Insufficient"], T["Underperformance.InsufficientHint"]),
        ];

    protected override CaseAct Keeps => CaseAct.SaveReview;

    private ProgressReview Written =>
        new()
        {
            Objectives = [.. Input.Objectives.Select(o => new ObjectiveProgress(o.Reached, o.Text.Trim()))],
            Remedies = [.. Input.Remedies.Select(r => new RemedyGiven(r.Given, r.Text.Trim()))],
            Sufficient = Input.Sufficient,
            Text = Input.Text.Trim(),
            DiscussedOn = Input.DiscussedOn,
        };

    public Task<IActionResult> OnPostAsync(CancellationToken stop) => SaveAsync($"{Home}/sign", null, stop);

    public Task<IActionResult> OnPostKeepAsync(CancellationToken stop) => SaveAsync(Home, T["Underperformance.ReviewKept"], stop);

    protected override Task<EditableCaseForm<ProgressReview>?> KeptAsync(CancellationToken stop) =>
        drafts.ReviewAsync(HttpContext.Reader(), Id, stop);

    protected override Task<ActResult> KeepAsync(CancellationToken stop) =>
        drafts.SaveReviewAsync(HttpContext.Reader(), Id, Seen, Written, stop);

    protected override void Fill(ProgressReview form) =>
        Input = new Fields
        {
            Objectives = [.. form.Objectives.Select(o => new ObjectiveFields { Reached = o.Reached, Text = o.Text })],
            Remedies = [.. form.Remedies.Select(r => new RemedyFields { Given = r.Given, Text = r.Text })],
            Sufficient = form.Sufficient,
            Text = form.Text,
            DiscussedOn = form.DiscussedOn,
        };

    protected override void AddEmpty()
    {
        while (Input.Objectives.Count < Plan.Objectives.Length)
        {
            Input.Objectives.Add(new ObjectiveFields());
        }

        while (Input.Remedies.Count < Plan.Remedies.Length)
        {
            Input.Remedies.Add(new RemedyFields());
        }
    }
}
