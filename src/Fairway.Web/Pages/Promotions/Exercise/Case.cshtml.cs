using System.Globalization;
using System.Text;
using Fairway.App.Promotions.Exercise;
using Fairway.Rules.Promotions;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Hosting.Paper;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Promotions.Exercise;

/// <summary>One's own case file: all that an official may read about themselves in an exercise, with the remedies and their last day (FA-3).</summary>
public sealed class CaseModel(CandidateFiles files, PdfBrowser browser, Words words) : ExercisePage(words)
{
    /// <summary>"pdf" where a PDF was asked for and this page is shown in its place.</summary>
    [FromQuery(Name = "instead")]
    public string? Instead { get; set; }

    public OwnCase View { get; private set; } = null!;
    public bool PdfThere => browser.IsThere;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await files.OwnCaseAsync(HttpContext.Reader(), Key, stop) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}

/// <summary>The same as JSON, to take along.</summary>
public sealed class CaseJsonModel(CandidateFiles files, Words words) : ExercisePage(words)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        await files.OwnCaseAsync(HttpContext.Reader(), Key, stop) is { } view
            ? File(
                Encoding.UTF8.GetBytes(CaseFile.Write(view)),
                "application/json; charset=utf-8",
                $"{KindOfExercise.Code()}-{Year.ToString(CultureInfo.InvariantCulture)}.json"
            )
            : NotFound();
}

/// <summary>The case file as a PDF file; where none can be made here, the page, with how to make one.</summary>
public sealed class CasePdfModel(CandidateFiles files, PdfBrowser browser, PaperDocument paper, Words words) : ExercisePage(words)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await files.OwnCaseAsync(HttpContext.Reader(), Key, stop) is not { } view)
        {
            return NotFound();
        }

        if (browser.IsThere)
        {
            var year = Year.ToString(CultureInfo.InvariantCulture);
            var title = T["Exercise.Case.Title", year];
            var html = await paper.WriteAsync(PageContext, "/Pages/Promotions/Exercise/_Case.cshtml", view, title, title);
            if (await browser.PrintAsync(html, stop) is { } pdf)
            {
                return File(pdf, "application/pdf", $"{KindOfExercise.Code()}-{year}.pdf");
            }
        }

        return LocalRedirect(Home + "/case?instead=pdf");
    }
}
