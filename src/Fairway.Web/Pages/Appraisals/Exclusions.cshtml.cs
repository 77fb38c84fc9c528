using Fairway.App;
using Fairway.App.Appraisals;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>Who is left out of which cycle in the units that the reader is HR partner of, with those taken in again.</summary>
public sealed class ExclusionsModel(FairwayDb db) : PageModel
{
    public IReadOnlyList<ExclusionLine> Standing { get; private set; } = [];
    public IReadOnlyList<ExclusionLine> Ended { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await ExclusionReading.ListAsync(db, HttpContext.Reader(), stop) is not { } all)
        {
            return NotFound();
        }

        Standing = [.. all.Where(l => l.Exclusion.EndedAt is null)];
        Ended = [.. all.Where(l => l.Exclusion.EndedAt is not null)];
        return Page();
    }
}
