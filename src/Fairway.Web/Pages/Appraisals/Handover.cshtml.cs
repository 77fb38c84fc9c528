using System.Globalization;
using Fairway.App;
using Fairway.App.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The note by which a supervisor hands over the part of a cycle that has ended (CY-9): theirs alone until they hand it over.</summary>
public sealed class HandoverModel(Handovers handovers, Words words) : AppraisalPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Part { get; set; }

    [BindProperty]
    public string Text { get; set; } = "";

    /// <summary>The part's, as it was shown.</summary>
    [BindProperty]
    public int Version { get; set; }

    public HandoverView View { get; private set; } = null!;

    public string Address => $"{Home}/handover/{Part}";

    public LocalDate Today => HttpContext.Reader().Today;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        Text = View.Part.Draft;
        Version = View.Part.Version;
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        FinishAsync(() => handovers.HandOverAsync(HttpContext.Reader(), Id, Part, Version, Text, stop), T["Handover.Done"], stop);

    public Task<IActionResult> OnPostKeepAsync(CancellationToken stop) =>
        FinishAsync(() => handovers.KeepAsync(HttpContext.Reader(), Id, Part, Version, Text, stop), T["Handover.Kept"], stop);

    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken stop) =>
        await handovers.KeepAsync(HttpContext.Reader(), Id, Part, Version, Text, stop) switch
        {
            ActResult.Done => await LoadAsync(stop)
                ? new JsonResult(
                    new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["Version"] = View.Part.Version.ToString(CultureInfo.InvariantCulture),
                    }
                )
                : NotFound(),
            ActResult.NotThere => NotFound(),
            ActResult.Overtaken => StatusCode(StatusCodes.Status409Conflict),
            ActResult.Refused refused => new ContentResult
            {
                Content = string.Join(" ", refused.Refusals.Select(r => T.Refusal(r))),
                ContentType = "text/plain; charset=utf-8",
                StatusCode = StatusCodes.Status400BadRequest,
            },
            _ => throw new InvalidOperationException(),
        };

    /// <param name="act">Begun only where the form could be read: what is begun is done.</param>
    private async Task<IActionResult> FinishAsync(Func<Task<ActResult>> act, string done, CancellationToken stop)
    {
        if (ModelState.IsValid && Answer(await act(), Address, done, field => field) is { } answer)
        {
            return answer;
        }

        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        if (Overtaken)
        {
            // Both texts are on the page now: sending again is a decision.
            Version = View.Part.Version;
            ModelState.Remove(nameof(Version));
            ModelState.AddModelError("", T["Appraisals.Overtaken"]);
        }

        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await handovers.LoadAsync(HttpContext.Reader(), Id, Part, stop) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }
}
