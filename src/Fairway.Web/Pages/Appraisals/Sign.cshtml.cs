using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The form as it will stand under the signature, its hash, and the password once more (decisions 2 and 3).</summary>
public sealed class SignModel(AgreementSigning signing, AppraisalReading reading, Reauthentication reauthentication, Words words)
    : AppraisalPage(words)
{
    [BindProperty]
    public string Hash { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    public AppraisalView View { get; private set; } = null!;
    public IReadOnlyList<Refusal> Missing { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        // Whose it is comes before whose password it is: for others there is nothing here to sign.
        if (await reading.LoadAsync(reader, Id, stop: stop) is not { Case.IsParty: true })
        {
            return NotFound();
        }

        if (await reauthentication.CheckAsync(reader.AccountId, Password) is { } refusal)
        {
            Refuse([refusal], _ => nameof(Password));
        }
        else if (Answer(await signing.SignAsync(reader, Id, Hash, stop), Home, T["Appraisals.Signed"], _ => null) is { } answer)
        {
            return answer;
        }

        if (Overtaken)
        {
            ModelState.AddModelError("", T["Appraisals.TextChangedBeforeSigning"]);
        }

        return await LoadAsync(stop) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await reading.LoadAsync(HttpContext.Reader(), Id, stop: stop) is not { Newest: { } newest } view)
        {
            return false;
        }

        View = view;
        Hash = newest.Hash;
        ModelState.Remove(nameof(Hash));
        if (!view.Case.May(AppraisalAct.SignAsSupervisor) && !view.Case.May(AppraisalAct.SignAsOfficial))
        {
            return false;
        }

        Missing = await signing.MissingAsync(view.Case, stop);
        return true;
    }
}
