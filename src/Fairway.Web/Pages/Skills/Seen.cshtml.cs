using Fairway.App.Policies;
using Fairway.App.Skills;
using Fairway.Rules.Skills;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Skills;

/// <summary>Who looked for what, for which purpose, and was shown the reader (LE-3).</summary>
public sealed class SeenModel(SkillsConsents consents, SkillsCatalogue catalogue, PolicyLibrary policies) : PageModel
{
    public const int Size = 20;

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public IReadOnlyList<SeenLine> Lines { get; private set; } = [];
    public IEnumerable<SeenLine> Shown => Lines.Skip((Math.Max(P, 1) - 1) * Size).Take(Size);
    public CatalogueView Catalogue { get; private set; } = null!;
    public SkillsPolicy Policy => policies.PolicyAt(HttpContext.Reader().Today).Skills;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (await consents.SeenAsync(reader, stop) is not { } lines)
        {
            return NotFound();
        }
        Lines = lines;
        Catalogue = await catalogue.OnAsync(reader.Today, stop);
        return Page();
    }
}
