using System.Globalization;
using Fairway.App;
using Fairway.App.Results;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Outcomes;

/// <summary>The programme and budget of a biennium as a tree, with how many agreed outputs serve each line (RB-1, RB-2).</summary>
public sealed class IndexModel(FairwayDb db) : PageModel
{
    // A larger tree is shown two levels deep, the rest on each outcome's own page: it stays a page that loads on a slow line.
    private const int WholeUpTo = 400;

    public OutcomeTree Tree { get; private set; } = null!;
    public IReadOnlyList<BienniumLink> Links { get; private set; } = [];
    public int Unserved { get; private set; }
    public int Agreed { get; private set; }
    public int Opened { get; private set; }
    public bool Whole { get; private set; }

    public async Task<IActionResult> OnGetAsync(int? biennium, CancellationToken stop)
    {
        var today = HttpContext.Reader().Today;
        var known = await Bienniums.KnownAsync(db, today, stop);
        if (Bienniums.Choose(known, biennium, today) is not { } chosen)
        {
            return NotFound();
        }
        Tree = await OutcomeTree.LoadAsync(db, chosen, stop);
        Links = Bienniums.Links(known, chosen, ResultLinks.Outcomes);
        Unserved = Tree.All.Count(line => line.ServedByNobody);
        Whole = Tree.All.Count() <= WholeUpTo;
        (Agreed, Opened) = await OutcomeTree.AgreedAsync(db, chosen, stop);
        return Page();
    }

    public string IdOf(OutcomeBranch top) => string.Create(CultureInfo.InvariantCulture, $"outcome-{Tree.Top.IndexOf(top) + 1}");
}

/// <summary>Lines beneath a line, and how many levels of them are shown.</summary>
public sealed record BranchView(IReadOnlyList<OutcomeBranch> Lines, int Levels);

internal static class Lists
{
    public static int IndexOf<T>(this IReadOnlyList<T> list, T wanted)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (ReferenceEquals(list[i], wanted))
            {
                return i;
            }
        }
        return -1;
    }
}
