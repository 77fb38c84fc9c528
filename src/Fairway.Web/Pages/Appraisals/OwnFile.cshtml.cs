using Fairway.App;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.Rules.Sources;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Hosting.Paper;
using Fairway.Web.Pages.Policies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The reader's own file (CY-12): every signed version with its copies, who read it, how long it is kept, what its results are used for.</summary>
public sealed class OwnFileModel(FairwayDb db, PolicyLibrary policies, PdfBrowser browser, Words words) : PageModel
{
    public OwnFile Own { get; private set; } = null!;
    public bool PdfThere => browser.IsThere;

    /// <summary>Cycles with something signed.</summary>
    public IEnumerable<FiledAppraisal> Signed => Own.Appraisals.Where(a => a.Versions.Count > 0);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await OwnFile.LoadAsync(db, HttpContext.Reader(), policies, stop) is not { } own)
        {
            // Not in the staff file: no appraisal, and no such page.
            return NotFound();
        }

        Own = own;
        return Page();
    }

    /// <summary>"10 years": as people count so long a time.</summary>
    public string Retention =>
        (Period)Own.Retention.Value is { Days: 0, Weeks: 0 } whole && ((whole.Years * 12) + whole.Months) % 12 == 0
            ? words.Count("Copies.Years", whole.Years + (whole.Months / 12))
            : PolicyWords.Value(words, Own.Retention.Value);

    /// <summary>Whether the rule has a page of its own here.</summary>
    public static bool HasPage(string rule) => Citations.All.Any(c => c.Rule == rule);
}
