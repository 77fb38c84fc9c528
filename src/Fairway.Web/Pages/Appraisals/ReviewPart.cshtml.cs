using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The developmental objective at mid-term (CY-3).</summary>
public sealed class ReviewObjectiveModel(FormDrafts<ReviewForm> drafts, AppraisalReading reading, Words words)
    : SectionPage<ReviewForm>(drafts, words)
{
    public sealed class Fields
    {
        public string Progress { get; set; } = "";
        public string Actions { get; set; } = "";
    }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public AppraisalView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        Seen = Editable.Seen(ReviewSections.Objective);
        Input = new Fields { Progress = Editable.Form.Objective?.Progress ?? "", Actions = Editable.Form.Objective?.Actions ?? "" };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        await LoadAsync(stop) ? await SaveAsync(ReviewSections.Objective, Change, T["Appraisals.ReviewSaved"], stop) ?? Page() : NotFound();

    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken stop) =>
        await LoadAsync(stop) ? await AutosaveAsync(ReviewSections.Objective, Change, stop) : NotFound();

    private ReviewForm Change(ReviewForm form) =>
        form with
        {
            Objective =
                Input.Progress.Length + Input.Actions.Length == 0 ? null : new ObjectiveReview(Input.Progress.Trim(), Input.Actions.Trim()),
        };

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await reading.LoadAsync(HttpContext.Reader(), Id, stop: stop) is not { } view || !await base.LoadAsync(stop))
        {
            return false;
        }

        View = view;
        return true;
    }
}

/// <summary>Why fewer or more outputs are left than usual (CY-3).</summary>
public sealed class ReviewNumberModel(FormDrafts<ReviewForm> drafts, Words words) : SectionPage<ReviewForm>(drafts, words)
{
    [BindProperty]
    public string Reason { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        Seen = Editable.Seen(ReviewSections.CountReason);
        Reason = Editable.Form.CountReason;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        await SaveAsync(ReviewSections.CountReason, form => form with { CountReason = Reason.Trim() }, T["Appraisals.ReviewSaved"], stop)
        ?? Page();
}

/// <summary>When the mid-term discussion was held (CY-2b).</summary>
public sealed class ReviewDiscussionModel(FormDrafts<ReviewForm> drafts, Words words) : SectionPage<ReviewForm>(drafts, words)
{
    [BindProperty]
    public LocalDate? DiscussedOn { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        Seen = Editable.Seen(ReviewSections.Discussion);
        DiscussedOn = Editable.Form.DiscussedOn;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (DiscussedOn > HttpContext.Reader().Today)
        {
            ModelState.AddModelError(nameof(DiscussedOn), T["Refusals.DiscussionInFuture", DiscussedOn, HttpContext.Reader().Today]);
        }

        return await SaveAsync(
                ReviewSections.Discussion,
                form => form with { DiscussedOn = DiscussedOn },
                T["Appraisals.DiscussionSaved"],
                stop
            ) ?? Page();
    }
}
