using System.Globalization;
using Fairway.App;
using Fairway.App.Service;
using Fairway.Web.Accounts;
using Fairway.Web.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Units;

/// <summary>A unit: its place in the tree, its chiefs with their dates, who serves in it, its workplan.</summary>
public sealed class UnitModel(FairwayDb db) : PageModel
{
    /// <summary>Which page of the officials, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public UnitView Unit { get; private set; } = null!;

    /// <summary>Where HR names its chief; null for others.</summary>
    public string? NameChief { get; private set; }

    /// <summary>Whether the reader can recognise the work of its team (RC-1).</summary>
    public bool MayRecognise => HttpContext.Reader().StaffId is not null && Unit.PeopleTotal > 0;

    public string Biennium { get; private set; } = "";
    public string Workplan { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        P = Math.Clamp(P, 1, 100_000);
        if (await UnitReading.OneAsync(db, code, reader.Today, P, stop) is not { } unit)
        {
            return NotFound();
        }
        Unit = unit;
        NameChief = ServiceAccess.IsHrOf(reader, code) ? Places.ChiefOf(code) : null;
        var biennium = Rules.Time.Biennium.Of(reader.Today);
        Biennium = biennium.Label;
        Workplan = Places
            .Unit(code)
            .Replace("/units/", string.Create(CultureInfo.InvariantCulture, $"/workplans/{biennium.FirstYear}/"), StringComparison.Ordinal);
        return Page();
    }
}
