using Fairway.App;
using Fairway.App.Results;
using Fairway.Web.Accounts;
using Fairway.Web.Pages.Outcomes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Workplans;

/// <summary>A unit's workplan as everybody signed in reads it (RB-3).</summary>
public sealed class WorkplanModel(FairwayDb db) : PageModel
{
    public WorkplanInFull Plan { get; private set; } = null!;
    public IReadOnlyList<BienniumLink> Links { get; private set; } = [];

    /// <summary>The unit above whose chief answers for this one.</summary>
    public string NameAbove => Plan.Above.FirstOrDefault(unit => unit.Code == Plan.ChiefOf)?.Name ?? Plan.ChiefOf ?? "";

    public async Task<IActionResult> OnGetAsync(int biennium, string? unit, CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        var known = await Bienniums.KnownAsync(db, reader.Today, stop);
        if (
            string.IsNullOrEmpty(unit)
            || !known.Contains(biennium)
            || await WorkplanInFull.FindAsync(db, reader, unit, biennium, stop) is not { } plan
        )
        {
            return NotFound();
        }
        Plan = plan;
        Links = Bienniums.Links(known, biennium, year => ResultLinks.Workplan(unit, year));
        return Page();
    }
}
