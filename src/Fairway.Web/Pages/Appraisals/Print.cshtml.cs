using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Hosting.Paper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>A shared version as a form that one would sign: with its signatures, days and check code.</summary>
public sealed class PrintModel(FormCopies copies, PdfBrowser browser, IOptions<AccountsOptions> accounts, Words words)
    : AppraisalPage(words)
{
    /// <summary>boc, mtr or eoc; null: the step at hand.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Step { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    /// <summary>"pdf" where a PDF was asked for and this page is shown in its place.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Instead { get; set; }

    public SheetModel Sheet { get; private set; } = null!;
    public bool PdfThere => browser.IsThere;
    public bool InsteadOfPdf => Instead == "pdf";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await Copies.LoadAsync(copies, HttpContext.Reader(), Id, Step, Version, stop) is not { } copy)
        {
            return NotFound();
        }

        Sheet = new SheetModel(copy, Copies.CheckAt(accounts.Value.PublicUrl));
        return Page();
    }
}
