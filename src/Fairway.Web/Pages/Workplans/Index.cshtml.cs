using Fairway.App;
using Fairway.App.Results;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.Outcomes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Workplans;

/// <summary>Which units have published a workplan, and which have not (RB-3).</summary>
public sealed class IndexModel(FairwayDb db, Words words) : PageModel
{
    public const int PageSize = 100;

    public int Biennium { get; private set; }
    public IReadOnlyList<BienniumLink> Links { get; private set; } = [];
    public IReadOnlyList<Choice> Filters { get; private set; } = [];
    public IReadOnlyList<UnitPlan> Units { get; private set; } = [];
    public int Total { get; private set; }
    public int Published { get; private set; }
    public int InAll { get; private set; }
    public int PageNumber { get; private set; }

    /// <summary>All units are shown, so that their depth in the tree can be seen.</summary>
    public bool Tree { get; private set; }

    public async Task<IActionResult> OnGetAsync(int? biennium, string? show, int p = 1, CancellationToken stop = default)
    {
        var today = HttpContext.Reader().Today;
        var known = await Bienniums.KnownAsync(db, today, stop);
        if (Bienniums.Choose(known, biennium, today) is not { } chosen)
        {
            return NotFound();
        }
        Biennium = chosen;
        Links = Bienniums.Links(known, chosen, ResultLinks.Workplans);
        Filters =
        [
            new("", words["Workplans.All"]),
            new("published", words["Workplans.OnlyPublished"]),
            new("missing", words["Workplans.OnlyMissing"]),
        ];
        var units = await WorkplanIndex.InAsync(db, chosen, stop);
        (InAll, Published) = (units.Count, units.Count(unit => unit.PublishedAt is not null));
        var wanted = show switch
        {
            "published" => [.. units.Where(unit => unit.PublishedAt is not null)],
            "missing" => [.. units.Where(unit => unit.PublishedAt is null)],
            _ => units,
        };
        Tree = ReferenceEquals(wanted, units);
        Total = wanted.Count;
        PageNumber = Math.Clamp(p, 1, 100_000);
        Units = [.. wanted.Skip((PageNumber - 1) * PageSize).Take(PageSize)];
        return Page();
    }

    public string Dots(int depth) => string.Join(' ', Enumerable.Repeat('·', depth));
}
