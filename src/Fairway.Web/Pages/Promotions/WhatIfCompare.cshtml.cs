using Fairway.App.Policies;
using Fairway.App.Promotions;
using Fairway.Rules.Promotions;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Promotions;

/// <summary>A group in a comparison: who gains and who loses in each of the runs.</summary>
public sealed record ComparedRow(string Name, bool IsBeneath, IReadOnlyList<(string Gains, string Loses)> Cells);

/// <summary>Runs beside each other: their parameters, who gains and who loses, places (PP-11). Only what each of them shows.</summary>
public sealed class WhatIfCompareModel(WhatIfRuns runs, PolicyLibrary policies, Words words) : PageModel
{
    public IReadOnlyList<WhatIfView> Views { get; private set; } = [];
    public WhatIfWords Say { get; } = new(words, policies);

    /// <summary>Whether they were tried on the same data.</summary>
    public bool IsOfOne => Views.Select(v => v.Run.Population).Distinct(StringComparer.Ordinal).Count() == 1;

    /// <summary>Every parameter that one of them changes.</summary>
    public IEnumerable<string> Keys => Views.SelectMany(v => v.Changed.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    public string ValueOf(WhatIfView view, string key) => Say.Value(key, view.Changed.GetValueOrDefault(key) ?? view.Before[key]);

    public async Task<IActionResult> OnGetAsync([FromQuery] List<Guid> run, CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (!WhatIfRuns.MayRead(reader))
        {
            return NotFound();
        }

        var views = new List<WhatIfView>();
        foreach (var id in run.Distinct().Take(WhatIfRuns.MostBeside))
        {
            if (await runs.FindAsync(reader, id, stop) is not { } view)
            {
                return NotFound();
            }

            views.Add(view);
        }

        Views = views;
        if (views.Count < 2)
        {
            ModelState.AddModelError("", words["WhatIf.CompareTwo"]);
        }

        return Page();
    }

    /// <summary>The rows of a track, those of all runs together.</summary>
    public IEnumerable<ComparedRow> Rows(PromotionTrack track)
    {
        var of = Views.Select(v => v.Figures.Tracks.Single(t => t.Track == track)).ToList();
        yield return new(words["WhatIf.All"], false, [.. of.Select(t => (Whole(t, WhatIfOutcome.Gains), Whole(t, WhatIfOutcome.Loses)))]);
        foreach (var by in Enum.GetValues<WhatIfBreakdown>())
        {
            var keys = of.SelectMany(t => t.Tables.Single(table => table.By == by).Rows)
                .Where(row => row.Parent is not null)
                .Select(row => (row.Key, row.Parent))
                .Distinct()
                .ToList();
            foreach (var (key, parent) in keys)
            {
                yield return new(
                    Say.Row(by, key),
                    parent is { Length: > 0 },
                    [.. of.Select(t => (Cell(t, by, key, WhatIfOutcome.Gains), Cell(t, by, key, WhatIfOutcome.Loses)))]
                );
            }
        }
    }

    private string Whole(WhatIfTrack track, WhatIfOutcome outcome) =>
        track.Alone(outcome) is { } alone ? words.Number(alone.Count)
        : track.IsNobody(outcome) ? words.Number(0)
        : "–";

    private string Cell(WhatIfTrack track, WhatIfBreakdown by, string key, WhatIfOutcome outcome) =>
        track.IsNobody(outcome) ? words.Number(0)
        : track.Alone(outcome) is { } alone
        && track.Tables.Single(t => t.By == by).Rows.FirstOrDefault(r => r.Key == key)?.Counts[track.Columns.IndexOf(alone)] is { } count
            ? words.Number(count)
        : "–";
}
