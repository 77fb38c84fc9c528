using System.Text;
using Fairway.App.Feedback;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Hosting;
using Fairway.Web.Pages.Appraisals;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Feedback;

/// <summary>
/// A report as a file, where the compiler's operator and Fairway's carry files (docs/compiler.md). HR brings it and doesn't see it: the signature decides whether
/// it is taken.
/// </summary>
[LargestForm(LargestFile)]
public sealed class BringModel(FeedbackReports reports, Words words) : AppraisalPage(words)
{
    private const int LargestFile = 4 * 1024 * 1024;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public IActionResult OnGet() => FeedbackReportAccess.MayBring(HttpContext.Reader()) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (!FeedbackReportAccess.MayBring(reader))
        {
            return NotFound();
        }
        var text = "";
        if (Upload is not null)
        {
            using var file = new StreamReader(Upload.OpenReadStream(), Encoding.UTF8);
            text = await file.ReadToEndAsync(stop);
        }
        return Answer(await reports.BringAsync(reader, text, stop), "/feedback/reports", T["FeedbackReports.Brought"], field => field)
            ?? Page();
    }
}
