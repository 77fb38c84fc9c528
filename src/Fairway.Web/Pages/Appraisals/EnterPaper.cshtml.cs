using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>
/// HR enters a signed copy on paper (decision 6): the scan, who signed on which day, why it came on paper, and what stands on it. Where the paper is a
/// print of what is shared, its check code says what stands on it.
/// </summary>
[LargestUpload]
public sealed class EnterPaperModel(AppraisalReading reading, PaperEntry papers, OutputLinks links, Words words) : AppraisalPage(words)
{
    public sealed class Row
    {
        public string Name { get; set; } = "";
        public string Text { get; set; } = "";
    }

    public sealed class Fields : LateFields
    {
        public string Code { get; set; } = "";
        public LocalDate? DiscussedOn { get; set; }
        public LocalDate? SupervisorOn { get; set; }
        public LocalDate? OfficialOn { get; set; }
        public string Reason { get; set; } = "";
        public string Comments { get; set; } = "";
        public bool Objects { get; set; }
    }

    /// <summary>boc, mtr or eoc; anything else: the first that can be entered.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Step { get; set; }

    /// <summary>The form's own id: a double click enters once.</summary>
    [BindProperty]
    public Guid Form { get; set; }

    [BindProperty]
    public IFormFile? Scan { get; set; }

    [BindProperty]
    public Fields Input { get; set; } = new();

    [BindProperty]
    public List<Row> Rows { get; set; } = [];

    public AppraisalView View { get; private set; } = null!;
    public AppraisalStep Of { get; private set; }
    public IReadOnlyList<AppraisalStep> Steps { get; private set; } = [];
    public IReadOnlyList<PaperPart> Parts { get; private set; } = [];

    /// <summary>The supervisor has signed in Fairway: the paper is a print of that text.</summary>
    public bool SignedHere { get; private set; }

    public LocalDate? Due => View.Appraisal.DueOf(Of);
    public string Official => View.NameOf(View.Appraisal.StaffId);
    public string Supervisor => View.NameOf(View.Case.SupervisorSigner);

    public int IndexOf(PaperField field) => Rows.FindIndex(r => r.Name == field.Name);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        Form = Guid.CreateVersion7();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        // Sent a second time, the step is not open any more: whether it is done already is asked first.
        var step = Enum.GetValues<AppraisalStep>().Where(s => s.Code() == Step).Select(s => (AppraisalStep?)s).FirstOrDefault();
        if (step is null || Form == Guid.Empty)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return await LoadAsync(stop) ? Page() : NotFound();
        }

        var paper = new Paper(
            Form,
            step.Value,
            Scan?.FileName ?? "",
            await BytesAsync(stop),
            Input.Reason,
            Input.Code,
            await TextsAsync(stop),
            Input.DiscussedOn,
            Input.SupervisorOn,
            Input.OfficialOn,
            Input.Comments,
            Input.Objects,
            Input.Whose,
            Input.Cause
        );
        var result = await papers.EnterAsync(HttpContext.Reader(), Id, paper, stop);
        if (Answer(result, Home, T["Paper.Entered"], Own) is { } answer)
        {
            return answer;
        }

        if (Overtaken)
        {
            ModelState.AddModelError("", T["Appraisals.ChangedMeanwhile"]);
        }

        return await LoadAsync(stop) ? Page() : NotFound();

        static string? Own(string field) =>
            field is "Scan" ? nameof(Scan)
            : field is "Code" or "DiscussedOn" or "SupervisorOn" or "OfficialOn" or "Reason" or "Comments" or "Whose" or "Cause"
                ? "Input." + field
            : null;
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await reading.LoadAsync(HttpContext.Reader(), Id, stop: stop) is not { } view)
        {
            return false;
        }

        View = view;
        Steps = PaperEntry.Steps(view.Case);
        if (Steps.Count == 0)
        {
            return false;
        }

        var asked = Steps.Where(s => s.Code() == Step).ToList();
        Of = asked.Count == 1 ? asked[0] : Steps[0];
        Step = Of.Code();
        SignedHere = PaperEntry.SignedHere(view.Appraisal);
        Input.AskIfAfter(Due, T["Paper.IfLate", Due]);
        Parts = SignedHere
            ? []
            : new PaperFields(
                T,
                view.Policy.Appraisals,
                view.Appraisal.OfManager,
                Of == AppraisalStep.EndOfCycle ? [] : await links.ChoicesAsync(view.Appraisal, stop),
                view.Criteria
            ).Of(Of, view.Agreement ?? AgreementForm.Empty, view.Appraisal.ReviewedVersion > 0 ? view.Review : null);
        var typed = Rows.DistinctBy(r => r.Name, StringComparer.Ordinal).ToDictionary(r => r.Name, r => r.Text, StringComparer.Ordinal);
        Rows = [.. Parts.SelectMany(p => p.Fields).Select(f => new Row { Name = f.Name, Text = typed.GetValueOrDefault(f.Name, "") })];
        return true;
    }

    /// <summary>What was typed, by name; of a result that was chosen, its key.</summary>
    private async Task<IReadOnlyDictionary<string, string>> TextsAsync(CancellationToken stop)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in Rows.Take(500))
        {
            texts[row.Name] = row.Name.EndsWith(".outcome", StringComparison.Ordinal)
                ? (await links.ReadAsync(row.Text, stop)).Outcome ?? ""
                : row.Text;
        }

        return texts;
    }

    private async Task<byte[]> BytesAsync(CancellationToken stop)
    {
        if (Scan is null)
        {
            return [];
        }

        using var memory = new MemoryStream((int)Scan.Length);
        await Scan.CopyToAsync(memory, stop);
        return memory.ToArray();
    }
}
