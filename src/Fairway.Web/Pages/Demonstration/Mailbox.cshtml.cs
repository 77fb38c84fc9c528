using Fairway.App;
using Fairway.App.Notices;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Pages.Demonstration;

/// <summary>All mails of the demonstration, which are never sent. In any other database there is no such page: its mails are their readers' own.</summary>
[AllowAnonymous]
public sealed class MailboxModel(App.Accounts.Demonstration demonstration, FairwayDb db, Words words) : PageModel
{
    public const int Size = 50;

    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true, Name = Links.PageNumber)]
    public int PageNumber { get; set; } = 1;

    public int Total { get; private set; }

    public IReadOnlyList<OutboxMessage> Mails { get; private set; } = [];

    public IReadOnlyList<Choice> Filters { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await demonstration.IsAsync(db, cancel))
        {
            return NotFound();
        }
        // A demonstration's mailbox is everybody's.
        using var everybodys = db.Asking.OfEverybody();
        IQueryable<OutboxMessage> mails = db.Outbox.AsNoTracking();
        if (HttpContext.ReaderIfAny() is { } reader)
        {
            Filters = [new("", words["Demonstration.Mailbox.All"]), new("mine", words["Demonstration.Mailbox.Mine"])];
            if (Show == "mine")
            {
                mails = mails.Where(m => m.AccountId == reader.AccountId);
            }
        }
        Total = await mails.CountAsync(cancel);
        PageNumber = Paging.Nearest(PageNumber, Size, Total);
        Mails = await mails
            .OrderByDescending(m => m.WrittenAt)
            .ThenByDescending(m => m.Id)
            .Skip((PageNumber - 1) * Size)
            .Take(Size)
            .ToListAsync(cancel);
        return Page();
    }
}
