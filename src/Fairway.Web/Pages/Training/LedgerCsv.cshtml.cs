using System.Globalization;
using Fairway.App.Files;
using Fairway.App.Training;
using Fairway.Rules.Time;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Training;

/// <summary>The ledger of a fund as CSV: the movements of its page.</summary>
public sealed class LedgerCsvModel(TrainingFunds funds) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await funds.FindAsync(HttpContext.Reader(), id, stop: stop) is not { } view)
        {
            return NotFound();
        }
        await using var to = new StringWriter(CultureInfo.InvariantCulture);
        Csv.WriteRow(to, "number", "day", "kind", "amount", "currency", "available_after", "request", "title", "official", "by", "reason");
        foreach (var line in view.Ledger)
        {
            Csv.WriteRow(
                to,
                line.Movement.Number.ToString(CultureInfo.InvariantCulture),
                IsoDay.Text(line.Movement.At.InUtc().Date),
                line.Movement.Kind.ToString(),
                line.Movement.Amount.ToString("0.00", CultureInfo.InvariantCulture),
                view.Line.Fund.Currency,
                line.After.ToString("0.00", CultureInfo.InvariantCulture),
                line.Movement.RequestId?.ToString(),
                line.Title,
                line.Official,
                line.By,
                line.Movement.Reason
            );
        }
        return File(
            Csv.Encoding.GetBytes(to.ToString()),
            "text/csv; charset=utf-8",
            $"fund-{view.Line.Fund.UnitCode}-{view.Line.Fund.Biennium}.csv"
        );
    }
}
