using Fairway.App.Learning;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Learning;

/// <summary>A blank form to print and fill in by hand (LE-1, decision 6). Forms of one's own appraisal stand at the appraisal.</summary>
public sealed class FormModel(LearningLibrary library, Words words, PageParts parts) : LearningPage(words)
{
    public Article Form { get; private set; } = null!;

    public IActionResult OnGet(string code)
    {
        if (library.FormOf(code, Words.Language) is not { } form)
        {
            return NotFound();
        }

        Form = form;
        (parts.Title, parts.Section) = (form.Title, "/learning");
        return Page();
    }
}
