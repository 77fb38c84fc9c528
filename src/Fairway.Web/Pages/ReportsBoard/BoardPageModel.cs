using Fairway.App;
using Fairway.App.ReportsBoard;
using Fairway.Rules.ReportsBoard;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.ReportsBoard;

/// <summary>What the Board's pages have in common: how the result of an act is answered.</summary>
public abstract class BoardPageModel(Words words) : PageModel
{
    protected Words T => words;

    /// <summary>Redirects where the act is done; null where the page is to be shown again with what is wrong.</summary>
    protected IActionResult? Answer(ActResult result, string to, string done) =>
        this.Answer(T, result, to, done, T["ReportsBoard.ChangedMeanwhile"]);
}

/// <summary>How the Board's states look.</summary>
public static class BoardWordsOf
{
    public static string Tag(BoardItemState state) =>
        state switch
        {
            BoardItemState.Concluded => "done",
            BoardItemState.Returned => "late",
            BoardItemState.OnAgenda => "due",
            BoardItemState.Replaced => "quiet",
            _ => "info",
        };

    /// <summary>A report's name: its kind and what it reports on.</summary>
    public static string Report(Words t, BoardItem item) =>
        t[
            "ReportsBoard.ReportOf",
            t["ReportsBoard.Kind." + item.Kind],
            new Rules.Appraisals.Cycle(item.PeriodStart, item.PeriodEnd).Label,
            item.FormNumber
        ];
}
