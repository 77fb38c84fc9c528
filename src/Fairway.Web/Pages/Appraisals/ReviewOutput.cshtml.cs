using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>One output at mid-term: progress, problems, and whether it stays, is adjusted or dropped; or a new one (CY-3).</summary>
public sealed class ReviewOutputModel(FormDrafts<ReviewForm> drafts, AppraisalReading reading, OutputLinks links, Words words)
    : SectionPage<ReviewForm>(drafts, words)
{
    public sealed class Fields
    {
        public string Progress { get; set; } = "";
        public string Problems { get; set; } = "";
        public OutputFate Fate { get; set; }
        public string Reason { get; set; } = "";
        public string Title { get; set; } = "";
        public string Measure { get; set; } = "";
        public string Timeline { get; set; } = "";
        public string Resources { get; set; } = "";
        public string Link { get; set; } = "";
    }

    [BindProperty(SupportsGet = true)]
    public Guid OutputId { get; set; }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public AppraisalView View { get; private set; } = null!;
    public IReadOnlyList<Choice> Links { get; private set; } = [];
    public Output? Original => View.Agreement?.Outputs.FirstOrDefault(o => o.Id == OutputId);
    public OutputReview? Stored => Editable.Form.Of(OutputId);
    public string Here => $"{Home}/review/outputs/{OutputId}";
    public bool IsNew => Original is null;

    public int Number
    {
        get
        {
            var outputs = Sections.Numbering(View, Editable.Form).Outputs;
            return Enumerable.Range(0, outputs.Length).FirstOrDefault(i => outputs[i].Id == OutputId, outputs.Length) + 1;
        }
    }

    public IEnumerable<Choice> Fates =>
        new[] { OutputFate.Kept, OutputFate.Adjusted, OutputFate.Withdrawn }.Select(fate => new Choice(
            fate.ToString(),
            T["Appraisals.Review.Fate." + fate],
            T["Appraisals.Review.FateHint." + fate]
        ));

    private string Section => ReviewSections.OfOutput(OutputId);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        Seen = Editable.Seen(Section);
        var texts = Stored?.Now ?? Original;
        Input = new Fields
        {
            Progress = Stored?.Progress ?? "",
            Problems = Stored?.Problems ?? "",
            Fate = Stored?.Fate ?? OutputFate.Kept,
            Reason = Stored?.Reason ?? "",
            Title = texts?.Title ?? "",
            Measure = texts?.Measure ?? "",
            Timeline = texts?.Timeline ?? "",
            Resources = texts?.Resources ?? "",
            Link = OutputLinks.Of(texts),
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        await LoadAsync(stop) ? await SaveAsync(Section, await ChangeAsync(stop), T["Appraisals.ReviewSaved"], stop) ?? Page() : NotFound();

    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken stop) =>
        await LoadAsync(stop) ? await AutosaveAsync(Section, await ChangeAsync(stop), stop) : NotFound();

    /// <summary>Takes a new output away again; those that were agreed on are withdrawn, with a reason.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop) || !IsNew)
        {
            return NotFound();
        }

        ModelState.Clear();
        return await SaveAsync(
                Section,
                form => form with { Outputs = form.Outputs.RemoveAll(o => o.Id == OutputId) },
                T["Appraisals.OutputRemoved"],
                stop
            ) ?? Page();
    }

    private async Task<Func<ReviewForm, ReviewForm>> ChangeAsync(CancellationToken stop)
    {
        var fate =
            IsNew ? OutputFate.Added
            : Input.Fate is OutputFate.Adjusted or OutputFate.Withdrawn ? Input.Fate
            : OutputFate.Kept;
        var (outcome, line) = await links.ReadAsync(Input.Link, stop);
        var now = new Output(
            OutputId,
            Input.Title.Trim(),
            Input.Measure.Trim(),
            Input.Timeline.Trim(),
            Input.Resources.Trim(),
            outcome,
            line
        );
        // Texts typed for an adjustment stay in the draft while somebody tries another choice; what stays as agreed carries none.
        var keeps = fate is OutputFate.Adjusted or OutputFate.Added || (fate != OutputFate.Kept && now != Original);
        var review = new OutputReview(
            OutputId,
            Input.Progress.Trim(),
            Input.Problems.Trim(),
            fate,
            keeps ? now : null,
            fate == OutputFate.Kept ? "" : Input.Reason.Trim()
        );
        return form => form.With(review);
    }

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (
            OutputId == Guid.Empty
            || await reading.LoadAsync(HttpContext.Reader(), Id, stop: stop) is not { } view
            || !await base.LoadAsync(stop)
        )
        {
            return false;
        }

        View = view;
        Links = await links.ChoicesAsync(view.Appraisal, stop);
        return true;
    }
}
