using System.ComponentModel.DataAnnotations;
using Fairway.App;
using Fairway.App.Privacy;
using Fairway.App.Skills;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Privacy;

/// <summary>One official's file before it goes: what would be deleted by which rule, what holds it, and the deletion itself (CY-12).</summary>
public sealed class RetentionFileModel(
    RetentionReading reading,
    RetentionHolds holds,
    RetentionDeleting deleting,
    SkillsErasing skills,
    DatabaseTroubleOf troubleOf,
    FairwayDb db,
    Words words
) : PageModel
{
    [FromRoute]
    public string StaffId { get; set; } = "";

    /// <summary>The deletion's own id: sent twice it is done once.</summary>
    [BindProperty]
    public Guid Act { get; set; } = Guid.CreateVersion7();

    /// <summary>What the form showed.</summary>
    [BindProperty]
    public string Seen { get; set; } = "";

    [BindProperty]
    public bool Confirmed { get; set; }

    /// <summary>The hold to lift.</summary>
    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    [StringLength(RetentionHolds.LongestReason)]
    public string LiftReason { get; set; } = "";

    public RetentionFile Of { get; private set; } = null!;
    public IReadOnlyList<HoldRow> Holds { get; private set; } = [];
    public IReadOnlyList<DeletionRow> Deletions { get; private set; } = [];

    public bool MayAct => RetentionAccess.MayAct(HttpContext.Reader());

    /// <summary>Whether there is anything to delete, or to note that there is nothing.</summary>
    public bool MayDelete { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        RetentionAccess.MayRead(HttpContext.Reader()) ? await ShowAsync(stop) : NotFound();

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (!MayAct || await reading.OfAsync(StaffId, reader.Today, stop) is not { } file)
        {
            return NotFound();
        }
        var result = await deleting.DeleteAsync(reader, StaffId, Act, Seen, Confirmed, stop);
        var erased = result is not ActResult.Done || !file.EndsSkills || file.Held.Count > 0 || await EraseAsync(stop);
        // What is confirmed is confirmed of what was shown.
        ModelState.Remove(nameof(Confirmed));
        Confirmed = false;
        return this.Answer(
                words,
                result,
                Address,
                words[erased ? "Retention.Done.Delete" : "Retention.Done.DeleteWithoutRoom"],
                words["Retention.ChangedMeanwhile"]
            ) ?? await ShowAsync(stop);
    }

    public async Task<IActionResult> OnPostLiftAsync(CancellationToken stop)
    {
        if (!MayAct)
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            return await ShowAsync(stop);
        }
        var result = await holds.LiftAsync(HttpContext.Reader(), Id, LiftReason, stop);
        return this.Answer(words, result, Address, words["Retention.Done.Lift"], words["Retention.ChangedMeanwhile"])
            ?? await ShowAsync(stop);
    }

    /// <summary>
    /// In a database of its own, after the other. Where it is out the rest is deleted all the same, and the command line erases it another day.
    /// </summary>
    private async Task<bool> EraseAsync(CancellationToken stop)
    {
        try
        {
            await skills.EraseAsync(StaffId, stop);
            return true;
        }
        catch (Exception failure)
            when (troubleOf(failure) is not null || (failure.InnerException is { } inner && troubleOf(inner) is not null))
        {
            return false;
        }
    }

    private string Address => $"/privacy/retention/{Uri.EscapeDataString(StaffId)}";

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        var today = HttpContext.Reader().Today;
        if (await reading.OfAsync(StaffId, today, stop) is not { } file)
        {
            return NotFound();
        }
        Of = file;
        MayDelete = file.Due.Count > 0 || (await reading.DueAsync(today, stop: stop)).Any(c => c.StaffId == StaffId);
        (Holds, Deletions) = await RetentionModel.RowsAsync(db, await reading.RegisterAsync(StaffId, stop), stop);
        return Page();
    }
}
