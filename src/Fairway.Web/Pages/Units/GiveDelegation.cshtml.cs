using Fairway.App;
using Fairway.App.Service;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.Units;

/// <summary>A chief delegates the appraisal work of a smaller unit to its manager (SV-5).</summary>
public sealed class GiveDelegationModel(DelegatedWork work, Words words) : PageModel
{
    /// <summary>Code of the smaller unit, chosen first; null: the page asks for it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    [BindProperty]
    public string? DelegateId { get; set; }

    [BindProperty]
    public bool DelegateSigns { get; set; }

    [BindProperty]
    public LocalDate? From { get; set; }

    /// <summary>The last day, inclusive.</summary>
    [BindProperty]
    public LocalDate? Until { get; set; }

    public IReadOnlyList<Choice> Units { get; private set; } = [];
    public DelegationChoice? Chosen { get; private set; }
    public IReadOnlyList<Choice> Candidates { get; private set; } = [];
    public bool MaySign { get; private set; }

    public IEnumerable<Choice> SignChoices =>
        [
            new("false", words["Units.Delegations.ChiefSigns"], words["Units.Give.ChiefSigns.Hint"]),
            new("true", words["Units.Delegations.DelegateSigns"], words["Units.Give.DelegateSigns.Hint"]),
        ];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        From = HttpContext.Reader().Today;
        return await LoadAsync(stop) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
        {
            return await LoadAsync(stop) ? Page() : NotFound();
        }
        var reader = HttpContext.Reader();
        var result = await work.GiveAsync(reader, Unit, DelegateId, DelegateSigns, From ?? reader.Today, Until, stop);
        if (result is ActResult.Done)
        {
            this.Done(words["Units.Give.Saved"]);
            return Redirect("/units/delegations");
        }
        return await this.AnswerAsync(result, words, () => LoadAsync(stop));
    }

    /// <summary>False where the reader answers for no smaller unit.</summary>
    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        var units = await work.ChoicesAsync(reader, stop);
        Units = [.. units.Select(u => new Choice(u.UnitCode, u.UnitName))];
        Chosen = units.FirstOrDefault(u => u.UnitCode == Unit);
        Candidates = Chosen is null
            ? []
            : [.. (await work.CandidatesAsync(reader, Chosen.UnitCode, stop)).Select(p => new Choice(p.StaffId, p.Name))];
        MaySign = work.DelegateMaySign(reader);
        return Units.Count > 0;
    }
}
