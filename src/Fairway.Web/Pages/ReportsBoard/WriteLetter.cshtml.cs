using Fairway.App;
using Fairway.App.ReportsBoard;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Pages.ReportsBoard;

/// <summary>The secretary writes to a responsible chief, in the three working languages.</summary>
public sealed class WriteLetterModel(BoardPapers papers, FairwayDb db, Words words) : BoardPageModel(words)
{
    /// <summary>The form's own id: sent twice it is one letter.</summary>
    [BindProperty]
    public Guid Form { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    [BindProperty]
    public Guid? Session { get; set; }

    [BindProperty]
    public string TextEn { get; set; } = "";

    [BindProperty]
    public string TextFr { get; set; } = "";

    [BindProperty]
    public string TextEs { get; set; } = "";

    public IReadOnlyList<Choice> Units { get; private set; } = [];
    public IReadOnlyList<Choice> Sessions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Form = Guid.CreateVersion7();
        return await WritingAsync(stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var (result, id) = await papers.SendAsync(HttpContext.Reader(), Form, Unit, Session, new BoardText(TextEn, TextFr, TextEs), stop);
        return Answer(result, $"/board/letters/{id}", T["Sessions.LetterSent"]) ?? await WritingAsync(stop);
    }

    private async Task<IActionResult> WritingAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (!BoardSessions.MayRun(reader))
        {
            return NotFound();
        }

        var today = reader.Today;
        var units = await db
            .Units.AsNoTracking()
            .Where(u => db.Chieftaincies.Any(c => c.UnitCode == u.Code && c.From <= today && (c.Until == null || today < c.Until)))
            .OrderBy(u => u.Name)
            .Select(u => new { u.Code, u.Name })
            .ToListAsync(stop);
        Units = [.. units.Select(u => new Choice(u.Code, $"{u.Code} · {u.Name}"))];
        var sessions = await db.BoardSessions.AsNoTracking().OrderByDescending(s => s.HeldOn).ToListAsync(stop);
        Sessions = [.. sessions.Select(s => new Choice(s.Id.ToString(), T["Sessions.Of", s.Number, s.HeldOn]))];
        return Page();
    }
}
