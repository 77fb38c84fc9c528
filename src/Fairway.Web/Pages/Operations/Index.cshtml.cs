using Fairway.App.Operations;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.Operations;

/// <summary>How Fairway runs, for its administrators: nodes, jobs, mails and databases at this moment.</summary>
public sealed class IndexModel(HowItRuns running, Words words) : PageModel
{
    public HowItStands Stands { get; private set; } = null!;

    public static string Runtime { get; } = System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await running.ReadAsync(HttpContext.Reader(), stop) is not { } stands)
        {
            return NotFound();
        }
        Stands = stands;
        return Page();
    }

    /// <summary>How long it took, in the unit that a reader grasps.</summary>
    public string Lasting(Duration duration) =>
        duration < Duration.FromSeconds(1) ? words["Operations.Milliseconds", (long)duration.TotalMilliseconds]
        : duration < Duration.FromMinutes(2) ? words["Operations.Seconds", (long)duration.TotalSeconds]
        : duration < Duration.FromHours(2) ? words["Operations.Minutes", (long)duration.TotalMinutes]
        : words["Operations.Hours", (long)duration.TotalHours];

    public string Size(long bytes) => words["Operations.Megabytes", words.Number(Math.Max(1, bytes / 1_000_000))];
}
