using Fairway.App.Underperformance;
using Fairway.Rules.Underperformance;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.Underperformance;

/// <summary>HR records approved leave as far as the clock needs it: its days, and not what kind it is (UP-2, UP-3).</summary>
public sealed class LeaveModel(CaseReader cases, CaseDialogue dialogue, Words words) : CasePage(cases, words)
{
    public sealed class Fields
    {
        public LocalDate? From { get; set; }

        /// <summary>Blank: not known yet.</summary>
        public LocalDate? LastDay { get; set; }
    }

    [BindProperty]
    public Fields Input { get; set; } = new();

    /// <summary>The leave whose end has become known; null: a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Of { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop, CaseAct.RecordLeave))
        {
            return NotFound();
        }

        if (View.Leaves.FirstOrDefault(l => l.Id is not null && l.Id == Of) is { } known)
        {
            Form = known.Id!.Value;
            Input = new Fields { From = known.From, LastDay = known.LastDay };
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        ModelState.IsValid
            ? await ActAsync(
                dialogue.RecordLeaveAsync(HttpContext.Reader(), Id, Form, Input.From, Input.LastDay, stop),
                $"{Home}/leave",
                T["Underperformance.LeaveKept"],
                stop,
                CaseAct.RecordLeave
            )
        : await LoadAsync(stop, CaseAct.RecordLeave) ? Page()
        : NotFound();

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken stop) =>
        await ActAsync(
            dialogue.RemoveLeaveAsync(HttpContext.Reader(), Id, Of ?? Guid.Empty, stop),
            $"{Home}/leave",
            T["Underperformance.LeaveRemoved"],
            stop,
            CaseAct.RecordLeave
        );
}
