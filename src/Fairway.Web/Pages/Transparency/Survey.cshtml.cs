using Fairway.App.Transparency;
using Fairway.Rules.Transparency;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.Policies;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Transparency;

/// <summary>What surveys after cycles told, each beside the ones before (FA-2): read by everybody.</summary>
public sealed class SurveyModel(Surveys surveys, Words words) : PageModel
{
    public OpenSurvey? Open { get; private set; }
    public IReadOnlyList<SurveyView> Published { get; private set; } = [];

    /// <summary>Every question that was asked, in the words of the newest.</summary>
    public IEnumerable<SurveyQuestion> Questions => Published.SelectMany(v => v.Questions).DistinctBy(q => q.Code);

    public SurveyQuestionFigures? Of(SurveyView view, string code) => view.Published.Questions.FirstOrDefault(q => q.Question == code);

    public string Text(SurveyView view, string code) => view.Questions.FirstOrDefault(q => q.Code == code)?.Text.In(words.Language) ?? code;

    public string Mean(decimal? mean) => mean is { } known ? words.Number(known, 1) : words["Transparency.NotShown"];

    public string Region(string name) => name == "?" ? words["Figures.NotKnown"] : PolicyWords.Region(words, name);

    public async Task OnGetAsync(CancellationToken stop)
    {
        Open = await surveys.OpenAsync(HttpContext.Reader(), stop);
        Published = await surveys.PublishedAsync(stop);
    }
}
