using System.Globalization;
using Fairway.App.Files;
using Fairway.App.ReportsBoard;
using Fairway.Rules.Time;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.ReportsBoard;

/// <summary>The published figures of a day as CSV: the same numbers as on the page, and no others.</summary>
public sealed class FiguresCsvModel(Figures figures) : PageModel
{
    public async Task<IActionResult> OnGetAsync([FromQuery] LocalDate? asOf, CancellationToken stop)
    {
        if (asOf is not { } day || await figures.KnownAsync(HttpContext.Reader(), day, stop) is not { } tables)
        {
            return NotFound();
        }

        await using var to = new StringWriter(CultureInfo.InvariantCulture);
        Csv.WriteRow(to, "as_of", "table", "cycle_start", "group", "within", "name", "column", "count", "at_least");
        foreach (var table in tables)
        {
            foreach (var row in table.Rows)
            {
                for (var c = 0; c < row.Counts.Length; c++)
                {
                    Csv.WriteRow(
                        to,
                        IsoDay.Text(day),
                        table.Kind.ToString(),
                        IsoDay.Text(table.Cycle.Start),
                        row.Key,
                        row.Parent,
                        table.Names.GetValueOrDefault(row.Key),
                        c == table.Columns.Count ? "total" : table.Columns[c],
                        row.Counts[c].Count?.ToString(CultureInfo.InvariantCulture),
                        row.Counts[c].AtLeast ? "true" : "false"
                    );
                }
            }
        }

        return File(Csv.Encoding.GetBytes(to.ToString()), "text/csv; charset=utf-8", $"figures-{IsoDay.Text(day)}.csv");
    }
}
