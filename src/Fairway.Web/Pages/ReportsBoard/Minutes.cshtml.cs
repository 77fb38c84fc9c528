using Fairway.App.ReportsBoard;
using Fairway.Web.Accounts;
using Fairway.Web.Hosting.Paper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.ReportsBoard;

/// <summary>A session's minutes, to read and to print.</summary>
public sealed class MinutesModel(BoardSessionReading reading, PdfBrowser browser) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>"pdf" where a PDF was asked for and this page is shown in its place.</summary>
    [FromQuery(Name = "instead")]
    public string? Instead { get; set; }

    public BoardSessionView View { get; private set; } = null!;
    public bool PdfThere => browser.IsThere;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await reading.LoadAsync(HttpContext.Reader(), Id, stop) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}
