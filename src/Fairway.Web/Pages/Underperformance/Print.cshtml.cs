using System.Text;
using Fairway.App.Accounts;
using Fairway.App.Underperformance;
using Fairway.Web.Components;
using Fairway.Web.Hosting.Paper;
using Fairway.Web.Pages.Appraisals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Fairway.Web.Pages.Underperformance;

/// <summary>The whole case on paper (FA-3): everything that its readers share, with signatures, days and check codes; nothing that is confidential.</summary>
public sealed class PrintModel(CaseReader cases, PdfBrowser browser, IOptions<AccountsOptions> accounts, Words words)
    : CasePage(cases, words)
{
    /// <summary>"pdf" where a PDF was asked for and this page is shown in its place.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Instead { get; set; }

    public CaseSheet Sheet { get; private set; } = null!;
    public bool PdfThere => browser.IsThere;
    public bool InsteadOfPdf => Instead == "pdf";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        Sheet = new CaseSheet(View, Copies.CheckAt(accounts.Value.PublicUrl));
        return Page();
    }
}

/// <summary>The same as a PDF file; where none can be made here, the print view itself.</summary>
public sealed class PrintPdfModel(
    CaseReader cases,
    PdfBrowser browser,
    PaperDocument paper,
    IOptions<AccountsOptions> accounts,
    Words words
) : CasePage(cases, words)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        if (browser.IsThere)
        {
            var html = await paper.WriteAsync(
                PageContext,
                "/Pages/Underperformance/_Sheet.cshtml",
                new CaseSheet(View, Copies.CheckAt(accounts.Value.PublicUrl)),
                T["Underperformance.TitleOf", Official],
                T["Underperformance.Foot", View.Case.StaffId, View.Case.LaunchedOn]
            );
            if (await browser.PrintAsync(html, stop) is { } pdf)
            {
                // The file's name says nothing to whoever sees it on a screen.
                return File(pdf, "application/pdf", $"fairway-{View.Case.Id.ToString()[..8]}.pdf");
            }
        }

        return LocalRedirect($"{Home}/print?instead=pdf");
    }
}

/// <summary>The official's own case as JSON, to take along (FA-3). For everybody else there is none.</summary>
public sealed class CaseJsonModel(CaseReader cases, Words words) : CasePage(cases, words)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        await LoadAsync(stop) && OwnCaseFile.Write(View) is { } json
            ? File(Encoding.UTF8.GetBytes(json), "application/json; charset=utf-8", $"fairway-{View.Case.Id.ToString()[..8]}.json")
            : NotFound();
}
