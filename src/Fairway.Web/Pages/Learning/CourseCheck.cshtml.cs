using System.Globalization;
using Fairway.App.Learning;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Learning;

/// <summary>The check at the end of a course: every answer is explained, and it can be tried as often as one likes (LE-1).</summary>
public sealed class CourseCheckModel(Courses courses, Words words) : LearningPage(words)
{
    [BindProperty]
    public List<int?> Answers { get; set; } = [];

    public CourseView View { get; private set; } = null!;

    /// <summary>How many were right; null: not answered yet.</summary>
    public int? Right { get; private set; }

    public IEnumerable<Choice> Choices(int question) =>
        View.Course.Questions[question].Answers.Select((answer, place) => new Choice(place.ToString(CultureInfo.InvariantCulture), answer));

    public bool IsRight(int question) => Answers[question] == View.Course.Questions[question].Right;

    public Task<IActionResult> OnGetAsync(string code, CancellationToken stop) => LoadAsync(code, stop);

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken stop)
    {
        var page = await LoadAsync(code, stop);
        if (View is null)
        {
            return page;
        }

        for (var question = 0; question < View.Course.Questions.Length; question++)
        {
            if (Answers[question] is null)
            {
                ModelState.AddModelError($"Answers[{question}]", Words["Learning.AnswerMissing", question + 1]);
            }
        }

        if (ModelState.IsValid)
        {
            Right = await courses.AnswerAsync(Reader, code, Answers, stop);
        }

        return page;
    }

    private async Task<IActionResult> LoadAsync(string code, CancellationToken stop)
    {
        if (await courses.FindAsync(Reader, code, stop) is not { } view)
        {
            return NotFound();
        }

        View = view;
        Answers =
        [
            .. Answers.Take(view.Course.Questions.Length),
            .. Enumerable.Repeat<int?>(null, Math.Max(0, view.Course.Questions.Length - Answers.Count)),
        ];
        return Page();
    }
}
