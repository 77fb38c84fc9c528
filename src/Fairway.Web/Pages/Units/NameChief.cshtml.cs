using Fairway.App;
using Fairway.App.Service;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Units;

/// <summary>HR names the responsible chief of a unit, or leaves the place vacant.</summary>
public sealed class NameChiefModel(FairwayDb db, Chiefs chiefs, Words words) : PageModel
{
    [BindProperty]
    public string StaffId { get; set; } = "";

    public UnitView Unit { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop) => await LoadAsync(code, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken stop) =>
        await FinishAsync(code, await chiefs.NameAsync(HttpContext.Reader(), code, StaffId, stop), "Units.NameChief.Saved", stop);

    public async Task<IActionResult> OnPostVacateAsync(string code, CancellationToken stop) =>
        await FinishAsync(code, await chiefs.VacateAsync(HttpContext.Reader(), code, stop), "Units.Vacated", stop);

    private async Task<IActionResult> FinishAsync(string code, ActResult result, string done, CancellationToken stop)
    {
        if (result is ActResult.Done)
        {
            this.Done(words[done]);
            return Redirect(Places.Unit(code));
        }
        return await this.AnswerAsync(result, words, () => LoadAsync(code, stop));
    }

    private async Task<bool> LoadAsync(string code, CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (!ServiceAccess.IsHrOf(reader, code) || await UnitReading.OneAsync(db, code, reader.Today, 1, stop) is not { } unit)
        {
            return false;
        }
        Unit = unit;
        return true;
    }
}
