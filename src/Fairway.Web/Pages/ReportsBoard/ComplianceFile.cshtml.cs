using System.Globalization;
using Fairway.App.Files;
using Fairway.App.ReportsBoard;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.ReportsBoard;

/// <summary>Every step of HR's selection as a file: CSV, or a workbook.</summary>
public sealed class ComplianceFileModel(Compliance compliance) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string kind, [FromQuery] LocalDate? asOf, [FromQuery] string? unit, CancellationToken stop)
    {
        if (await compliance.ExportAsync(HttpContext.Reader(), asOf, string.IsNullOrEmpty(unit) ? null : unit, stop) is not { } rows)
        {
            return NotFound();
        }

        if (kind == "xlsx")
        {
            return File(
                Xlsx.Write("compliance", rows),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "compliance.xlsx"
            );
        }

        await using var to = new StringWriter(CultureInfo.InvariantCulture);
        foreach (var row in rows)
        {
            Csv.WriteRow(to, [.. row.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture))]);
        }

        return File(Csv.Encoding.GetBytes(to.ToString()), "text/csv; charset=utf-8", "compliance.csv");
    }
}
