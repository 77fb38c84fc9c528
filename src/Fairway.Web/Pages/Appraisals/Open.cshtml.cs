using Fairway.App.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>Opens the cycle for a whole team at once: who is ready is ticked, and for each of the others the reason is said.</summary>
public sealed class OpenModel(CycleOpening opening, Words t) : PageModel
{
    /// <summary>The staff ids ticked.</summary>
    [BindProperty]
    public List<string> Officials { get; set; } = [];

    public IReadOnlyList<OpeningLine> Ready { get; private set; } = [];

    /// <summary>How many have theirs open already.</summary>
    public int Already { get; private set; }

    /// <summary>Those who can't be opened now, by the reason.</summary>
    public IReadOnlyList<IGrouping<OpeningState, OpeningLine>> Others { get; private set; } = [];

    public IEnumerable<Choice> Choices =>
        Ready.Select(l => new Choice(l.Facts.StaffId, l.Facts.Name, t["Team.OpenLine", l.Cycle!.Value.Label, l.BeginningDue]));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        Officials = [.. Ready.Select(l => l.Facts.StaffId)];
        return Page();
    }

    /// <summary>Opens those ticked. Sent twice it opens once: the second time nobody is ready any more.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        if (Officials.Count == 0)
        {
            ModelState.AddModelError(nameof(Officials), t["Team.OpenNobody"]);
            return Page();
        }

        var opened = await opening.OpenAsync(HttpContext.Reader(), Officials, stop);
        this.Done(t.Count("Team.Opened", opened.Count));
        return Redirect("/team");
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        var lines = await opening.TeamAsync(HttpContext.Reader(), stop);
        Ready = [.. lines.Where(l => l.State == OpeningState.Ready)];
        Already = lines.Count(l => l.State == OpeningState.Open);
        Others = [.. lines.Where(l => l.State is not (OpeningState.Ready or OpeningState.Open)).GroupBy(l => l.State).OrderBy(g => g.Key)];
        return lines.Count > 0;
    }
}
