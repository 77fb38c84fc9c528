using Fairway.App.Transparency;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace Fairway.Web.Pages.Transparency;

/// <summary>Every process with its days and published numbers, for the Union and the auditor (FA-1).</summary>
public sealed class ProcessesModel(ProcessReading reading, Words words) : PageModel
{
    public IReadOnlyList<ProcessView> Views { get; private set; } = [];
    public LocalDate Today { get; private set; }

    /// <summary>A round is named by its last day, the rest by years.</summary>
    public string Name(ProcessRun run) => LocalDatePattern.Iso.Parse(run.Name) is { Success: true } day ? words.Date(day.Value) : run.Name;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await reading.AllAsync(HttpContext.Reader(), stop) is not { } views)
        {
            return NotFound();
        }
        (Views, Today) = (views, HttpContext.Reader().Today);
        return Page();
    }
}
