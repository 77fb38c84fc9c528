using Fairway.App;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Team;

/// <summary>
/// The second level's own page: reports that wait for their word, with the reasons, and below how far everybody is of whom they are second level (CY-7).
/// </summary>
public sealed class SecondModel(FairwayDb db, TeamList team, SecondLevelQueue queue, TeamRounds rounds, PolicyLibrary policies, Words words)
    : TeamListPage(words, policies)
{
    public IReadOnlyList<SecondLevelLine> Queue { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        var rows = await team.SecondLevelAsync(reader, stop);
        if (rows.Count == 0)
        {
            // Who is second level of nobody has no such page.
            return NotFound();
        }

        Queue = await queue.OfAsync(reader, stop);
        Fill(rows, await UnitReading.NamesAsync(db, rows.Select(r => r.UnitCode), stop));
        return Page();
    }

    /// <summary>Begins a round through the queue.</summary>
    public async Task<IActionResult> OnPostRoundAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if ((await team.SecondLevelAsync(reader, stop)).Count == 0)
        {
            return NotFound();
        }

        var waiting = (await queue.OfAsync(reader, stop)).Select(l => l.Row);
        return LocalRedirect(
            await rounds.BeginAsync(reader, waiting, "/team/second", stop) is { } first ? $"/appraisals/{first}" : "/team/second"
        );
    }
}
