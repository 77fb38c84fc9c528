using System.ComponentModel.DataAnnotations;
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
    [BindProperty]
    [Required]
    public string? UnitCode { get; set; }

    [BindProperty]
    public bool DelegateSigns { get; set; }

    [BindProperty]
    [Required]
    public LocalDate? From { get; set; }

    /// <summary>The last day, inclusive.</summary>
    [BindProperty]
    public LocalDate? Until { get; set; }

    public IReadOnlyList<Choice> Choices { get; private set; } = [];
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
        if (!ModelState.IsValid || From is not { } from)
        {
            return await LoadAsync(stop) ? Page() : NotFound();
        }
        var result = await work.GiveAsync(HttpContext.Reader(), UnitCode, DelegateSigns, from, Until, stop);
        if (result is ActResult.Done)
        {
            this.Done(words["Units.Give.Saved"]);
            return Redirect("/units/delegations");
        }
        return await this.AnswerAsync(result, words, () => LoadAsync(stop));
    }

    /// <summary>False where the reader heads no unit with a smaller one beneath it that has a manager.</summary>
    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        Choices =
        [
            .. (await work.ChoicesAsync(reader, stop)).Select(c => new Choice(
                c.UnitCode,
                words["Units.Give.Choice", c.UnitName, c.Delegate.Name]
            )),
        ];
        MaySign = work.DelegateMaySign(reader);
        return Choices.Count > 0;
    }
}
