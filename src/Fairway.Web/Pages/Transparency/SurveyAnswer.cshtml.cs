using System.Globalization;
using Fairway.App.Transparency;
using Fairway.Rules.Transparency;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Transparency;

/// <summary>The form of the survey after a cycle: of whom the cycle concerned, once, without JavaScript and without a draft (FA-2).</summary>
public sealed class SurveyAnswerModel(Surveys surveys, Words words) : PageModel
{
    /// <summary>In the order of the questions.</summary>
    [BindProperty]
    public List<int?> Answers { get; set; } = [];

    public OpenSurvey Open { get; private set; } = null!;

    public IEnumerable<Choice> Scale =>
        Enumerable
            .Range(1, SurveyFigures.Most)
            .Select(n => n.ToString(CultureInfo.InvariantCulture))
            .Select(n => new Choice(n, words["Survey.Scale." + n]));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }
        var answers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, question) in Open.Questions.Index())
        {
            if (Answers[index] is { } answer)
            {
                answers[question.Code] = answer;
            }
        }
        var result = await surveys.AnswerAsync(HttpContext.Reader(), answers, stop);
        var codes = Open.Questions.Select(q => q.Code).ToList();
        return this.Answer(
                words,
                result,
                "/transparency/survey",
                words["Survey.Done"],
                words["Transparency.ChangedMeanwhile"],
                field => $"Answers[{codes.IndexOf(field)}]"
            ) ?? Page();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await surveys.OpenAsync(HttpContext.Reader(), stop) is not { } open)
        {
            return false;
        }
        Open = open;
        // A browser sends nothing for a question without a choice.
        Answers = [.. Answers.Concat(Enumerable.Repeat<int?>(null, open.Questions.Count)).Take(open.Questions.Count)];
        return true;
    }
}
