using Fairway.App.Reclassification;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Reclassification;

/// <summary>The reader's job, and those they keep, with their descriptions (RG-1).</summary>
public sealed class JobsModel(JobReading reading) : PageModel
{
    public const int Size = 50;

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public IReadOnlyList<JobLine> Lines { get; private set; } = [];
    public int Total { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        P = Math.Clamp(P, 1, 1_000);
        (Lines, Total) = await reading.ListAsync(HttpContext.Reader(), (P - 1) * Size, Size, stop);
    }
}
