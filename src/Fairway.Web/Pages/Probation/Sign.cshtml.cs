using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.App.Probation;
using Fairway.Rules;
using Fairway.Rules.Probation;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.Appraisals;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Probation;

/// <summary>The report as it will stand under the signature, its hash, and the password once more (decisions 2 and 3).</summary>
public sealed class SignModel(FairwayDb db, PolicyLibrary policies, Reports reports, Reauthentication reauthentication, Words words)
    : ProbationPage(db, policies, words)
{
    [BindProperty]
    public string Hash { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    [BindProperty]
    public string Comments { get; set; } = "";

    [BindProperty]
    public LateFields Late { get; set; } = new();

    public bool AsOfficial => Matter.May(ProbationAct.SignAsOfficial);

    /// <summary>What stands in the way.</summary>
    public IReadOnlyList<Refusal> Missing =>
        AsOfficial ? []
        : Reports.Missing(Matter) is { Count: > 0 } missing ? missing
        : Reports.IsStopped(Matter) && Matter.Case.State != ProbationState.Overridden ? [ProbationRefusals.GuardsNotMet]
        : [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await ToSignAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        // Whose it is comes before whose password it is.
        if (!await LoadAsync(stop) || !MaySign)
        {
            return NotFound();
        }

        if (await reauthentication.CheckAsync(reader.AccountId, Password) is { } refusal)
        {
            Refuse([refusal], _ => nameof(Password));
        }
        else if (
            Answer(await reports.SignAsync(reader, Id, Hash, Comments, Late.Said, stop), Home, T["Appraisals.Signed"], Own) is { } answer
        )
        {
            return answer;
        }

        if (Overtaken)
        {
            ModelState.AddModelError("", T["Appraisals.TextChangedBeforeSigning"]);
        }

        return await ToSignAsync(stop) ? Page() : NotFound();

        static string? Own(string field) => field == nameof(Comments) ? field : LateFields.FieldOf(field, nameof(Late));
    }

    private bool MaySign => Matter.May(ProbationAct.SignAsOfficial) || Matter.May(ProbationAct.SignAsSupervisor);

    private async Task<bool> ToSignAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop) || !MaySign)
        {
            return false;
        }

        Hash = Reports.HashOf(Matter);
        Late.Ask(Reports.LateBy(Matter), Lateness.SidesAndColleagues);
        ModelState.Remove(nameof(Hash));
        return true;
    }
}
