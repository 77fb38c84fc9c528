using Fairway.App.Accounts;
using Fairway.App.Underperformance;
using Fairway.Rules.Underperformance;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.Appraisals;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Underperformance;

/// <summary>The plan or the review as it will stand under the signature, and the password once more (decisions 2 and 3).</summary>
public sealed class SignModel(CaseReader cases, CaseSigning signing, Reauthentication reauthentication, Words words)
    : CasePage(cases, words)
{
    [BindProperty]
    public string Hash { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    /// <summary>The official's: signing is not agreeing (CY-6).</summary>
    [BindProperty]
    public string Comments { get; set; } = "";

    [BindProperty]
    public LateFields Late { get; set; } = new();

    public CaseToSign ToSign { get; private set; } = null!;

    /// <summary>Where what is missing is put right.</summary>
    public string Parts => $"{Home}/{(ToSign.Kind == CaseFormKind.Plan ? "plan" : "review")}";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await ShowAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        // Whose it is comes before whose password it is: for others there is nothing here to sign.
        if (!await LoadAsync(stop) || !(View.At.IsOfficial || View.At.IsSupervisor))
        {
            return NotFound();
        }

        if (await reauthentication.CheckAsync(reader.AccountId, Password) is { } refusal)
        {
            Refuse([refusal], _ => nameof(Password));
        }
        else if (
            Answer(await signing.SignAsync(reader, Id, Hash, Comments, Late.Said, stop), Home, T["Underperformance.Signed"], FieldOf) is
            { } answer
        )
        {
            return answer;
        }

        if (Overtaken)
        {
            ModelState.AddModelError("", T["Appraisals.TextChangedBeforeSigning"]);
        }

        return await ShowAsync(stop) ? Page() : NotFound();
    }

    protected override string? FieldOf(string field) => field == nameof(Comments) ? field : LateFields.FieldOf(field, nameof(Late));

    private async Task<bool> ShowAsync(CancellationToken stop)
    {
        var overtaken = Overtaken;
        Overtaken = false;
        if (
            !await LoadAsync(stop, CaseAct.SignPlan, CaseAct.SignAsOfficial, CaseAct.SignSufficient)
            || await signing.ToSignAsync(View.At, stop) is not { } toSign
        )
        {
            return false;
        }

        Overtaken = overtaken;
        ToSign = toSign;
        Late.Ask(toSign.LateBy);
        Hash = toSign.Hash;
        ModelState.Remove(nameof(Hash));
        return true;
    }
}
