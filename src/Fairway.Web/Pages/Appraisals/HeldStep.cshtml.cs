using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>HR confirms the day of a step though the official is away, or puts it off.</summary>
public sealed class HeldStepModel(HeldSteps held, Words words) : AppraisalPage(words)
{
    /// <summary>The step that the reader saw.</summary>
    [BindProperty]
    public AppraisalStep Seen { get; set; }

    /// <summary>confirm or postpone.</summary>
    [BindProperty]
    public string Act { get; set; } = "";

    [BindProperty]
    public LocalDate? To { get; set; }

    [BindProperty]
    public string Reason { get; set; } = "";

    public HeldStep Step { get; private set; } = null!;

    public IEnumerable<Choice> Acts =>
        new[] { "confirm", "postpone" }.Select(act => new Choice(act, T["Held.Act." + act], T[$"Held.Act.{act}.Hint"]));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        Seen = Step.Step;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        if (Act is not ("confirm" or "postpone"))
        {
            ModelState.AddModelError(nameof(Act), T["Held.Act.Missing"]);
        }
        else if (Act == "postpone" && To is null && ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(To), T["Held.To.Missing"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var result = await held.DecideAsync(HttpContext.Reader(), Id, Seen, Act == "postpone" ? To : null, Reason, stop);
        if (Answer(result, "/appraisals/held", T["Held.Decided"], field => field) is { } answer)
        {
            return answer;
        }

        if (Overtaken)
        {
            ModelState.AddModelError("", T["Appraisals.ChangedMeanwhile"]);
        }

        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await held.OfAsync(HttpContext.Reader(), Id, stop) is not { } step)
        {
            return false;
        }

        Step = step;
        return true;
    }
}
