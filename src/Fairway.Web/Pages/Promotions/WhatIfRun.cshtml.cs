using System.Globalization;
using System.Text;
using Fairway.App.Files;
using Fairway.App.Policies;
using Fairway.App.Promotions;
using Fairway.Rules.Promotions;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Promotions;

/// <summary>What came of a rule that was tried: the same figures to HR and to the Union (PP-11).</summary>
public sealed class WhatIfRunModel(WhatIfRuns runs, PolicyLibrary policies, Words words) : PageModel
{
    public WhatIfView View { get; private set; } = null!;
    public WhatIfWords Say { get; } = new(words, policies);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await runs.FindAsync(HttpContext.Reader(), id, stop) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}

/// <summary>The same figures as a file: CSV, a workbook, or JSON with everything that explains them.</summary>
public sealed class WhatIfFileModel(WhatIfRuns runs) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, string kind, CancellationToken stop)
    {
        if (await runs.FindAsync(HttpContext.Reader(), id, stop) is not { } view)
        {
            return NotFound();
        }

        var name = $"what-if-{id.ToString()[..8]}.{kind}";
        if (kind == "json")
        {
            return File(Encoding.UTF8.GetBytes(WhatIfFiles.Json(view.Document) + "\n"), "application/json; charset=utf-8", name);
        }

        var rows = WhatIfFiles.Rows(view.Figures, view.Exercises.ReferenceDates);
        if (kind == "xlsx")
        {
            return File(Xlsx.Write("what-if", rows), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name);
        }

        await using var to = new StringWriter(CultureInfo.InvariantCulture);
        foreach (var row in rows)
        {
            Csv.WriteRow(to, [.. row.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture))]);
        }

        return File(Csv.Encoding.GetBytes(to.ToString()), "text/csv; charset=utf-8", name);
    }
}

/// <summary>Who gains and who loses, by name: for HR, of the officials whom they serve.</summary>
public sealed class WhatIfNamesModel(WhatIfRuns runs, Words words) : PageModel
{
    /// <summary>So many on a page.</summary>
    public const int Size = 50;

    [BindProperty(SupportsGet = true)]
    public string Show { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public WhatIfView View { get; private set; } = null!;
    public IReadOnlyList<NamedMover> Names { get; private set; } = [];
    public int Total { get; private set; }

    public IEnumerable<Choice> Filters =>
        Enum.GetValues<PromotionTrack>()
            .SelectMany(track =>
                ((WhatIfOutcome[])[WhatIfOutcome.Gains, WhatIfOutcome.Loses]).Select(outcome => new Choice(
                    $"{(int)track}{outcome}",
                    words["WhatIf.Names." + outcome, (int)track]
                ))
            )
            .Prepend(new Choice("", words["WhatIf.Names.All"]));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (await runs.NamesAsync(reader, id, stop) is not { } all || await runs.FindAsync(reader, id, stop) is not { } view)
        {
            return NotFound();
        }

        View = view;
        var shown = all.Where(m => Show.Length == 0 || Show == $"{(int)m.Mover.Track}{m.Mover.Outcome}").ToList();
        Total = shown.Count;
        Names = [.. shown.Skip((Math.Clamp(P, 1, 1 + (Total / Size)) - 1) * Size).Take(Size)];
        return Page();
    }
}
