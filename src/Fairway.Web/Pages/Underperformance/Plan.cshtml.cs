using Fairway.App;
using Fairway.App.Underperformance;
using Fairway.Rules.Underperformance;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.Underperformance;

/// <summary>The supervisor writes the plan: their own until it is shared (UP-1).</summary>
public sealed class PlanModel(CaseReader cases, CaseDrafts drafts, CaseSigning signing, Words words) : CasePage(cases, words)
{
    private const int MostRemedies = 5;

    public sealed class RemedyFields
    {
        public string Code { get; set; } = "";
        public string Text { get; set; } = "";
        public LocalDate? By { get; set; }

        public bool IsEmpty => Code.Length == 0 && string.IsNullOrWhiteSpace(Text) && By is null;
    }

    public sealed class ObjectiveFields
    {
        public string Text { get; set; } = "";
        public string Measure { get; set; } = "";
        public LocalDate? DueOn { get; set; }

        public bool IsEmpty => string.IsNullOrWhiteSpace(Text + Measure) && DueOn is null;
    }

    public sealed class Fields
    {
        public List<RemedyFields> Remedies { get; set; } = [];
        public List<ObjectiveFields> Objectives { get; set; } = [];
        public string Monitoring { get; set; } = "";
        public string Warning { get; set; } = "";
        public LocalDate? DiscussedOn { get; set; }
    }

    /// <summary>The text as it was shown, in short.</summary>
    [BindProperty]
    public string Seen { get; set; } = "";

    [BindProperty]
    public Fields Input { get; set; } = new();

    public Instant? SavedAt { get; private set; }

    private ImprovementPlan Written =>
        new()
        {
            Remedies = [.. Input.Remedies.Where(r => !r.IsEmpty).Select(r => new PlannedRemedy(r.Code, r.Text.Trim(), r.By))],
            Objectives =
            [
                .. Input.Objectives.Where(o => !o.IsEmpty).Select(o => new PlanObjective(o.Text.Trim(), o.Measure.Trim(), o.DueOn)),
            ],
            Monitoring = Input.Monitoring.Trim(),
            Warning = Input.Warning.Trim(),
            DiscussedOn = Input.DiscussedOn,
        };

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await drafts.PlanAsync(HttpContext.Reader(), Id, stop) is not { } editable)
        {
            return NotFound();
        }

        (Seen, SavedAt) = (editable.Seen, editable.SavedAt);
        var plan = editable.Form;
        Input = new Fields
        {
            Remedies =
            [
                .. plan.Remedies.Select(r => new RemedyFields
                {
                    Code = r.Code,
                    Text = r.Text,
                    By = r.By,
                }),
            ],
            Objectives =
            [
                .. plan.Objectives.Select(o => new ObjectiveFields
                {
                    Text = o.Text,
                    Measure = o.Measure,
                    DueOn = o.DueOn,
                }),
            ],
            Monitoring = plan.Monitoring,
            Warning = plan.Warning,
            DiscussedOn = plan.DiscussedOn,
        };
        return await ShowAsync(stop);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken stop) => SaveAsync(Home, T["Underperformance.PlanKept"], stop);

    public Task<IActionResult> OnPostAnotherAsync(CancellationToken stop) =>
        SaveAsync($"{Home}/plan", T["Underperformance.PlanKept"], stop);

    public async Task<IActionResult> OnPostShareAsync(CancellationToken stop)
    {
        if (ModelState.IsValid)
        {
            var kept = await drafts.SavePlanAsync(HttpContext.Reader(), Id, Seen, Written, stop);
            var result = kept is ActResult.Done ? await signing.ShareAsync(HttpContext.Reader(), Id, stop) : kept;
            if (Answer(result, Home, T["Underperformance.PlanShared"], FieldOf) is { } answer)
            {
                return answer;
            }
        }

        return await ShowAsync(stop);
    }

    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
        {
            return Autosaved.Problem(string.Join(" ", ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage)));
        }

        var result = await drafts.SavePlanAsync(HttpContext.Reader(), Id, Seen, Written, stop);
        return Autosaved.Answer(T, result, (await drafts.PlanAsync(HttpContext.Reader(), Id, stop))?.Seen);
    }

    private async Task<IActionResult> SaveAsync(string to, string done, CancellationToken stop) =>
        ModelState.IsValid
        && Answer(await drafts.SavePlanAsync(HttpContext.Reader(), Id, Seen, Written, stop), to, done, FieldOf) is { } answer
            ? answer
            : await ShowAsync(stop);

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop, CaseAct.SavePlan))
        {
            return NotFound();
        }

        if (Overtaken && await drafts.PlanAsync(HttpContext.Reader(), Id, stop) is { } editable)
        {
            Seen = editable.Seen;
            ModelState.Remove(nameof(Seen));
        }

        // One more of each than there is, as far as there may be.
        if (Input.Remedies.Count < MostRemedies)
        {
            Input.Remedies.Add(new RemedyFields());
        }

        if (Input.Objectives.Count < View.Rules.Objectives.Maximum)
        {
            Input.Objectives.Add(new ObjectiveFields());
        }

        return Page();
    }
}

/// <summary>What a page that saves as one types answers.</summary>
internal static class Autosaved
{
    /// <param name="seen">The text as it is kept now, so that the next save builds on it.</param>
    public static IActionResult Answer(Words t, ActResult result, string? seen) =>
        result switch
        {
            ActResult.Done => new JsonResult(new Dictionary<string, string>(StringComparer.Ordinal) { ["Seen"] = seen ?? "" }),
            ActResult.Overtaken => new StatusCodeResult(StatusCodes.Status409Conflict),
            ActResult.Refused refused => Problem(string.Join(" ", refused.Refusals.Select(r => t.Refusal(r)))),
            _ => new NotFoundResult(),
        };

    public static ContentResult Problem(string sentence) =>
        new()
        {
            Content = sentence,
            ContentType = "text/plain; charset=utf-8",
            StatusCode = StatusCodes.Status400BadRequest,
        };
}
