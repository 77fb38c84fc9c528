using System.Globalization;
using Fairway.App.Policies;
using Fairway.App.Promotions.Exercise;
using Fairway.App.ReportsBoard;
using Fairway.Rules.Promotions;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Hosting.Paper;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Promotions.Exercise;

/// <summary>The published result on the screen and on paper.</summary>
/// <param name="Least">The smallest number that is shown.</param>
public sealed record ResultSheet(ExerciseResult Result, int Least, Words T)
{
    /// <summary>What the numbers of a table's rows are; the first only where there is a track 1.</summary>
    public IReadOnlyList<string> Columns(ExerciseFigureTable table) =>
        table.IsTrial ? ["Exercise.Figures.WouldBeListed", "Exercise.Figures.WouldNotBeListed", "Exercise.Figures.All"] : DecisionColumns;

    private string[] DecisionColumns =>
        [
            .. new[] { "Exercise.Figures.OnOne" }.Where(_ => Result.At.Exercise.Kind.Compares()),
            "Exercise.Figures.OnTwo",
            "Exercise.Figures.NotPromoted",
            "Exercise.Figures.All",
        ];

    public string Row(KeptRow row, ExerciseFigureKind kind) => ExerciseFigureWords.Row(T, Result.Policy, kind, row.Key);
}

/// <summary>The names of those promoted with the exercise's fairness figures: everybody's (PP-7, J2837).</summary>
public sealed class ResultModel(CandidateFiles files, PolicyLibrary policies, PdfBrowser browser, Words words) : ExercisePage(words)
{
    /// <summary>"pdf" where a PDF was asked for and this page is shown in its place.</summary>
    [FromQuery(Name = "instead")]
    public string? Instead { get; set; }

    public ResultSheet Sheet { get; private set; } = null!;
    public bool PdfThere => browser.IsThere;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await files.ResultAsync(HttpContext.Reader(), Key, stop) is not { } result)
        {
            return NotFound();
        }

        Sheet = new(result, policies.PolicyAt(result.At.Exercise.LaunchedOn).Board.SmallestGroup, T);
        return Page();
    }
}

/// <summary>The result as a PDF file; where none can be made here, the page, with how to make one.</summary>
public sealed class ResultPdfModel(CandidateFiles files, PolicyLibrary policies, PdfBrowser browser, PaperDocument paper, Words words)
    : ExercisePage(words)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await files.ResultAsync(HttpContext.Reader(), Key, stop) is not { } result)
        {
            return NotFound();
        }

        if (browser.IsThere)
        {
            var year = Year.ToString(CultureInfo.InvariantCulture);
            var sheet = new ResultSheet(result, policies.PolicyAt(result.At.Exercise.LaunchedOn).Board.SmallestGroup, T);
            var title = T["Exercise.Result.Title", year];
            var html = await paper.WriteAsync(PageContext, "/Pages/Promotions/Exercise/_Result.cshtml", sheet, title, title);
            if (await browser.PrintAsync(html, stop) is { } pdf)
            {
                return File(pdf, "application/pdf", $"{KindOfExercise.Code()}-{year}-result.pdf");
            }
        }

        return LocalRedirect(Home + "/result?instead=pdf");
    }
}
