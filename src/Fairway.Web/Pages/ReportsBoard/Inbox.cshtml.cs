using Fairway.App.ReportsBoard;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.ReportsBoard;

/// <summary>What the Reports Board has received, the newest first: for its members and its secretary; for everybody else there is no such page.</summary>
public sealed class InboxModel(BoardInbox inbox, Words t) : PageModel
{
    /// <summary>A unit's code: reports of that unit and those beneath it.</summary>
    [FromQuery(Name = "unit")]
    public string? Unit { get; set; }

    /// <summary>unopened or opened; anything else is all.</summary>
    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    [FromQuery(Name = Links.PageNumber)]
    public int Number { get; set; } = 1;

    public BoardPage Inbox { get; private set; } = null!;

    public IEnumerable<Choice> Filters =>
        [
            new("", t["Team.WithCount", t["ReportsBoard.All"], Inbox.Whole.Received]),
            new("unopened", t["Team.WithCount", t["ReportsBoard.Unopened"], Inbox.Whole.Unopened]),
            new("opened", t["Team.WithCount", t["ReportsBoard.Opened"], Inbox.Whole.Received - Inbox.Whole.Unopened]),
        ];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        bool? opened = Show switch
        {
            "opened" => true,
            "unopened" => false,
            _ => null,
        };
        Number = Math.Clamp(Number, 1, 100_000);
        if (await inbox.PageAsync(HttpContext.Reader(), string.IsNullOrEmpty(Unit) ? null : Unit, opened, Number, stop) is not { } page)
        {
            return NotFound();
        }

        Inbox = page;
        return Page();
    }

    /// <summary>The same list for another unit, from its first page; null = the whole organization.</summary>
    public string For(string? unit) => Links.With(Request, "unit", unit);
}
