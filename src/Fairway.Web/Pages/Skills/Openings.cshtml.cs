using Fairway.App.Skills;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Skills;

/// <summary>Vacancies and mobility exercises for which HR looks for skills (LE-3).</summary>
public sealed class OpeningsModel(SkillsOpenings openings) : PageModel
{
    public const int Size = 20;

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public IReadOnlyList<SkillsOpening> Lines { get; private set; } = [];
    public IEnumerable<SkillsOpening> Shown => Lines.Skip((Math.Max(P, 1) - 1) * Size).Take(Size);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await openings.ListAsync(HttpContext.Reader(), stop) is not { } lines)
        {
            return NotFound();
        }
        Lines = lines;
        return Page();
    }
}
