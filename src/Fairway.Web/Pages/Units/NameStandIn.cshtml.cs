using Fairway.App;
using Fairway.App.Service;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.Units;

/// <summary>Names who acts in appraisals while a supervisor is away: their own stand-in, or HR for somebody whose file is theirs.</summary>
public sealed class NameStandInModel(Absences absences, Words words) : PageModel
{
    /// <summary>Staff number of who is away; null: the reader.</summary>
    [BindProperty(SupportsGet = true)]
    public string? For { get; set; }

    [BindProperty]
    public string? StandInId { get; set; }

    [BindProperty]
    public LocalDate? From { get; set; }

    /// <summary>The last day, inclusive.</summary>
    [BindProperty]
    public LocalDate? Until { get; set; }

    public NamedPerson Chief { get; private set; } = null!;

    public bool Mine => Chief.StaffId == HttpContext.Reader().StaffId;

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
        var result = await absences.NameAsync(reader, For, StandInId, From ?? reader.Today, Until, stop);
        if (result is ActResult.Done)
        {
            this.Done(words["Absence.Saved"]);
            return Redirect("/units/stand-ins");
        }
        return await this.AnswerAsync(result, words, () => LoadAsync(stop));
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await absences.ForWhomAsync(HttpContext.Reader(), For, stop) is not { } chief)
        {
            return false;
        }
        Chief = chief;
        return true;
    }
}
