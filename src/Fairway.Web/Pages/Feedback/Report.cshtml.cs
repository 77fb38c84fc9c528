using System.Text;
using Fairway.App.Feedback;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.Appraisals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Feedback;

/// <summary>A report of upward feedback, and how it was taken into account (UF-6, CY-7).</summary>
public sealed class ReportModel(FeedbackReportReading reading, Words words) : AppraisalPage(words)
{
    public override string Home => $"/feedback/reports/{Id}";

    [BindProperty]
    public string Word { get; set; } = "";

    [BindProperty]
    public int Version { get; set; }

    public ReportView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }
        Word = View.Own?.Word ?? "";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var result = await reading.SayAsync(HttpContext.Reader(), Id, Word, Version, stop);
        if (Answer(result, Home, T["FeedbackReports.WordSaved"], field => field) is { } answer)
        {
            return answer;
        }
        return await LoadAsync(stop) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await reading.LoadAsync(HttpContext.Reader(), Id, stop: stop) is not { } view)
        {
            return false;
        }
        (View, Version) = (view, view.Own?.Version ?? 0);
        ModelState.Remove(nameof(Version));
        return true;
    }
}

/// <summary>The same on paper.</summary>
public sealed class ReportPrintModel(FeedbackReportReading reading) : PageModel
{
    public ReportView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await reading.LoadAsync(HttpContext.Reader(), id, stop: stop) is not { } view)
        {
            return NotFound();
        }
        View = view;
        return Page();
    }
}

/// <summary>The signed document itself, for who checks the signature with a program of their own.</summary>
public sealed class ReportJsonModel(FeedbackReportReading reading) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) =>
        await reading.LoadAsync(HttpContext.Reader(), id, stop: stop) is { Report.Figures.Withheld: false } view
            ? File(Encoding.UTF8.GetBytes(view.Signed), "application/json; charset=utf-8", $"feedback-{id.ToString()[..8]}.json")
            : NotFound();
}
