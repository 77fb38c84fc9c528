using Fairway.App.Feedback;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Feedback;

/// <summary>The reports of upward feedback that exist for the reader: on chiefs whom they appraise, and on themselves.</summary>
public sealed class ReportsModel(FeedbackReportReading reading) : PageModel
{
    public IReadOnlyList<ReportLine> Lines { get; private set; } = [];
    public bool MayBring { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        Lines = await reading.ListAsync(reader, stop);
        MayBring = FeedbackReportAccess.MayBring(reader);
    }
}
