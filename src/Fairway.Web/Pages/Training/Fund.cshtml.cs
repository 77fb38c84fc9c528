using System.ComponentModel.DataAnnotations;
using Fairway.App.Training;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Training;

/// <summary>A fund: the arithmetic of its balance, what waits for its money, and every movement (LE-2).</summary>
public sealed class FundModel(TrainingFunds funds, Words words) : PageModel
{
    public const int Size = 50;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    [BindProperty]
    public Guid Form { get; set; }

    [BindProperty, StringLength(20)]
    public string Amount { get; set; } = "";

    [BindProperty, StringLength(1000)]
    public string Reason { get; set; } = "";

    public FundView View { get; private set; } = null!;

    /// <summary>The page's part of the ledger, the newest movement first.</summary>
    public IEnumerable<LedgerLine> Shown => View.Ledger.Reverse().Skip((P - 1) * Size).Take(Size);

    public IHtmlContent Picture => FundPicture.Of(words, View.Line);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Form = Guid.CreateVersion7();
        return await LoadAsync(stop) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostRaiseAsync(CancellationToken stop)
    {
        if (ModelState.IsValid)
        {
            var result = await funds.RaiseAsync(HttpContext.Reader(), Id, Form, TrainingWords.Amount(Amount), Reason, stop);
            if (
                this.Answer(words, result, $"/training/funds/{Id}", words["Training.Done.Raise"], words["Training.ChangedMeanwhile"]) is
                { } answer
            )
            {
                return answer;
            }
        }
        return await LoadAsync(stop) && View.Line.MayChange ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await funds.FindAsync(HttpContext.Reader(), Id, stop: stop) is not { } view)
        {
            return false;
        }
        View = view;
        P = Paging.Nearest(P, Size, view.Ledger.Count);
        return true;
    }
}
