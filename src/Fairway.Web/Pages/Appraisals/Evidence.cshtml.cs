using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The files of an appraisal: each as restricted as what it hangs on. A form of its own attaches, so that no other text is lost with a file.</summary>
[LargestUpload]
public sealed class EvidenceModel(EvidenceReading evidence, EvidenceKeeping keeping, Words words) : AppraisalPage(words)
{
    /// <summary>The form's own id: a double click attaches once.</summary>
    [BindProperty]
    public Guid Form { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The file to take away.</summary>
    [BindProperty]
    public Guid Remove { get; set; }

    public EvidenceView View { get; private set; } = null!;
    public IReadOnlyList<Choice> Places { get; private set; } = [];
    public string? Section =>
        View.Case.Parties.Contains(AppraisalParty.Official) ? "/appraisals"
        : View.Case.IsParty ? "/team"
        : null;

    /// <param name="entry">An entry of the reader's own that is chosen already.</param>
    public async Task<IActionResult> OnGetAsync(Guid? entry, CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        Place = entry is { } own ? EvidenceKeeping.PlaceOf(own) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        // Who may see nothing here learns nothing of the file they sent either.
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        var content = Upload is null ? [] : await ReadAsync(Upload, stop);
        var result = await keeping.AttachAsync(HttpContext.Reader(), Id, Form, Place, Upload?.FileName ?? "", content, stop);
        if (Answer(result, $"{Home}/evidence", T["Evidence.Done"], field => field == "File" ? nameof(Upload) : field) is { } answer)
        {
            return answer;
        }

        return await LoadAsync(stop) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken stop)
    {
        var result = await keeping.RemoveAsync(HttpContext.Reader(), Id, Remove, stop);
        return Answer(result, $"{Home}/evidence", T["Evidence.IsRemoved"], _ => null) ?? (await LoadAsync(stop) ? Page() : NotFound());
    }

    public bool IsPrivate(EvidenceLine file) => View.Entries.Any(e => e.Id == file.EntryId && e.Private);

    /// <summary>What a file hangs on, in words.</summary>
    public string PlaceOf(EvidenceLine file) =>
        file.About is { } about ? Part(about)
        : View.Entries.FirstOrDefault(e => e.Id == file.EntryId) is { } entry
            ? T[entry.Private ? "Evidence.OfNote" : "Evidence.OfEntry", entry.Author, T.DayOf(entry.At), entry.Beginning]
        : T["Journal.Gone"];

    private string Part(string section) =>
        View.Parts.FirstOrDefault(p => p.Section == section) is { } part ? Output(part) : T["Journal.Gone"];

    private string Output(FormPart part) => JournalWords.OutputName(T, part);

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await evidence.LoadAsync(HttpContext.Reader(), Id, stop) is not { } view)
        {
            return false;
        }

        View = view;
        Form = Guid.CreateVersion7();
        Places =
        [
            .. view.Outputs.Select(p => new Choice(p.Section, Output(p), Group: T["Appraisals.Outputs"])),
            .. view.OwnEntries.Select(e => new Choice(
                EvidenceKeeping.PlaceOf(e.Id),
                T[e.Private ? "Evidence.OwnNote" : "Evidence.OwnEntry", T.DayOf(e.At), e.Beginning],
                Group: T["Evidence.YourEntries"]
            )),
        ];
        return true;
    }

    private static async Task<byte[]> ReadAsync(IFormFile file, CancellationToken stop)
    {
        using var memory = new MemoryStream((int)file.Length);
        await file.CopyToAsync(memory, stop);
        return memory.ToArray();
    }
}
