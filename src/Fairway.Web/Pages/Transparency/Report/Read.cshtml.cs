using System.Globalization;
using Fairway.App.Files;
using Fairway.App.Policies;
using Fairway.App.Transparency.Report;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Hosting.Paper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Transparency.Report;

/// <summary>The yearly report in one of its editions: everybody's (FA-1).</summary>
public sealed class ReadModel(YearlyReports reports, PolicyLibrary policies, PdfBrowser browser, Words words) : PageModel
{
    /// <summary>"pdf" where a PDF was asked for and this page is shown in its place.</summary>
    [FromQuery(Name = "instead")]
    public string? Instead { get; set; }

    public ReportSheet Sheet { get; private set; } = null!;
    public bool PdfThere => browser.IsThere;

    public async Task<IActionResult> OnGetAsync(int year, [FromQuery] int? edition, CancellationToken stop)
    {
        if (await reports.ReadAsync(year, edition, stop) is not { } view)
        {
            return NotFound();
        }
        Sheet = new(view, policies, words);
        return Page();
    }
}

/// <summary>The report as a PDF file; where none can be made here, the page, with how to make one.</summary>
public sealed class ReadPdfModel(YearlyReports reports, PolicyLibrary policies, PdfBrowser browser, PaperDocument paper, Words words)
    : PageModel
{
    public async Task<IActionResult> OnGetAsync(int year, [FromQuery] int? edition, CancellationToken stop)
    {
        if (await reports.ReadAsync(year, edition, stop) is not { } view)
        {
            return NotFound();
        }
        var sheet = new ReportSheet(view, policies, words);
        var number = view.Report.Edition!.Value.ToString(CultureInfo.InvariantCulture);
        if (browser.IsThere)
        {
            var title = words["Report.TitleOf", sheet.Year];
            var foot = $"{title}, {words["Report.Edition", view.Report.Edition]}";
            var html = await paper.WriteAsync(PageContext, "/Pages/Transparency/Report/_Report.cshtml", sheet, title, foot);
            if (await browser.PrintAsync(html, stop) is { } pdf)
            {
                return File(pdf, "application/pdf", $"transparency-report-{sheet.Year}-{number}.pdf");
            }
        }
        return LocalRedirect($"{sheet.Home}?edition={number}&instead=pdf");
    }
}

/// <summary>The facts behind a figure as CSV: what the page shows, in codes; what is not shown is empty.</summary>
public sealed class FigureCsvModel(YearlyReports reports) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int year, string figure, [FromQuery] int? edition, CancellationToken stop)
    {
        if (ReportFigures.Parse(figure) is not { } of || await reports.ReadAsync(year, edition, stop) is not { } view)
        {
            return NotFound();
        }
        await using var to = new StringWriter(CultureInfo.InvariantCulture);
        Csv.WriteRow(to, "table", "row", "name", "column", "value");
        foreach (var table in view.Facts.Tables.Where(t => t.Figure == of))
        {
            foreach (var row in table.Rows)
            {
                foreach (var (column, cell) in table.Columns.Zip(row.Cells))
                {
                    Csv.WriteRow(to, string.Join('|', table.Of), row.Key, row.Name, column, cell);
                }
            }
        }
        var name = string.Create(CultureInfo.InvariantCulture, $"transparency-{year}-{view.Report.Edition}-{figure}.csv");
        return File(Csv.Encoding.GetBytes(to.ToString()), "text/csv; charset=utf-8", name);
    }
}

/// <summary>The draft, for those who draw it up, the Union and the auditor; HR publishes it from here.</summary>
public sealed class DraftModel(YearlyReports reports, PolicyLibrary policies, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    /// <summary>The drawing that was seen.</summary>
    [BindProperty]
    public int Number { get; set; }

    public ReportSheet Sheet { get; private set; } = null!;
    public bool MayPublish => YearlyReports.MayDrawUp(HttpContext.Reader());

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostPublishAsync(CancellationToken stop)
    {
        var answer = this.Answer(
            words,
            await reports.PublishAsync(HttpContext.Reader(), Year, Number, stop),
            $"/transparency/report/{Year.ToString(CultureInfo.InvariantCulture)}",
            words["Report.Done.Publish"],
            words["Transparency.ChangedMeanwhile"]
        );
        return answer ?? (await LoadAsync(stop) ? Page() : NotFound());
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await reports.DraftAsync(HttpContext.Reader(), Year, stop) is not { } view)
        {
            return false;
        }
        Sheet = new(view, policies, words);
        ModelState.Remove(nameof(Number));
        Number = view.Report.Number;
        return true;
    }
}
