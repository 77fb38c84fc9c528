using Fairway.App;
using Fairway.App.Service;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Units;

/// <summary>The organization as a tree of units.</summary>
public sealed class TreeModel(FairwayDb db) : PageModel
{
    public IReadOnlyList<UnitLine> Units { get; private set; } = [];
    public int Count { get; private set; }
    public bool IsHr { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        IsHr = ServiceAccess.IsHr(reader);
        Units = await UnitReading.TreeAsync(db, reader.Today, stop);
        Count = CountOf(Units);
    }

    private static int CountOf(IReadOnlyList<UnitLine> units) => units.Sum(u => 1 + CountOf(u.Beneath));
}
