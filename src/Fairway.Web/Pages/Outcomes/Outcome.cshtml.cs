using Fairway.App;
using Fairway.App.Results;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Outcomes;

/// <summary>From a result down to the outputs and workplan lines that serve it, and back up (RB-2).</summary>
public sealed class OutcomeModel(FairwayDb db, Words words) : PageModel
{
    public const int PageSize = 50;

    // More links than this are folded away.
    private const int Few = 8;

    // A larger branch is shown one level deep: each line leads on.
    private const int WholeUpTo = 100;

    public OutcomeInFull Outcome { get; private set; } = null!;
    public int Biennium { get; private set; }
    public int PageNumber { get; private set; }
    public IReadOnlyList<Choice> UnitChoices { get; private set; } = [];
    public string? UnitName { get; private set; }

    /// <summary>How many levels beneath it are shown.</summary>
    public int Levels => Outcome.Line.Within().Count() <= WholeUpTo ? int.MaxValue : 1;

    public bool FewUnits => Outcome.Units.Count <= Few;

    /// <summary>The column of names stands only where the reader may read one.</summary>
    public bool ShowsNames => Outcome.Outputs.Any(output => output.Official is not null);

    public async Task<IActionResult> OnGetAsync(int biennium, string? code, string? unit, int p = 1, CancellationToken stop = default)
    {
        PageNumber = Math.Clamp(p, 1, 100_000);
        var key = App.Results.Outcome.KeyOf(biennium, code ?? "");
        if (await OutcomeInFull.FindAsync(db, HttpContext.Reader(), key, unit, PageNumber, PageSize, stop) is not { } found)
        {
            return NotFound();
        }
        Outcome = found;
        Biennium = biennium;
        UnitName = found.Units.FirstOrDefault(of => of.UnitCode == unit)?.UnitName;
        UnitChoices =
        [
            new("", words["Outcomes.AllUnits"]),
            .. found.Units.Select(of => new Choice(of.UnitCode, words["Outcomes.UnitWithCount", of.UnitName, of.Outputs])),
        ];
        return Page();
    }
}
