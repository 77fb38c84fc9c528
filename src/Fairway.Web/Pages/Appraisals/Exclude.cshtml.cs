using Fairway.App;
using Fairway.App.Appraisals;
using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>
/// HR leaves people out of a cycle: first of which unit and category, then who and why, then everybody by name and number before it is done.
/// </summary>
public sealed class ExcludeModel(FairwayDb db, CycleExclusions exclusions, Words words) : PageModel
{
    public const int Most = 300;

    /// <summary>With everything beneath it; null or empty: all that the reader is partner of.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    /// <summary>GS, NPO, P or D; null or empty: all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Category { get; set; }

    /// <summary>The cycle's last day.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Until { get; set; }

    [BindProperty]
    public List<string> Officials { get; set; } = [];

    /// <summary>Everybody who is shown and can be left out.</summary>
    [BindProperty]
    public bool All { get; set; }

    [BindProperty]
    public string Reason { get; set; } = "";

    /// <summary>Names the confirmation, so that a double click is one act.</summary>
    [BindProperty]
    public Guid Batch { get; set; }

    public Cycle Cycle { get; private set; }
    public IReadOnlyList<Choice> Units { get; private set; } = [];
    public IReadOnlyList<Choice> Categories { get; private set; } = [];
    public IReadOnlyList<Choice> Cycles { get; private set; } = [];

    /// <summary>Those of the unit and category.</summary>
    public IReadOnlyList<ExclusionCandidate> Shown { get; private set; } = [];

    /// <summary>Those ticked, where they are shown for confirmation; null before.</summary>
    public IReadOnlyList<ExclusionCandidate>? Confirming { get; private set; }

    public IEnumerable<Choice> Choices =>
        Shown
            .Where(c => c.Standing == ExclusionStanding.Can)
            .Select(c => new Choice(
                c.StaffId,
                c.Name,
                string.Join(
                    " · ",
                    new[] { c.Grade, NameOf(c.UnitCode), c.HasAppraisal ? words["Exclusions.IsOpen"] : null }.OfType<string>()
                )
            ));

    public IEnumerable<IGrouping<ExclusionStanding, ExclusionCandidate>> Others =>
        Shown.Where(c => c.Standing != ExclusionStanding.Can).GroupBy(c => c.Standing).OrderBy(g => g.Key);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    /// <summary>Shows who would be left out.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        var ticked = Shown.Where(c => c.Standing == ExclusionStanding.Can && (All || Officials.Contains(c.StaffId))).ToList();
        if (ticked.Count == 0)
        {
            ModelState.AddModelError(nameof(Officials), words.Refusal(ExclusionRefusals.ExclusionNobody));
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), words.Refusal(ExclusionRefusals.ExclusionReasonMissing));
        }
        else if (Reason.Length > CycleExclusions.LongestReason)
        {
            ModelState.AddModelError(
                nameof(Reason),
                words.Refusal(ExclusionRefusals.ExclusionReasonTooLong(Reason.Length, CycleExclusions.LongestReason))
            );
        }

        if (ModelState.IsValid)
        {
            (Confirming, Batch) = (ticked, Guid.CreateVersion7());
            ModelState.Remove(nameof(Batch));
        }

        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop) || Batch == Guid.Empty)
        {
            return NotFound();
        }

        switch (await exclusions.ExcludeAsync(HttpContext.Reader(), Officials, Cycle.LastDay, Reason, Batch, stop))
        {
            case ActResult.Done:
                this.Done(words.Count("Exclusions.Done", await db.CycleExclusions.CountAsync(e => e.Batch == Batch, stop)));
                return LocalRedirect("/appraisals/exclusions");
            case ActResult.Refused refused:
                foreach (var refusal in refused.Refusals)
                {
                    ModelState.AddModelError(refusal.Field ?? "", words.Refusal(refusal));
                }

                return Page();
            case ActResult.Overtaken:
                ModelState.AddModelError("", words["Appraisals.ChangedMeanwhile"]);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            default:
                return NotFound();
        }
    }

    private string? NameOf(string? unit) => Units.FirstOrDefault(u => u.Value == unit)?.Text ?? unit;

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (!ServiceAccess.IsHr(reader))
        {
            return false;
        }

        var cycles = exclusions.Cycles(reader.Today);
        var chosen = cycles.Where(c => LocalDatePattern.Iso.Format(c.LastDay) == Until).ToList();
        Cycle = chosen.Count == 1 ? chosen[0] : cycles[0];
        Cycles = [.. cycles.Select(c => new Choice(LocalDatePattern.Iso.Format(c.LastDay), c.Label))];
        Until = LocalDatePattern.Iso.Format(Cycle.LastDay);
        var all = await db.Units.AsNoTracking().Select(u => new { u.Code, u.Name }).ToListAsync(stop);
        Units =
        [
            .. all.Where(u => ServiceAccess.IsHrOf(reader, u.Code))
                .OrderBy(u => u.Name, StringComparer.CurrentCultureIgnoreCase)
                .Select(u => new Choice(u.Code, u.Name)),
        ];
        var candidates = await ExclusionReading.CandidatesAsync(db, reader, Cycle, stop);
        Categories =
        [
            .. candidates
                .Select(c => c.Category)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(c => new Choice(c, c)),
        ];
        var within = string.IsNullOrEmpty(Unit)
            ? null
            : (await UnitStructure.OnAsync(db, reader.Today)).Within(Unit).Select(u => u.Code).ToHashSet(StringComparer.Ordinal);
        Shown =
        [
            .. candidates
                .Where(c => within is null || (c.UnitCode is not null && within.Contains(c.UnitCode)))
                .Where(c => string.IsNullOrEmpty(Category) || c.Category == Category),
        ];
        return true;
    }
}
