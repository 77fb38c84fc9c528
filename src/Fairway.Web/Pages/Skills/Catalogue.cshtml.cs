using System.ComponentModel.DataAnnotations;
using Fairway.App.Skills;
using Fairway.Rules;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Skills;

/// <summary>HR cares for the catalogue: what officials wrote freely becomes an entry (LE-3).</summary>
public sealed class CatalogueModel(SkillsCatalogue catalogue, Words words) : PageModel
{
    public const int Size = 20;

    public sealed class Fields
    {
        public string? Into { get; set; }
        public string? Category { get; set; }

        [StringLength(120)]
        public string En { get; set; } = "";

        [StringLength(120)]
        public string Fr { get; set; } = "";

        [StringLength(120)]
        public string Es { get; set; } = "";
    }

    /// <summary>The free entry that is being folded.</summary>
    [BindProperty(SupportsGet = true)]
    public string? One { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    [BindProperty]
    public Fields Input { get; set; } = new();

    public IReadOnlyList<FreeEntry> Free { get; private set; } = [];
    public IEnumerable<FreeEntry> Shown => Free.Skip((Math.Max(P, 1) - 1) * Size).Take(Size);
    public FreeEntry? Chosen => Free.FirstOrDefault(f => f.Folded == One);
    public CatalogueView View { get; private set; } = null!;
    public IEnumerable<Choice> Categories => View.Categories.Select(c => new Choice(c.Code, c.Name.In(words.Language)));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (await catalogue.FreeAsync(reader, stop) is not { } free)
        {
            return NotFound();
        }
        Free = free;
        View = await catalogue.OnAsync(reader.Today, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostFoldAsync(CancellationToken stop)
    {
        if (!SkillsAccess.IsHr(HttpContext.Reader()))
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            return await OnGetAsync(stop);
        }
        var named = new Wording(Input.En, Input.Fr, Input.Es);
        var result = await catalogue.FoldAsync(HttpContext.Reader(), One ?? "", Input.Into, Input.Category, named, stop);
        return this.Answer(
                words,
                result,
                "/skills/catalogue",
                words["Skills.Folded"],
                words["Skills.FoldedMeanwhile"],
                field => "Input." + field
            ) ?? await OnGetAsync(stop);
    }
}
