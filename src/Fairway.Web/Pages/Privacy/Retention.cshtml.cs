using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Fairway.App;
using Fairway.App.Privacy;
using Fairway.App.Service;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Privacy;

/// <summary>A hold with the names of those around it.</summary>
public sealed record HoldRow(RetentionHold Hold, string Name, string PutBy, string? LiftedBy);

/// <summary>A deletion with names, and what it counted.</summary>
public sealed record DeletionRow(RetentionDeletion Deletion, string Name, string By, IReadOnlyDictionary<string, int> Tables);

/// <summary>Whose records' time has come or comes, what is held, how long each kind is kept, and what was deleted (CY-12).</summary>
public sealed class RetentionModel(RetentionReading reading, RetentionHolds holds, FairwayDb db, Words words) : PageModel
{
    public const int Size = 50;

    public sealed class Fields
    {
        /// <summary>The hold's own id: sent twice it is put once.</summary>
        public Guid Id { get; set; } = Guid.CreateVersion7();

        [StringLength(40)]
        public string StaffId { get; set; } = "";

        [StringLength(RetentionHolds.LongestReason)]
        public string Reason { get; set; } = "";
    }

    [BindProperty]
    public Fields Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    /// <summary>Whose file the form is to name to begin with.</summary>
    [BindProperty(SupportsGet = true)]
    public string? For { get; set; }

    public IReadOnlyList<RetentionCase> Due { get; private set; } = [];
    public IReadOnlyList<RetentionCase> Shown { get; private set; } = [];
    public IReadOnlyList<RetentionCase> Coming { get; private set; } = [];
    public IReadOnlyList<RetentionLine> Schedule { get; private set; } = [];
    public IReadOnlyList<HoldRow> Holds { get; private set; } = [];
    public IReadOnlyList<DeletionRow> Deletions { get; private set; } = [];

    /// <summary>How many deletions the page doesn't show; the official's own page has theirs.</summary>
    public int Earlier { get; private set; }

    public bool MayAct => RetentionAccess.MayAct(HttpContext.Reader());

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Input.StaffId = For ?? "";
        return RetentionAccess.MayRead(HttpContext.Reader()) ? await ShowAsync(stop) : NotFound();
    }

    public async Task<IActionResult> OnPostHoldAsync(CancellationToken stop)
    {
        if (!MayAct)
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            return await ShowAsync(stop);
        }
        var result = await holds.PutAsync(HttpContext.Reader(), Input.Id, Input.StaffId, Input.Reason, stop);
        return this.Answer(
                words,
                result,
                "/privacy/retention#holds",
                words["Retention.Done.Hold"],
                words["Retention.ChangedMeanwhile"],
                field => "Input." + field
            ) ?? await ShowAsync(stop);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        var today = HttpContext.Reader().Today;
        Due = await reading.DueAsync(today, stop: stop);
        P = Paging.Nearest(P, Size, Due.Count);
        Shown = [.. Due.Skip((P - 1) * Size).Take(Size)];
        Coming = await reading.ComingAsync(today, stop);
        Schedule = reading.Schedule(today);
        (Holds, Deletions) = await RowsAsync(db, await reading.RegisterAsync(stop: stop), stop);
        Earlier = Math.Max(0, Deletions.Count - Size);
        Deletions = [.. Deletions.Take(Size)];
        return Page();
    }

    /// <summary>The register with the names of those who stand in it.</summary>
    internal static async Task<(IReadOnlyList<HoldRow> Holds, IReadOnlyList<DeletionRow> Deletions)> RowsAsync(
        FairwayDb db,
        (IReadOnlyList<RetentionHold> Holds, IReadOnlyList<RetentionDeletion> Deletions) register,
        CancellationToken stop
    )
    {
        var (holds, deletions) = register;
        var names = await OfficialNames.OfActorsAsync(
            db,
            [.. holds.SelectMany(h => new[] { h.StaffId, h.PutBy, h.LiftedBy }), .. deletions.SelectMany(d => new[] { d.StaffId, d.By })],
            stop
        );
        return (
            [.. holds.Select(h => new HoldRow(h, names[h.StaffId], names[h.PutBy], h.LiftedBy is { } by ? names[by] : null))],
            [
                .. deletions.Select(d => new DeletionRow(
                    d,
                    names[d.StaffId],
                    names[d.By],
                    JsonSerializer.Deserialize<SortedDictionary<string, int>>(d.Tables)!
                )),
            ]
        );
    }
}
