using Fairway.App;
using Fairway.App.Underperformance;
using Fairway.Rules.Underperformance;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.Underperformance;

/// <summary>The supervisor writes the plan: their own until it is shared (UP-1).</summary>
public sealed class PlanModel(CaseReader cases, CaseDrafts drafts, CaseSigning signing, Words words)
    : CaseFormPage<ImprovementPlan>(cases, words)
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

    [BindProperty]
    public Fields Input { get; set; } = new();

    protected override CaseAct Keeps => CaseAct.SavePlan;

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

    public Task<IActionResult> OnPostAsync(CancellationToken stop) => SaveAsync(Home, T["Underperformance.PlanKept"], stop);

    public Task<IActionResult> OnPostAnotherAsync(CancellationToken stop) =>
        SaveAsync($"{Home}/plan", T["Underperformance.PlanKept"], stop);

    public Task<IActionResult> OnPostShareAsync(CancellationToken stop) =>
        SaveAsync(Home, T["Underperformance.PlanShared"], stop, () => signing.ShareAsync(HttpContext.Reader(), Id, stop));

    protected override Task<EditableCaseForm<ImprovementPlan>?> KeptAsync(CancellationToken stop) =>
        drafts.PlanAsync(HttpContext.Reader(), Id, stop);

    protected override Task<ActResult> KeepAsync(CancellationToken stop) =>
        drafts.SavePlanAsync(HttpContext.Reader(), Id, Seen, Written, stop);

    protected override void Fill(ImprovementPlan form) =>
        Input = new Fields
        {
            Remedies =
            [
                .. form.Remedies.Select(r => new RemedyFields
                {
                    Code = r.Code,
                    Text = r.Text,
                    By = r.By,
                }),
            ],
            Objectives =
            [
                .. form.Objectives.Select(o => new ObjectiveFields
                {
                    Text = o.Text,
                    Measure = o.Measure,
                    DueOn = o.DueOn,
                }),
            ],
            Monitoring = form.Monitoring,
            Warning = form.Warning,
            DiscussedOn = form.DiscussedOn,
        };

    protected override void AddEmpty()
    {
        // One more of each than there is, as far as there may be.
        if (Input.Remedies.Count < MostRemedies)
        {
            Input.Remedies.Add(new RemedyFields());
        }

        if (Input.Objectives.Count < View.Rules.Objectives.Maximum)
        {
            Input.Objectives.Add(new ObjectiveFields());
        }
    }
}
