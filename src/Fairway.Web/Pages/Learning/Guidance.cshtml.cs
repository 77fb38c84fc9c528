using Fairway.App.Learning;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Learning;

/// <summary>A text of guidance, with what it rests on (LE-1).</summary>
public sealed class GuidanceModel(LearningLibrary library, Words words) : LearningPage(words)
{
    public Article Article { get; private set; } = null!;

    public IActionResult OnGet(string code)
    {
        if (library.GuidanceOf(code, Words.Language) is not { } article)
        {
            return NotFound();
        }

        Article = article;
        return Page();
    }
}
