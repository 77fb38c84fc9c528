using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Hosting.Paper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The print view as a PDF file; where none can be made here, the print view itself, with how to make one.</summary>
public sealed class PrintPdfModel(
    FormCopies copies,
    PdfBrowser browser,
    PaperDocument paper,
    IOptions<AccountsOptions> accounts,
    Words words
) : AppraisalPage(words)
{
    [BindProperty(SupportsGet = true)]
    public string? Step { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await Copies.LoadAsync(copies, HttpContext.Reader(), Id, Step, Version, stop) is not { } copy)
        {
            return NotFound();
        }

        if (browser.IsThere)
        {
            var form = T["Copies.FormTitle", T["Copies.Step." + copy.Step]];
            var cycle = new Cycle(copy.View.Appraisal.CycleStart, copy.View.Appraisal.CycleEnd);
            var html = await paper.WriteAsync(
                PageContext,
                "/Pages/Appraisals/_Sheet.cshtml",
                new SheetModel(copy, Copies.CheckAt(accounts.Value.PublicUrl)),
                $"{form} · {copy.View.NameOf(copy.View.Appraisal.StaffId)} · {cycle.Label}",
                T["Copies.Foot", copy.View.Appraisal.StaffId, cycle.Label, copy.Line.Number, Copies.Grouped(copy.Line.Hash)[..17]]
            );
            if (await browser.PrintAsync(html, stop) is { } pdf)
            {
                return File(pdf, "application/pdf", Copies.FileName(copy, "pdf"));
            }
        }

        return LocalRedirect(Copies.Address(copy, "print") + "&instead=pdf");
    }
}
