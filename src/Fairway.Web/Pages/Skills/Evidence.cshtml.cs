using Fairway.App.Skills;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Skills;

/// <summary>Sends a file to its owner to be saved, never to be shown: no browser opens it as a page of ours.</summary>
public sealed class EvidenceModel(SkillsFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await files.OpenAsync(HttpContext.Reader(), id, stop) is not { } found)
        {
            return NotFound();
        }
        Headers.Guard(Response.Headers);
        return File(found.Content, found.File.Type.MediaType(), found.File.Name);
    }
}
