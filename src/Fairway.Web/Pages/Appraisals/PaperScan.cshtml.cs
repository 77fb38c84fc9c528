using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>Sends the scan of a signed copy on paper to be saved, never to be shown: no browser opens it as a page of ours.</summary>
public sealed class PaperScanModel(PaperReading papers, Words words) : AppraisalPage(words)
{
    public async Task<IActionResult> OnGetAsync(Guid paper, CancellationToken stop)
    {
        if (await papers.OpenAsync(HttpContext.Reader(), Id, paper, stop) is not { } found)
        {
            return NotFound();
        }

        Headers.Guard(Response.Headers);
        return File(found.Content, found.Type.MediaType(), found.Name);
    }
}
