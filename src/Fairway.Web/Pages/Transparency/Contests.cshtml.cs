using Fairway.App.Transparency;
using Fairway.Rules.Promotions;
using Fairway.Rules.Transparency;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Transparency;

/// <summary>Contests of all exercises and how they ended, as counts (FA-1, decision 16).</summary>
public sealed class ContestsModel(ContestEnds ends) : PageModel
{
    public IReadOnlyList<ContestEnd> Ends { get; private set; } = [];

    public ProcessKind ProcessOf(ExerciseKind kind) => OfficeProcesses.All.First(p => p.Exercise == kind).Kind;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await ends.AllAsync(HttpContext.Reader(), stop) is not { } all)
        {
            return NotFound();
        }
        Ends = all;
        return Page();
    }
}
