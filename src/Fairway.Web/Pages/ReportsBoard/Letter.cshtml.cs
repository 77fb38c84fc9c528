using Fairway.App;
using Fairway.App.ReportsBoard;
using Fairway.App.Service;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Pages.ReportsBoard;

/// <summary>A letter of the Board: for the Board, and for the chief to whom it went; in each of the three languages.</summary>
public sealed class LetterModel(FairwayDb db, Words t) : PageModel
{
    public static readonly string[] Languages = ["en", "fr", "es"];

    [FromQuery(Name = "in")]
    public string? In { get; set; }

    public BoardLetter Letter { get; private set; } = null!;
    public string Unit { get; private set; } = "";
    public string Chief { get; private set; } = "";
    public string Secretary { get; private set; } = "";
    public BoardSession? Session { get; private set; }

    /// <summary>Words in the letter's language.</summary>
    public Words W { get; private set; } = null!;

    public string Text =>
        In == "fr" ? Letter.TextFr
        : In == "es" ? Letter.TextEs
        : Letter.TextEn;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await BoardPapers.LettersOf(db, HttpContext.Reader()).SingleOrDefaultAsync(l => l.Id == id, stop) is not { } letter)
        {
            return NotFound();
        }

        In = Languages.Contains(In) ? In : t.Language;
        W = t.In(In!);
        Letter = letter;
        Unit = await db.Units.Where(u => u.Code == letter.UnitCode).Select(u => u.Name).SingleOrDefaultAsync(stop) ?? letter.UnitCode;
        var names = await OfficialNames.OfAsync(db, [letter.ToStaffId, letter.SentBy], stop);
        (Chief, Secretary) = (names[letter.ToStaffId], names[letter.SentBy]);
        Session = letter.SessionId is { } session
            ? await db.BoardSessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == session, stop)
            : null;
        return Page();
    }
}
