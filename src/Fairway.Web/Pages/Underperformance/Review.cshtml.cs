using Fairway.App.Underperformance;
using Fairway.Rules.Underperformance;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.Underperformance;

/// <summary>The supervisor reviews how the plan went: their own text until it is signed (UP-1, UP-2).</summary>
public sealed class ReviewModel(CaseReader cases, CaseDrafts drafts, Words words) : CasePage(cases, words)
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

    /// <summary>The text as it was shown, in short.</summary>
    [BindProperty]
    public string Seen { get; set; } = "";

    [BindProperty]
    public Fields Input { get; set; } = new();

    public Instant? SavedAt { get; private set; }

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

    private ProgressReview Written =>
        new()
        {
            Objectives = [.. Input.Objectives.Select(o => new ObjectiveProgress(o.Reached, o.Text.Trim()))],
            Remedies = [.. Input.Remedies.Select(r => new RemedyGiven(r.Given, r.Text.Trim()))],
            Sufficient = Input.Sufficient,
            Text = Input.Text.Trim(),
            DiscussedOn = Input.DiscussedOn,
        };

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await drafts.ReviewAsync(HttpContext.Reader(), Id, stop) is not { } editable)
        {
            return NotFound();
        }

        (Seen, SavedAt) = (editable.Seen, editable.SavedAt);
        var form = editable.Form;
        Input = new Fields
        {
            Objectives = [.. form.Objectives.Select(o => new ObjectiveFields { Reached = o.Reached, Text = o.Text })],
            Remedies = [.. form.Remedies.Select(r => new RemedyFields { Given = r.Given, Text = r.Text })],
            Sufficient = form.Sufficient,
            Text = form.Text,
            DiscussedOn = form.DiscussedOn,
        };
        return await ShowAsync(stop);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken stop) => SaveAsync($"{Home}/sign", null, stop);

    public Task<IActionResult> OnPostKeepAsync(CancellationToken stop) => SaveAsync(Home, T["Underperformance.ReviewKept"], stop);

    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
        {
            return Autosaved.Problem(string.Join(" ", ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage)));
        }

        var result = await drafts.SaveReviewAsync(HttpContext.Reader(), Id, Seen, Written, stop);
        return Autosaved.Answer(T, result, (await drafts.ReviewAsync(HttpContext.Reader(), Id, stop))?.Seen);
    }

    private async Task<IActionResult> SaveAsync(string to, string? done, CancellationToken stop) =>
        ModelState.IsValid
        && Answer(await drafts.SaveReviewAsync(HttpContext.Reader(), Id, Seen, Written, stop), to, done, FieldOf) is { } answer
            ? answer
            : await ShowAsync(stop);

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop, CaseAct.SaveReview))
        {
            return NotFound();
        }

        if (Overtaken && await drafts.ReviewAsync(HttpContext.Reader(), Id, stop) is { } editable)
        {
            Seen = editable.Seen;
            ModelState.Remove(nameof(Seen));
        }

        while (Input.Objectives.Count < Plan.Objectives.Length)
        {
            Input.Objectives.Add(new ObjectiveFields());
        }

        while (Input.Remedies.Count < Plan.Remedies.Length)
        {
            Input.Remedies.Add(new RemedyFields());
        }

        return Page();
    }
}
