using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>What the pages that write an entry have in common: the fields, and where they come from.</summary>
public abstract class JournalEntryPage(JournalReading journal, Words words) : AppraisalPage(words)
{
    [BindProperty]
    public EntryInput Input { get; set; } = new();

    public JournalView View { get; protected set; } = null!;

    public string Journal => $"{Home}/journal";

    public string Section => View.Case.Parties.Contains(AppraisalParty.Official) ? "/appraisals" : "/team";

    public IEnumerable<Choice> Kinds =>
        Enum.GetValues<JournalKind>().Select(kind => new Choice(kind.ToString(), T["Journal.Kind." + kind]));

    protected JournalReading Reading => journal;

    /// <summary>What was typed, as far as the form could be read.</summary>
    protected JournalText Text =>
        new(
            Enum.TryParse<JournalKind>(Input.Kind, out var kind) ? kind : null,
            string.IsNullOrEmpty(Input.About) ? null : Input.About,
            Input.Day,
            Input.Text ?? ""
        );

    /// <summary>False where there is no journal to write in for the reader now.</summary>
    protected async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await journal.LoadAsync(HttpContext.Reader(), Id, stop: stop) is not { } view)
        {
            return false;
        }

        View = view;
        return view.Case.May(AppraisalAct.WriteJournal);
    }

    /// <summary>The fields of an entry.</summary>
    public sealed class EntryInput
    {
        public string? Kind { get; set; }
        public string? About { get; set; }
        public string? Text { get; set; }
        public LocalDate? Day { get; set; }
    }
}

/// <summary>A new entry: shared at once, or kept as a private note.</summary>
public sealed class JournalWriteModel(JournalReading journal, JournalWriting writing, Words words) : JournalEntryPage(journal, words)
{
    /// <summary>The form's own id: a double click makes one entry.</summary>
    [BindProperty]
    public Guid Entry { get; set; }

    public async Task<IActionResult> OnGetAsync(string? about, CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        Entry = Guid.CreateVersion7();
        Input.About = View.Parts.Any(part => part.Section == about) ? about : null;
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken stop) => WriteAsync(share: true, T["Journal.Shared"], stop);

    public Task<IActionResult> OnPostKeepAsync(CancellationToken stop) => WriteAsync(share: false, T["Journal.Kept"], stop);

    private async Task<IActionResult> WriteAsync(bool share, string done, CancellationToken stop)
    {
        if (
            ModelState.IsValid
            && Answer(await writing.WriteAsync(HttpContext.Reader(), Id, Entry, Text, share, stop), Journal, done) is { } answer
        )
        {
            return answer;
        }

        return await LoadAsync(stop) ? Page() : NotFound();
    }
}
