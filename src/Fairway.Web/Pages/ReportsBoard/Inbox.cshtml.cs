using Fairway.App.ReportsBoard;
using Fairway.Rules.ReportsBoard;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.ReportsBoard;

/// <summary>The Board's queue, the newest first: for its members and its secretary; for everybody else there is no such page.</summary>
public sealed class InboxModel(BoardInbox inbox, Words t) : PageModel
{
    /// <summary>A unit's code: reports of that unit and those beneath it.</summary>
    [FromQuery(Name = "unit")]
    public string? Unit { get; set; }

    /// <summary>One of <see cref="QueueShow"/> in lower case; anything else is all.</summary>
    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    /// <summary>One of <see cref="BoardReportKind"/> in lower case; anything else is every kind.</summary>
    [FromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [FromQuery(Name = Links.PageNumber)]
    public int Number { get; set; } = 1;

    public BoardPage Inbox { get; private set; } = null!;

    public IEnumerable<Choice> Filters =>
        Enum.GetValues<QueueShow>()
            .Select(show =>
                show switch
                {
                    QueueShow.All => new Choice("", t["Team.WithCount", t["ReportsBoard.All"], Inbox.Whole.Received]),
                    QueueShow.Unopened => new Choice("unopened", t["Team.WithCount", t["ReportsBoard.Unopened"], Inbox.Whole.Unopened]),
                    _ => new Choice(Code(show), t["ReportsBoard.Show." + show]),
                }
            );

    public IEnumerable<Choice> Kinds =>
        [
            new("", t["ReportsBoard.EveryKind"]),
            .. Enum.GetValues<BoardReportKind>().Select(kind => new Choice(Code(kind), t["ReportsBoard.Kind." + kind])),
        ];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Number = Math.Clamp(Number, 1, 100_000);
        var filter = new QueueFilter(Read<QueueShow>(Show) ?? QueueShow.All, Read<BoardReportKind>(Kind));
        if (await inbox.PageAsync(HttpContext.Reader(), string.IsNullOrEmpty(Unit) ? null : Unit, filter, Number, stop) is not { } page)
        {
            return NotFound();
        }

        Inbox = page;
        return Page();
    }

    /// <summary>The same list for another unit, from its first page; null = the whole organization.</summary>
    public string For(string? unit) => Links.With(Request, "unit", unit);

    private static string Code<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static T? Read<T>(string? code)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(Code(value), code, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }
}
