using Fairway.App.Files;
using Fairway.App.Skills;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Skills;

/// <summary>Everything of an official's in the room, as CSV for themselves (LE-3).</summary>
public sealed class FileCsvModel(SkillsExport export) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        await export.CsvAsync(HttpContext.Reader(), stop) is { } csv
            ? File(Csv.Encoding.GetBytes(csv), "text/csv; charset=utf-8", "skills.csv")
            : NotFound();
}
