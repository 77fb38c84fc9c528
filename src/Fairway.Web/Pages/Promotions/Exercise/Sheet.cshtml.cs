using System.Globalization;
using Fairway.App.Promotions.Exercise;
using Fairway.Rules.Promotions;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Hosting.Paper;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Promotions.Exercise;

/// <summary>The sheet of decisions to read in one go, to print and to sign; whose the decisions' page is.</summary>
public sealed class SheetModel(CandidateFiles files, PdfBrowser browser, Words words) : ExercisePage(words)
{
    /// <summary>"pdf" where a PDF was asked for and this page is shown in its place.</summary>
    [FromQuery(Name = "instead")]
    public string? Instead { get; set; }

    public DecisionSheet View { get; private set; } = null!;
    public bool PdfThere => browser.IsThere;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await files.DecisionsAsync(HttpContext.Reader(), Key, stop) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}

/// <summary>The sheet as a PDF file; where none can be made here, the page, with how to make one.</summary>
public sealed class SheetPdfModel(CandidateFiles files, PdfBrowser browser, PaperDocument paper, Words words) : ExercisePage(words)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await files.DecisionsAsync(HttpContext.Reader(), Key, stop) is not { } view)
        {
            return NotFound();
        }

        if (browser.IsThere)
        {
            var year = Year.ToString(CultureInfo.InvariantCulture);
            var title = T["Exercise.Decisions.Title", year];
            var html = await paper.WriteAsync(PageContext, "/Pages/Promotions/Exercise/_DecisionSheet.cshtml", view, title, title);
            if (await browser.PrintAsync(html, stop) is { } pdf)
            {
                return File(pdf, "application/pdf", $"{KindOfExercise.Code()}-{year}-decisions.pdf");
            }
        }

        return LocalRedirect(Home + "/decisions/sheet?instead=pdf");
    }
}
