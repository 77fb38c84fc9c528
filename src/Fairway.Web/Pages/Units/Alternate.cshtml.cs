using Fairway.App;
using Fairway.App.Service;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Units;

/// <summary>HR of the whole organization names who takes the head's part as second level (SV-4).</summary>
public sealed class AlternateModel(Chiefs chiefs, Words words) : PageModel
{
    [BindProperty]
    public string StaffId { get; set; } = "";

    public IActionResult OnGet() => ServiceAccess.IsHrOfAll(HttpContext.Reader()) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        var result = await chiefs.NameAlternateAsync(reader, StaffId, stop);
        if (result is ActResult.Done)
        {
            this.Done(words["Units.Alternate.Saved"]);
            return Redirect("/units/vacant");
        }
        return await this.AnswerAsync(result, words, () => Task.FromResult(true));
    }
}
