using Fairway.App;
using Fairway.App.Appraisals;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>What the pages of one appraisal have in common: whose it is, and how the result of an act is answered.</summary>
public abstract class AppraisalPage(Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>True where somebody else changed the same text meanwhile: the page comes back with status 409 and shows both.</summary>
    public bool Overtaken { get; protected set; }

    protected Words T => words;

    public virtual string Home => $"/appraisals/{Id}";

    /// <summary>
    /// Redirects where the act is done, is 404 where it doesn't exist for the reader; null where the page is to be shown again, with the
    /// refusals in the form or, with status 409, both texts.
    /// </summary>
    /// <param name="done">The sentence said on the next page; null says nothing.</param>
    /// <param name="fieldOf">Gives the name of the page's own field for a refusal's field; null = its last part under "Input".</param>
    protected IActionResult? Answer(ActResult result, string to, string? done, Func<string, string?>? fieldOf = null)
    {
        switch (result)
        {
            case ActResult.Done:
                if (done is not null)
                {
                    this.Done(done);
                }

                return LocalRedirect(to);
            case ActResult.NotThere:
                return NotFound();
            case ActResult.Overtaken:
                Overtaken = true;
                Response.StatusCode = StatusCodes.Status409Conflict;
                return null;
            case ActResult.Refused refused:
                Refuse(refused.Refusals, fieldOf);
                return null;
            default:
                throw new InvalidOperationException($"No answer to {result}.");
        }
    }

    protected void Refuse(IEnumerable<Refusal> refusals, Func<string, string?>? fieldOf = null)
    {
        foreach (var refusal in refusals)
        {
            var field =
                refusal.Field is null ? null
                : fieldOf is null ? "Input." + refusal.Field.Split('.')[^1]
                : fieldOf(refusal.Field);
            ModelState.AddModelError(field ?? "", T.Refusal(refusal));
        }
    }
}

/// <summary>A page that edits one part of the form: each part has its own address, its own save and its own check for a lost update.</summary>
public abstract class SectionPage<TForm>(FormDrafts<TForm> drafts, Words words) : AppraisalPage(words)
    where TForm : class, IStepForm<TForm>
{
    /// <summary>The part's text as it was shown, in short.</summary>
    [BindProperty]
    public string Seen { get; set; } = "";

    public EditableForm<TForm> Editable { get; private set; } = null!;

    /// <summary>Where saving leads: the task list, unless the page names the next part.</summary>
    protected virtual string Next => Home;

    /// <summary>Loads the form for editing; false where it doesn't exist for the reader or can't be changed any more.</summary>
    protected virtual async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await drafts.LoadAsync(HttpContext.Reader(), Id, stop) is not { } editable)
        {
            return false;
        }

        Editable = editable;
        return editable.Case.May(TForm.Saves);
    }

    /// <summary>Saves one part. Null: show the page again, with what is wrong or with both texts.</summary>
    protected async Task<IActionResult?> SaveAsync(
        string section,
        Func<TForm, TForm> change,
        string done,
        CancellationToken stop,
        string? to = null
    )
    {
        if (ModelState.IsValid)
        {
            var result = await drafts.SaveAsync(HttpContext.Reader(), Id, section, Seen, change, stop);
            if (Answer(result, to ?? Next, done) is { } answer)
            {
                return answer;
            }
        }

        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        if (Overtaken)
        {
            // Both texts are on the page now: saving again is a decision, so the newer text counts as seen.
            Seen = Editable.Seen(section);
            ModelState.Remove(nameof(Seen));
            ModelState.AddModelError("", T["Appraisals.Overtaken"]);
        }

        return null;
    }

    /// <summary>Saves one part while its author types. Answers what was seen last, so that the next save builds on it.</summary>
    protected async Task<IActionResult> AutosaveAsync(string section, Func<TForm, TForm> change, CancellationToken stop)
    {
        if (!ModelState.IsValid)
        {
            return Problem(string.Join(" ", ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage)));
        }

        switch (await drafts.SaveAsync(HttpContext.Reader(), Id, section, Seen, change, stop))
        {
            case ActResult.Done:
                return await LoadAsync(stop)
                    ? new JsonResult(new Dictionary<string, string>(StringComparer.Ordinal) { ["Seen"] = Editable.Seen(section) })
                    : NotFound();
            case ActResult.NotThere:
                return NotFound();
            case ActResult.Overtaken:
                return StatusCode(StatusCodes.Status409Conflict);
            case ActResult.Refused refused:
                return Problem(string.Join(" ", refused.Refusals.Select(r => T.Refusal(r))));
            default:
                throw new InvalidOperationException();
        }

        ContentResult Problem(string sentence) =>
            new()
            {
                Content = sentence,
                ContentType = "text/plain; charset=utf-8",
                StatusCode = StatusCodes.Status400BadRequest,
            };
    }
}
