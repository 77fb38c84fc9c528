using System.Globalization;
using Fairway.App.Files;
using Fairway.App.Training.Council;
using Fairway.Rules.Time;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.Training;

/// <summary>The Council's figures of a half-year as CSV: what its page shows and nothing more.</summary>
public sealed class CouncilFiguresCsvModel(CouncilRoom room) : PageModel
{
    public async Task<IActionResult> OnGetAsync([FromQuery] LocalDate? asOf, CancellationToken stop)
    {
        if (await room.ReadAsync(HttpContext.Reader(), asOf, stop) is not { } view)
        {
            return NotFound();
        }
        await using var to = new StringWriter(CultureInfo.InvariantCulture);
        Csv.WriteRow(to, "until", "subject", "group", "key", "column", "count");
        foreach (var table in view.Figures is { } figures ? CouncilTables.Read(figures) : [])
        {
            foreach (var row in table.Shown)
            {
                foreach (var (column, count) in table.Columns.Append("Total").Zip(row.Counts))
                {
                    Csv.WriteRow(
                        to,
                        IsoDay.Text(view.Figures!.Until),
                        table.Subject.ToString(),
                        table.Group.ToString(),
                        row.Key,
                        column,
                        count?.ToString(CultureInfo.InvariantCulture)
                    );
                }
            }
        }
        return File(Csv.Encoding.GetBytes(to.ToString()), "text/csv; charset=utf-8", "training-figures.csv");
    }
}
