using Fairway.App.Service;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.People;

/// <summary>HR's queue of facts that officials say are wrong.</summary>
public sealed class QuestionsModel(FactQuestions questions) : PageModel
{
    public IReadOnlyList<QuestionLine> Waiting { get; private set; } = [];
    public IReadOnlyList<QuestionLine> Answered { get; private set; } = [];
    public LocalDate Today { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (!ServiceAccess.IsHr(reader))
        {
            return NotFound();
        }
        Today = reader.Today;
        Waiting = await questions.WaitingAsync(reader, stop);
        Answered = await questions.AnsweredAsync(reader, stop);
        return Page();
    }
}
