using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Fairway.App.Policies;
using Fairway.App.Training;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Training;

/// <summary>Funds that the reader holds or opens, with what their ledgers come to (LE-2).</summary>
public sealed class FundsModel(TrainingFunds funds, PolicyLibrary policies, Words words) : PageModel
{
    [BindProperty]
    public Guid Form { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    [BindProperty]
    public int? Biennium { get; set; }

    [BindProperty, StringLength(20)]
    public string Amount { get; set; } = "";

    [BindProperty, StringLength(1000)]
    public string Reason { get; set; } = "";

    public IReadOnlyList<FundLine> Lines { get; private set; } = [];
    public IReadOnlyList<Choice> Units { get; private set; } = [];
    public IReadOnlyList<Choice> Bienniums { get; private set; } = [];
    public string Currency { get; private set; } = "";
    public bool MayOpen { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Form = Guid.CreateVersion7();
        Biennium = Rules.Time.Biennium.Of(HttpContext.Reader().Today).FirstYear;
        return await LoadAsync(stop) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (ModelState.IsValid)
        {
            var result = await funds.OpenAsync(HttpContext.Reader(), Form, Unit, Biennium, TrainingWords.Amount(Amount), Reason, stop);
            if (
                this.Answer(
                    words,
                    result,
                    $"/training/funds/{Form}",
                    words["Training.Done.OpenFund"],
                    words["Training.ChangedMeanwhile"]
                ) is
                { } answer
            )
            {
                return answer;
            }
        }
        return await LoadAsync(stop) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (!await funds.AnyAsync(reader, stop))
        {
            return false;
        }
        Currency = policies.PolicyAt(reader.Today).Training.Currency;
        MayOpen = TrainingFunds.MayOpen(reader);
        Lines = await funds.ListAsync(reader, stop);
        Units = MayOpen ? [.. (await funds.UnitsAsync(reader, stop)).Select(u => new Choice(u.Code, u.Name))] : [];
        Bienniums =
        [
            .. TrainingFunds.Bienniums(reader.Today).Select(b => new Choice(b.FirstYear.ToString(CultureInfo.InvariantCulture), b.Label)),
        ];
        return true;
    }
}
