using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Fairway.App;
using Fairway.App.Training;
using Fairway.Rules.Training;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Training;

/// <summary>HR looks at what a cut of a fund would stop, and only then can make it (LE-2).</summary>
public sealed class CutModel(TrainingFunds funds, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The cut that is looked at, as it was typed.</summary>
    [BindProperty(SupportsGet = true), StringLength(20)]
    public string By { get; set; } = "";

    [BindProperty]
    public Guid Form { get; set; }

    /// <summary>The fund's version at which what the cut stops was shown.</summary>
    [BindProperty]
    public int Seen { get; set; }

    [BindProperty, StringLength(1000)]
    public string Reason { get; set; } = "";

    public FundView View { get; private set; } = null!;

    /// <summary>The cut that is shown with what it stops; null: none is.</summary>
    public decimal? Looked { get; private set; }

    public string ByText => Uri.EscapeDataString(Looked?.ToString("0.00", CultureInfo.InvariantCulture) ?? "");

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Form = Guid.CreateVersion7();
        return await LoadAsync(stop) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (ModelState.IsValid)
        {
            var result = await funds.CutAsync(HttpContext.Reader(), Id, Form, TrainingWords.Amount(By), Reason, Seen, stop);
            if (
                this.Answer(
                    words,
                    result,
                    $"/training/funds/{Id}",
                    words["Training.Done.Cut"],
                    words["Training.ChangedMeanwhile"],
                    field => field == "Amount" ? nameof(By) : field
                ) is
                { } answer
            )
            {
                return answer;
            }
            if (result is ActResult.Overtaken)
            {
                ModelState.Remove(nameof(Seen));
                Seen = 0;
            }
        }
        return await LoadAsync(stop) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        var by = TrainingWords.Amount(By);
        Looked = FundLedger.IsAmount(by) ? by : null;
        if (await funds.FindAsync(HttpContext.Reader(), Id, Looked, stop) is not { Line.MayChange: true } view)
        {
            return false;
        }
        if (By.Length > 0 && Looked is null && ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(By), words["Refusals.TrainingAmountWrong"]);
        }
        View = view;
        Seen = Seen == 0 ? view.Line.Fund.Version : Seen;
        return true;
    }
}
