using Fairway.App;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.App.Privacy;
using Fairway.Rules.Sources;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Hosting.Paper;
using Fairway.Web.Pages.Privacy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The reader's own file (CY-12): every signed version with its copies, who read it, how long it is kept, what its results are used for.</summary>
public sealed class OwnFileModel(
    FairwayDb db,
    PolicyLibrary policies,
    CycleSharing sharing,
    RetentionReading retention,
    PdfBrowser browser,
    Words words
) : PageModel
{
    /// <summary>The appraisal to share, or to take back.</summary>
    [BindProperty]
    public Guid Cycle { get; set; }

    public OwnFile Own { get; private set; } = null!;

    /// <summary>With whom an earlier cycle can be shared: the supervisor of today; null: nobody.</summary>
    public string? Supervisor { get; private set; }

    /// <summary>The earlier cycles that could be shared with them, or are (decision 10).</summary>
    public IReadOnlyDictionary<Guid, SharedCycle> Earlier { get; private set; } = new Dictionary<Guid, SharedCycle>();

    /// <summary>Every kind of record with its time.</summary>
    public IReadOnlyList<RetentionLine> Kept { get; private set; } = [];

    /// <summary>Whether HR holds the file.</summary>
    public bool IsHeld { get; private set; }

    public bool PdfThere => browser.IsThere;

    /// <summary>Cycles with something signed.</summary>
    public IEnumerable<FiledAppraisal> Signed => Own.Appraisals.Where(a => a.Versions.Count > 0);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    /// <summary>Shares an earlier cycle with the supervisor of today.</summary>
    public async Task<IActionResult> OnPostShareAsync(CancellationToken stop) =>
        Finish(await sharing.ShareAsync(HttpContext.Reader(), Cycle, stop), words["Handover.Sharing.Shared"]);

    /// <summary>Takes it back.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(CancellationToken stop) =>
        Finish(await sharing.TakeBackAsync(HttpContext.Reader(), Cycle, stop), words["Handover.Sharing.TakenBack"]);

    private IActionResult Finish(ActResult result, string done)
    {
        if (result is ActResult.Done)
        {
            this.Done(done);
            return Redirect("/appraisals/file");
        }

        return result is ActResult.Overtaken ? StatusCode(StatusCodes.Status409Conflict) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (await OwnFile.LoadAsync(db, reader, policies, stop) is not { } own)
        {
            // Not in the staff file: no appraisal, and no such page.
            return false;
        }

        Own = own;
        Kept = (await retention.OwnAsync(reader, stop))!;
        IsHeld = (await retention.RegisterAsync(reader.StaffId, stop)).Holds.Any(h => h.LiftedAt is null);
        var (supervisor, cycles) = await sharing.OfAsync(reader, stop);
        (Supervisor, Earlier) = (supervisor?.Name, cycles.ToDictionary(c => c.Id));
        return true;
    }

    /// <summary>"10 years": as people count so long a time.</summary>
    public string Retention => RetentionWords.Length(words, Own.Retention.Value);

    /// <summary>Whether the rule has a page of its own here.</summary>
    public static bool HasPage(string rule) => Citations.All.Any(c => c.Rule == rule);
}
