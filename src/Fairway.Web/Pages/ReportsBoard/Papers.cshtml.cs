using System.Text.Json;
using Fairway.App;
using Fairway.App.ReportsBoard;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Web.Pages.ReportsBoard;

/// <summary>The Board's procedures in all their versions and its yearly reports: for whoever is signed in; its secretary publishes (BD-1).</summary>
public sealed class PapersModel(BoardPapers papers, FairwayDb db, Words words) : BoardPageModel(words)
{
    [BindProperty]
    public BoardPaperKind? Kind { get; set; }

    [BindProperty]
    public LocalDate? From { get; set; }

    [BindProperty]
    public int? Year { get; set; }

    [BindProperty]
    public string TextEn { get; set; } = "";

    [BindProperty]
    public string TextFr { get; set; } = "";

    [BindProperty]
    public string TextEs { get; set; } = "";

    public IReadOnlyList<BoardPaper> All { get; private set; } = [];

    /// <summary>The one asked for; else the procedures that hold today.</summary>
    public BoardPaper? Shown { get; private set; }

    public static readonly string[] FigureNames = ["received", "concluded", "returned", "sessions", "letters"];

    public IReadOnlyDictionary<string, int> Figures =>
        Shown is { Figures.Length: > 0 } report
            ? JsonSerializer.Deserialize<Dictionary<string, int>>(report.Figures)!
            : new Dictionary<string, int>(StringComparer.Ordinal);

    public bool MayWrite => BoardSessions.MayRun(HttpContext.Reader());

    public IEnumerable<Choice> Kinds =>
        Enum.GetValues<BoardPaperKind>().Select(kind => new Choice(kind.ToString(), T["Sessions.Paper." + kind]));

    public string NameOf(BoardPaper paper) =>
        paper.Kind == BoardPaperKind.Procedures
            ? T["Sessions.ProceduresOf", paper.Number, paper.From]
            : T["Sessions.ReportOf", paper.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)];

    public async Task<IActionResult> OnGetAsync([FromQuery] Guid? id, CancellationToken stop)
    {
        await LoadAsync(id, stop);
        return id is not null && Shown is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostPublishAsync(CancellationToken stop)
    {
        var text = new BoardText(TextEn, TextFr, TextEs);
        var result =
            Kind == BoardPaperKind.YearlyReport
                ? await papers.PublishReportAsync(HttpContext.Reader(), Year, text, stop)
                : await papers.PublishProceduresAsync(HttpContext.Reader(), From, text, stop);
        if (Answer(result, "/board/procedures", T["Sessions.Published"]) is { } answer)
        {
            return answer;
        }

        await LoadAsync(null, stop);
        return Page();
    }

    private async Task LoadAsync(Guid? id, CancellationToken stop)
    {
        var today = HttpContext.Reader().Today;
        All = await db.BoardPapers.AsNoTracking().OrderBy(p => p.Kind).ThenByDescending(p => p.Number).ToListAsync(stop);
        Shown = id is not null
            ? All.FirstOrDefault(p => p.Id == id)
            : All.FirstOrDefault(p => p.Kind == BoardPaperKind.Procedures && p.From <= today);
    }
}
