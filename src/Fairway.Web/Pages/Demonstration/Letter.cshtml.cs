using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Notices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Fairway.Web.Pages.Demonstration;

/// <summary>One mail of the demonstration, as its reader would get it.</summary>
[AllowAnonymous]
public sealed class LetterModel(App.Accounts.Demonstration demonstration, FairwayDb db, IOptions<AccountsOptions> options) : PageModel
{
    public OutboxMessage Letter { get; private set; } = null!;

    /// <summary>The link as whoever sends mails writes it below the text.</summary>
    public string Link => new Uri(options.Value.PublicUrl, Letter.Link).AbsoluteUri;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        // A demonstration's mailbox is everybody's.
        using var everybodys = db.Asking.OfEverybody();
        if (
            !await demonstration.IsAsync(db, cancel)
            || await db.Outbox.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel) is not { } letter
        )
        {
            return NotFound();
        }
        Letter = letter;
        return Page();
    }
}
