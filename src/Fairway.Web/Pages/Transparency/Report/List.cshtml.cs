using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Fairway.App.Transparency.Report;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Transparency.Report;

/// <summary>The yearly reports, and where HR draws one up (FA-1).</summary>
public sealed class ListModel(YearlyReports reports, Words words) : PageModel
{
    [BindProperty]
    public int? Of { get; set; }

    [BindProperty, StringLength(2000)]
    public string Reason { get; set; } = "";

    public ReportList Reports { get; private set; } = null!;

    public string Year(YearlyReport of) => of.Year.ToString(CultureInfo.InvariantCulture);

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Of = HttpContext.Reader().Today.Year - 1;
    }

    public async Task<IActionResult> OnPostDrawUpAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (!YearlyReports.MayDrawUp(reader))
        {
            return NotFound();
        }
        if (
            ModelState.IsValid
            && this.Answer(
                words,
                await reports.DrawUpAsync(reader, Of, Reason, stop),
                $"/transparency/report/{Of?.ToString(CultureInfo.InvariantCulture)}/draft",
                words["Report.Done.DrawUp"],
                words["Transparency.ChangedMeanwhile"],
                field => field == "Year" ? nameof(Of) : field
            )
                is { } answer
        )
        {
            return answer;
        }
        await LoadAsync(stop);
        return Page();
    }

    private async Task LoadAsync(CancellationToken stop) => Reports = await reports.ListAsync(HttpContext.Reader(), stop);
}
