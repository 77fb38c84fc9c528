using Fairway.App.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>Steps of officials who are on loan or on leave without pay, for HR: of them nobody is reminded until HR says (decision 11).</summary>
public sealed class HeldModel(HeldSteps held) : PageModel
{
    public IReadOnlyList<HeldStep> Steps { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await held.ListAsync(HttpContext.Reader(), stop) is not { } steps)
        {
            return NotFound();
        }

        Steps = steps;
        return Page();
    }

    /// <summary>Why and how long somebody is away.</summary>
    public static string Away(Words t, HeldStep step) =>
        step.AwayUntil is { } until
            ? t[$"Held.{step.Status}.Until", step.AwaySince, until.PlusDays(-1)]
            : t[$"Held.{step.Status}.Open", step.AwaySince];
}
