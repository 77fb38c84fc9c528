using System.Globalization;
using Fairway.App.ReportsBoard;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Hosting.Paper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.ReportsBoard;

/// <summary>The minutes as a PDF file; where none can be made here, the print view, with how to make one.</summary>
public sealed class MinutesPdfModel(BoardSessionReading reading, PdfBrowser browser, PaperDocument paper, Words t) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await reading.LoadAsync(HttpContext.Reader(), Id, stop) is not { } view)
        {
            return NotFound();
        }

        if (browser.IsThere)
        {
            var title = t["Sessions.MinutesOf", view.Session.Number];
            var html = await paper.WriteAsync(PageContext, "/Pages/ReportsBoard/_Minutes.cshtml", view, title, title);
            if (await browser.PrintAsync(html, stop) is { } pdf)
            {
                var number = view.Session.Number.ToString(CultureInfo.InvariantCulture);
                return File(pdf, "application/pdf", $"reports-board-minutes-{number}.pdf");
            }
        }

        return LocalRedirect($"/board/sessions/{Id}/minutes?instead=pdf");
    }
}
