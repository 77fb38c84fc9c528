using Fairway.App.Learning;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Learning;

/// <summary>A chapter of a course; the button says that it is read and leads on (LE-1).</summary>
public sealed class ChapterPageModel(Courses courses, Words words) : LearningPage(words)
{
    public CourseView View { get; private set; } = null!;
    public int Chapter { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, int chapter, CancellationToken stop)
    {
        if (await courses.FindAsync(Reader, code, stop) is not { } view || chapter < 1 || chapter > view.Course.Chapters.Length)
        {
            return NotFound();
        }

        (View, Chapter) = (view, chapter);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, int chapter, CancellationToken stop)
    {
        if (await courses.FindAsync(Reader, code, stop) is not { } view || !await courses.ReadAsync(Reader, code, chapter, stop))
        {
            return NotFound();
        }

        return LocalRedirect(
            chapter < view.Course.Chapters.Length ? $"/learning/courses/{code}/{chapter + 1}" : $"/learning/courses/{code}/check"
        );
    }
}
