using Fairway.App.Notices;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Notices;

/// <summary>One notice, in the reader's language.</summary>
public sealed class NoticeModel(Broadcasts broadcasts) : PageModel
{
    public Broadcast Notice { get; private set; } = null!;

    /// <summary>How many it reached is for who wrote it.</summary>
    public bool IsAuthor { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (await broadcasts.FindAsync(reader, id, stop) is not { } notice)
        {
            return NotFound();
        }
        Notice = notice;
        IsAuthor = notice.AuthorId == reader.AccountId;
        return Page();
    }
}
