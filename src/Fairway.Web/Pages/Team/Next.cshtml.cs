using Fairway.App.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Team;

/// <summary>Leads on to the next person of the reader's round; to its list where nobody waits any more.</summary>
public sealed class NextModel(TeamRounds rounds, Words words) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid after, CancellationToken stop)
    {
        var (next, list) = await rounds.NextAsync(HttpContext.Reader(), after, stop);
        if (list is null)
        {
            return NotFound();
        }

        if (next is { } id)
        {
            return LocalRedirect($"/appraisals/{id}");
        }

        this.Done(words["Team.Round.Over"]);
        return LocalRedirect(list);
    }
}
