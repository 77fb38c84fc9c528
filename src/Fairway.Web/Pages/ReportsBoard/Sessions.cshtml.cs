using System.ComponentModel.DataAnnotations;
using Fairway.App;
using Fairway.App.ReportsBoard;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Web.Pages.ReportsBoard;

/// <summary>A letter of the Board in a list.</summary>
public sealed record LetterLine(Guid Id, string Unit, Instant SentAt);

/// <summary>The Board's sessions and letters; its secretary calls a session here.</summary>
public sealed class SessionsModel(BoardSessionReading reading, BoardSessions sessions, FairwayDb db, Words words) : BoardPageModel(words)
{
    [BindProperty]
    public LocalDate? HeldOn { get; set; }

    [BindProperty, StringLength(200)]
    public string Place { get; set; } = "";

    public IReadOnlyList<BoardSession> List { get; private set; } = [];
    public IReadOnlyList<LetterLine> Letters { get; private set; } = [];
    public bool MayRun => BoardSessions.MayRun(HttpContext.Reader());

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (ModelState.IsValid)
        {
            var (result, id) = await sessions.CallAsync(HttpContext.Reader(), HeldOn, Place, stop);
            if (Answer(result, $"/board/sessions/{id}", T["Sessions.Called"]) is { } answer)
            {
                return answer;
            }
        }

        return await LoadAsync(stop) && MayRun ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (await reading.ListAsync(reader, stop) is not { } list)
        {
            return false;
        }

        List = list;
        Letters = await (
            from l in BoardPapers.LettersOf(db, reader)
            from u in db.Units.Where(u => u.Code == l.UnitCode).DefaultIfEmpty()
            orderby l.SentAt descending
            select new LetterLine(l.Id, u == null ? l.UnitCode : u.Name, l.SentAt)
        )
            .Take(100)
            .ToListAsync(stop);
        return true;
    }
}
