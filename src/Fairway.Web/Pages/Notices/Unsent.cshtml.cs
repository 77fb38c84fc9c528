using Fairway.App;
using Fairway.App.Notices;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Notices;

/// <summary>Mails that no attempt brought to their reader: for the administrator, who sees to whom and when, and not what they say.</summary>
public sealed class UnsentModel(UnsentMails unsent, Words words) : PageModel
{
    [FromQuery(Name = Links.PageNumber)]
    public int Number { get; set; } = 1;

    public int Total { get; private set; }

    public IReadOnlyList<UnsentMail> Mails { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Number = Math.Clamp(Number, 1, 100_000);
        if (await unsent.PageAsync(HttpContext.Reader(), Number, stop) is not { } page)
        {
            return NotFound();
        }
        (Total, Mails) = page;
        return Page();
    }

    public async Task<IActionResult> OnPostAgainAsync(Guid id, CancellationToken stop) =>
        Said(await unsent.TryAgainAsync(HttpContext.Reader(), id, stop), "Notices.Unsent.Again.Done");

    public async Task<IActionResult> OnPostGiveUpAsync(Guid id, CancellationToken stop) =>
        Said(await unsent.GiveUpAsync(HttpContext.Reader(), id, stop), "Notices.Unsent.GiveUp.Done");

    private IActionResult Said(ActResult result, string done)
    {
        if (result is ActResult.NotThere)
        {
            return NotFound();
        }
        this.Done(words[done]);
        return LocalRedirect("~/notices/unsent");
    }
}
