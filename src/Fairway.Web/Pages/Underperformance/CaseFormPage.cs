using Fairway.App;
using Fairway.App.Underperformance;
using Fairway.Rules.Underperformance;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.Underperformance;

/// <summary>
/// A page on which the supervisor works on an unfinished text of a case: it is kept as they type, and what somebody kept elsewhere meanwhile is not lost
/// (decision 1).
/// </summary>
public abstract class CaseFormPage<TForm>(CaseReader cases, Words words) : CasePage(cases, words)
    where TForm : class
{
    /// <summary>The text as it was shown, in short.</summary>
    [BindProperty]
    public string Seen { get; set; } = "";

    public Instant? SavedAt { get; private set; }

    /// <summary>The act by which the text is kept.</summary>
    protected abstract CaseAct Keeps { get; }

    /// <summary>The text as it is kept; null where it isn't the reader's to write now.</summary>
    protected abstract Task<EditableCaseForm<TForm>?> KeptAsync(CancellationToken stop);

    /// <summary>Keeps what was typed.</summary>
    protected abstract Task<ActResult> KeepAsync(CancellationToken stop);

    /// <summary>Puts the kept text into the page's fields.</summary>
    protected abstract void Fill(TForm form);

    /// <summary>Adds the empty fields that the page offers beside those that are filled.</summary>
    protected abstract void AddEmpty();

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await KeptAsync(stop) is not { } kept)
        {
            return NotFound();
        }

        (Seen, SavedAt) = (kept.Seen, kept.SavedAt);
        Fill(kept.Form);
        return await ShowAsync(stop);
    }

    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken stop) =>
        ModelState.IsValid
            ? Autosaved.Answer(T, await KeepAsync(stop), (await KeptAsync(stop))?.Seen)
            : Autosaved.Problem(string.Join(" ", ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage)));

    /// <summary>Keeps what was typed, does what follows, and leads on; or shows the page again with what is wrong.</summary>
    /// <param name="then">What follows once it is kept; null: nothing.</param>
    protected async Task<IActionResult> SaveAsync(string to, string? done, CancellationToken stop, Func<Task<ActResult>>? then = null)
    {
        if (ModelState.IsValid)
        {
            var kept = await KeepAsync(stop);
            var result = kept is ActResult.Done && then is not null ? await then() : kept;
            if (Answer(result, to, done, FieldOf) is { } answer)
            {
                return answer;
            }
        }

        return await ShowAsync(stop);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop, Keeps))
        {
            return NotFound();
        }

        if (Overtaken && await KeptAsync(stop) is { } kept)
        {
            // Both texts are on the page now: saving again is a decision.
            Seen = kept.Seen;
            ModelState.Remove(nameof(Seen));
        }

        AddEmpty();
        return Page();
    }
}
