using System.Text;
using Fairway.App.Training;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Training;

/// <summary>An official's own request with everything that was said, to take along (FA-3).</summary>
public sealed class RequestJsonModel(TrainingReading reading) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) =>
        await reading.FindAsync(HttpContext.Reader(), id, stop) is { } view && OwnTrainingFile.Write(view) is { } json
            ? File(Encoding.UTF8.GetBytes(json), "application/json; charset=utf-8", $"training-{id}.json")
            : NotFound();
}
