using Fairway.App.Underperformance;
using Fairway.Rules.Underperformance;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Underperformance;

/// <summary>What must be held in confidence: left by the official, the supervisor or HR, read by HR alone (UP-3).</summary>
public sealed class NoteModel(CaseReader cases, CaseDialogue dialogue, Words words) : CasePage(cases, words)
{
    private readonly CaseReader reading = cases;

    [BindProperty]
    public string Text { get; set; } = "";

    /// <summary>For HR; null for everybody else.</summary>
    public IReadOnlyList<ConfidentialLine>? Notes { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await ShowAsync(stop))
        {
            return NotFound();
        }

        if (Notes is { Count: > 0 })
        {
            await reading.RecordAsync(View.At, notes: true, stop);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        Answer(
            await dialogue.LeaveNoteAsync(HttpContext.Reader(), Id, Form, Text, stop),
            Home,
            T["Underperformance.NoteKept"],
            field => field
        )
            is { } answer
            ? answer
        : await ShowAsync(stop) ? Page()
        : NotFound();

    /// <summary>Whoever may leave one; and HR, which still reads them where the case is over.</summary>
    private async Task<bool> ShowAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop) || !(View.At.May(CaseAct.LeaveNote) || View.At.IsHr))
        {
            return false;
        }

        Notes = (await reading.NotesAsync(HttpContext.Reader(), Id, stop))?.Notes;
        return true;
    }
}
