using System.Globalization;
using Fairway.App.Files;
using Fairway.App.Training.Council;
using Fairway.Rules.Time;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Training;

/// <summary>The use of funds as the Council reads it, as CSV; what is not shown is empty.</summary>
public sealed class CouncilUseCsvModel(CouncilRoom room) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await room.ReadAsync(HttpContext.Reader(), null, stop) is not { } view)
        {
            return NotFound();
        }
        await using var to = new StringWriter(CultureInfo.InvariantCulture);
        Csv.WriteRow(to, "unit", "biennium", "currency", "allotted", "committed", "spent", "used", "free", "as_of");
        foreach (var fund in view.Funds)
        {
            Csv.WriteRow(
                to,
                fund.UnitCode,
                fund.Biennium.ToString(CultureInfo.InvariantCulture),
                fund.Currency,
                Amount(fund.Allotted),
                Amount(fund.Use.Committed),
                Amount(fund.Use.Spent),
                Amount(fund.Use.Used),
                Amount(fund.Free),
                fund.Use.AsOf is { } day ? IsoDay.Text(day) : null
            );
        }
        return File(Csv.Encoding.GetBytes(to.ToString()), "text/csv; charset=utf-8", "training-funds.csv");
    }

    private static string? Amount(decimal? amount) => amount?.ToString("0.00", CultureInfo.InvariantCulture);
}
