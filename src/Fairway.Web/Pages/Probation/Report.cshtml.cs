using Fairway.App;
using Fairway.App.Policies;
using Fairway.App.Probation;
using Fairway.Rules.Probation;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Probation;

/// <summary>The supervisor's side writes the recommendation, sees the guards, and asks two offices where one is not met.</summary>
public sealed class ReportModel(FairwayDb db, PolicyLibrary policies, Reports reports, Overrides overrides, Words words)
    : ProbationPage(db, policies, words)
{
    /// <summary>A code of the policy's list.</summary>
    [BindProperty]
    public string Recommendation { get; set; } = "";

    [BindProperty]
    public string Reasons { get; set; } = "";

    [BindProperty]
    public string FewBecause { get; set; } = "";

    public IEnumerable<Choice> Choices =>
        Matter
            .Policy.Probation.Recommendations.Select(r => Recommendations.Parse(r.Code)!.Value)
            .Select(r => new Choice(
                r.Code(),
                NameOf(r),
                r == Rules.Probation.Recommendation.NotConfirm ? T["Probation.NotConfirm.Hint"] : null
            ));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop) || !Matter.May(ProbationAct.Recommend))
        {
            return NotFound();
        }

        (Recommendation, Reasons, FewBecause) = (Matter.Case.Recommendation?.Code() ?? "", Matter.Case.Reasons, Matter.Case.FewBecause);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var text = new ReportText(Recommendations.Parse(Recommendation), Reasons, FewBecause);
        var result = await reports.SaveAsync(HttpContext.Reader(), Id, text, stop);
        return Answer(result, Home + "/report", T["Probation.Report.Saved"], field => field) is { } answer
            ? answer
            : await AgainAsync(stop);
    }

    public async Task<IActionResult> OnPostAskAsync(CancellationToken stop)
    {
        var result = await overrides.AskAsync(HttpContext.Reader(), Id, stop);
        if (Answer(result, Home, T["Probation.Asked"], _ => "") is { } answer)
        {
            return answer;
        }

        var again = await AgainAsync(stop);
        (Recommendation, Reasons, FewBecause) = Matter is null
            ? ("", "", "")
            : (Matter.Case.Recommendation?.Code() ?? "", Matter.Case.Reasons, Matter.Case.FewBecause);
        return again;
    }
}
