using Fairway.App;
using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>A private note of one's own: changed, deleted, or shared from today on.</summary>
public sealed class JournalNoteModel(JournalReading journal, JournalWriting writing, Words words) : JournalEntryPage(journal, words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Entry { get; set; }

    /// <summary>The one that was shown, so that a change made in another window isn't overwritten.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>As it is stored; null where it was shared meanwhile, in another window, and stands in the journal.</summary>
    public JournalLine? Stored { get; private set; }

    public bool MayWrite => View.Case.May(AppraisalAct.WriteJournal);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadNoteAsync(stop) || Stored is not { } note)
        {
            return NotFound();
        }

        Version = note.Version;
        Input = new EntryInput
        {
            Kind = note.Kind.ToString(),
            About = note.About,
            Text = note.Text,
            Day = note.Day,
        };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken stop) => ChangeAsync(share: false, T["Journal.Kept"], stop);

    public Task<IActionResult> OnPostShareAsync(CancellationToken stop) => ChangeAsync(share: true, T["Journal.Shared"], stop);

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken stop) =>
        await writing.DeleteAsync(HttpContext.Reader(), Id, Entry, stop) switch
        {
            // It was shared in another window: there it stands, in the journal.
            ActResult.Refused => LocalRedirect(Journal),
            var result => Answer(result, Journal, T["Journal.Deleted"]) ?? LocalRedirect(Journal),
        };

    private async Task<IActionResult> ChangeAsync(bool share, string done, CancellationToken stop)
    {
        var result = ModelState.IsValid
            ? await writing.ChangeAsync(HttpContext.Reader(), Id, Entry, Version, Text, share, stop)
            : new ActResult.Refused([]);
        if (Answer(result, Journal, done) is { } answer)
        {
            return answer;
        }

        if (!await LoadNoteAsync(stop))
        {
            return NotFound();
        }

        if (Stored is null)
        {
            // Shared in another window: what was typed here is shown for copying into an entry of its own.
            Response.StatusCode = StatusCodes.Status409Conflict;
        }
        else if (Overtaken)
        {
            // Both texts are on the page now: saving again is a decision.
            Version = Stored.Version;
            ModelState.Remove(nameof(Version));
            ModelState.AddModelError("", T["Appraisals.Overtaken"]);
        }

        return Page();
    }

    private async Task<bool> LoadNoteAsync(CancellationToken stop)
    {
        if (await Reading.LoadAsync(HttpContext.Reader(), Id, by: JournalBy.Private, stop: stop) is not { } view)
        {
            return false;
        }

        View = view;
        Stored = await Reading.PrivateAsync(view.Case, Entry, stop);
        return true;
    }
}
