using Fairway.App;
using Fairway.App.Skills;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.Skills;

/// <summary>A page on which an official fills in a form of the room: kept for them as they type, and found by nobody until they keep it (LE-3).</summary>
public abstract class SkillsFormPage<TForm>(Words words) : PageModel
{
    /// <summary>The text as it was shown, in short.</summary>
    [BindProperty]
    public string Seen { get; set; } = "";

    public Instant? SavedAt { get; private set; }

    /// <summary>Whether it is kept already.</summary>
    public bool IsKept { get; private set; }

    protected Words T => words;

    /// <summary>The form as it stands; null where it isn't the reader's.</summary>
    protected abstract Task<EditableSkills<TForm>?> EditableAsync(CancellationToken stop);

    protected abstract Task<ActResult> DraftAsync(CancellationToken stop);
    protected abstract Task<ActResult> KeepAsync(CancellationToken stop);

    /// <summary>Puts the form into the page's fields.</summary>
    protected abstract void Fill(TForm form);

    /// <summary>What the page shows around its fields.</summary>
    protected abstract Task ShowAsync(CancellationToken stop);

    /// <summary>Where the form is to be filled in instead; null: here.</summary>
    protected virtual string? Elsewhere => null;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (Elsewhere is { } address)
        {
            return LocalRedirect(address);
        }
        if (await EditableAsync(stop) is not { } editable)
        {
            return NotFound();
        }
        Seen = editable.Seen;
        Fill(editable.Form);
        return await PageAsync(editable, stop);
    }

    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken stop) =>
        ModelState.IsValid
            ? Autosaved.Answer(T, await DraftAsync(stop), (await EditableAsync(stop))?.Seen)
            : Autosaved.Problem(string.Join(" ", ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage)));

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await EditableAsync(stop) is null)
        {
            return NotFound();
        }
        if (ModelState.IsValid)
        {
            var result = await KeepAsync(stop);
            if (this.Answer(T, result, "/skills", T["Skills.Kept"], T["Skills.ChangedMeanwhile"], field => "Input." + field) is { } answer)
            {
                return answer;
            }
            if (result is ActResult.Overtaken && await EditableAsync(stop) is { } newest)
            {
                // Both texts have been on a page now: keeping it again is a decision.
                Seen = newest.Seen;
                ModelState.Remove(nameof(Seen));
            }
        }
        return await PageAsync(await EditableAsync(stop), stop);
    }

    protected async Task<IActionResult> PageAsync(EditableSkills<TForm>? editable, CancellationToken stop)
    {
        (SavedAt, IsKept) = (editable?.SavedAt, editable?.IsKept ?? false);
        await ShowAsync(stop);
        return Page();
    }
}
