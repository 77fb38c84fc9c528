using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The reader's own appraisals: straight to the one there is, a list of several, or how to begin.</summary>
public sealed class MineModel(AppraisalLines appraisals, Openings openings, CycleOpening opening, Words t) : PageModel
{
    public IReadOnlyList<AppraisalLine> Lines { get; private set; } = [];

    /// <summary>Whether the cycle that runs can be opened, and if not, why; null where it is open.</summary>
    public OpeningLine? Opening { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (reader.StaffId is null)
        {
            // Not in the staff file: no appraisal, and no such page.
            return NotFound();
        }

        Lines = await appraisals.OwnAsync(reader, stop);
        var current = Lines.Where(l => l.Appraisal.CycleStart <= reader.Today && l.Appraisal.DueOn >= reader.Today).ToList();
        if (Lines.Count == 1 && current.Count == 1)
        {
            return Redirect($"/appraisals/{current[0].Appraisal.Id}");
        }

        if (current.Count == 0)
        {
            Opening = await openings.OwnAsync(reader, stop);
        }

        return Page();
    }

    /// <summary>Opens the reader's own cycle; a second click finds it open and leads there all the same.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (reader.StaffId is not { } me)
        {
            return NotFound();
        }

        var opened = await opening.OpenAsync(reader, [me], stop);
        if (opened.Count > 0)
        {
            this.Done(t["Team.OwnOpened", opened[0].Cycle!.Value.Label]);
        }

        return RedirectToPage();
    }

    public static string Label(Appraisal appraisal) => new Cycle(appraisal.CycleStart, appraisal.DueOn).Label;
}
