using Fairway.App.Underperformance;
using Fairway.Rules.Underperformance;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.Appraisals;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.Underperformance;

/// <summary>The supervisor records the discussion (UP-1).</summary>
public sealed class DiscussionModel(CaseReader cases, CaseDialogue dialogue, Words words) : CasePage(cases, words)
{
    public sealed class Fields : LateFields
    {
        public LocalDate? HeldOn { get; set; }
        public string Clarified { get; set; } = "";
        public string Raised { get; set; } = "";
        public string Offered { get; set; } = "";
    }

    [BindProperty]
    public Fields Input { get; set; } = new();

    /// <summary>Which discussion it is, counted from 1.</summary>
    [BindProperty]
    public int Number { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop, CaseAct.RecordDiscussion))
        {
            return NotFound();
        }

        Number = View.Discussions.Count + 1;
        return Page();
    }

    /// <summary>The first discussion can be late, once its day is over; a further one has none.</summary>
    protected override void Loaded()
    {
        if (View.Case.State == CaseState.Opened)
        {
            var due = CaseSteps.DiscussionDue(View.Case, View.Rules);
            Input.AskIfAfter(HttpContext.Reader().Today > due ? due : null, T["Underperformance.IfHeldLate", due]);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
        {
            return await LoadAsync(stop, CaseAct.RecordDiscussion) ? Page() : NotFound();
        }

        var record = new DiscussionRecord
        {
            HeldOn = Input.HeldOn,
            Clarified = Input.Clarified.Trim(),
            Raised = Input.Raised.Trim(),
            Offered = Input.Offered.Trim(),
        };
        return await ActAsync(
            dialogue.DiscussAsync(HttpContext.Reader(), Id, Number, record, Input.Said, stop),
            Home,
            T["Underperformance.DiscussionKept"],
            stop,
            CaseAct.RecordDiscussion
        );
    }
}
