using Fairway.App.Underperformance;
using Fairway.Rules.Underperformance;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.Appraisals;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Underperformance;

/// <summary>Support that is offered, with the heading under which it stands.</summary>
public sealed record SupportModel(IEnumerable<SupportOffer> Offers, string Title);

/// <summary>HR or the Reports Board asks a supervisor to look at something (UP-1).</summary>
public sealed class ProposeModel(CaseOpenings openings, Words words) : AppraisalPage(words)
{
    [BindProperty(SupportsGet = true)]
    public string StaffId { get; set; } = "";

    [BindProperty]
    public Guid Form { get; set; }

    [BindProperty]
    public string Reason { get; set; } = "";

    public CaseSubject Subject { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        Form = Guid.CreateVersion7();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var result = await openings.ProposeAsync(HttpContext.Reader(), StaffId, Form, Reason, stop);
        // Who only asked for the Board reads nothing of it before a result: the list says what there is for them.
        if (Answer(result, "/underperformance", T["Underperformance.Proposed"], field => field) is { } answer)
        {
            return answer;
        }

        if (Overtaken)
        {
            ModelState.AddModelError("", T["Underperformance.RunsAlready"]);
        }

        return await LoadAsync(stop) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await openings.SubjectAsync(HttpContext.Reader(), StaffId, stop) is not { Act: CaseAct.Propose } subject)
        {
            return false;
        }

        Subject = subject;
        return true;
    }
}
