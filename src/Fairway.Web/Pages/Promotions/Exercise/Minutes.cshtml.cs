using System.Globalization;
using Fairway.App;
using Fairway.App.Policies;
using Fairway.App.Promotions.Exercise;
using Fairway.Rules.Promotions;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Hosting.Paper;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Promotions.Exercise;

/// <summary>A panel's minutes: its own people's, and once it has recommended the Director-General's.</summary>
public abstract class MinutesPage(FairwayDb db, PolicyLibrary policies, Words words) : ExercisePage(words)
{
    [BindProperty(SupportsGet = true)]
    public string Group { get; set; } = "";

    public PanelAtWork View { get; private set; } = null!;

    protected async Task<bool> LoadAsync(CancellationToken stop)
    {
        var group = ExerciseWords.GroupOf(Group) ?? PromotionGroup.None;
        if (await PanelAtWork.OfMinutesAsync(db, policies, HttpContext.Reader(), Key, group, stop) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }
}

/// <summary>The minutes, to read and to print.</summary>
public sealed class MinutesModel(FairwayDb db, PolicyLibrary policies, PdfBrowser browser, Words words) : MinutesPage(db, policies, words)
{
    /// <summary>"pdf" where a PDF was asked for and this page is shown in its place.</summary>
    [FromQuery(Name = "instead")]
    public string? Instead { get; set; }

    public bool PdfThere => browser.IsThere;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();
}

/// <summary>The minutes as a PDF file; where none can be made here, the print view, with how to make one.</summary>
public sealed class MinutesPdfModel(FairwayDb db, PolicyLibrary policies, PdfBrowser browser, PaperDocument paper, Words words)
    : MinutesPage(db, policies, words)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        if (browser.IsThere)
        {
            var year = Year.ToString(CultureInfo.InvariantCulture);
            var title = T["Exercise.Minutes.Title", ExerciseWords.Group(T, View.Panel.Group), year];
            var html = await paper.WriteAsync(PageContext, "/Pages/Promotions/Exercise/_Minutes.cshtml", View, title, title);
            if (await browser.PrintAsync(html, stop) is { } pdf)
            {
                return File(pdf, "application/pdf", $"{KindOfExercise.Code()}-{year}-minutes-{Group}.pdf");
            }
        }

        return LocalRedirect($"{Home}/panels/{Group}/minutes?instead=pdf");
    }
}
