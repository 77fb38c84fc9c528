using Fairway.App;
using Fairway.App.Results;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Outcomes;

/// <summary>Results that nobody's output serves (RB-2).</summary>
public sealed class UnservedModel(FairwayDb db) : PageModel
{
    public int Biennium { get; private set; }
    public IReadOnlyList<BienniumLink> Links { get; private set; } = [];
    public IReadOnlyList<UnservedLine> Lines { get; private set; } = [];
    public int Count { get; private set; }
    public int Agreed { get; private set; }
    public int Opened { get; private set; }

    public async Task<IActionResult> OnGetAsync(int? biennium, CancellationToken stop)
    {
        var today = HttpContext.Reader().Today;
        var known = await Bienniums.KnownAsync(db, today, stop);
        if (Bienniums.Choose(known, biennium, today) is not { } chosen)
        {
            return NotFound();
        }
        var tree = await OutcomeTree.LoadAsync(db, chosen, stop);
        Biennium = chosen;
        Links = Bienniums.Links(known, chosen, ResultLinks.Unserved);
        Lines =
        [
            .. tree.ServedByNobody()
                .Select(line => new UnservedLine(
                    line,
                    tree.Above(line).LastOrDefault(),
                    line.Within().Skip(1).Count(beneath => beneath.ServedByNobody)
                )),
        ];
        Count = tree.All.Count(line => line.ServedByNobody);
        (Agreed, Opened) = await OutcomeTree.AgreedAsync(db, chosen, stop);
        return Page();
    }
}

/// <param name="Above">The line above it, which is served; null at the top.</param>
/// <param name="Beneath">How many results beneath it are unserved with it.</param>
public sealed record UnservedLine(OutcomeBranch Line, OutcomeBranch? Above, int Beneath);
