using Fairway.App;
using Fairway.App.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>One exclusion, for HR: who, from which cycle, why; and taking it back.</summary>
public sealed class ExclusionModel(FairwayDb db, CycleExclusions exclusions, Words words) : AppraisalPage(words)
{
    [BindProperty]
    public string Reason { get; set; } = "";

    public ExclusionLine Line { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var result = await exclusions.TakeBackAsync(HttpContext.Reader(), Id, Reason, stop);
        if (Answer(result, "/appraisals/exclusions", T["Exclusions.TakenBack"], field => field) is { } answer)
        {
            return answer;
        }

        if (Overtaken)
        {
            ModelState.AddModelError("", T["Appraisals.ChangedMeanwhile"]);
        }

        return await LoadAsync(stop) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await ExclusionReading.OfAsync(db, HttpContext.Reader(), Id, stop) is not { } line)
        {
            return false;
        }

        Line = line;
        return true;
    }
}
