using Fairway.App.Learning;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Learning;

/// <summary>A short course: its chapters and its check, and how far one is, for oneself alone (LE-1).</summary>
public sealed class CoursePageModel(Courses courses, Words words) : LearningPage(words)
{
    public CourseView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        if (await courses.FindAsync(Reader, code, stop) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}
