using System.ComponentModel.DataAnnotations;
using Fairway.App;
using Fairway.App.Policies;
using Fairway.App.Recognition;
using Fairway.App.Results;
using Fairway.Rules.Recognition;
using Fairway.Rules.Time;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Recognition;

/// <summary>An official recognises a colleague's work, or that of a team (RC-1).</summary>
public sealed class GiveModel(Recognitions recognitions, FairwayDb db, PolicyLibrary policies, Words words) : PageModel
{
    public sealed class Fields
    {
        [StringLength(2000)]
        public string Text { get; set; } = "";

        public RecognitionTie? Tie { get; set; }
        public string? Competency { get; set; }
        public string? Outcome { get; set; }
        public RecognitionAudience Audience { get; set; } = RecognitionAudience.Everybody;
    }

    /// <summary>The person's staff id; null: it is for a team.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>The team's unit; null: it is for a person.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    [BindProperty]
    public Guid Form { get; set; }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public RecognitionSubject Subject { get; private set; } = null!;
    public IReadOnlyList<Choice> Competencies { get; private set; } = [];
    public IReadOnlyList<Choice> Outcomes { get; private set; } = [];

    public IEnumerable<Choice> Ties =>
        Enum.GetValues<RecognitionTie>().Select(t => new Choice(t.ToString(), words["Recognition.Tie." + t]));

    public IEnumerable<Choice> Audiences =>
        Enum.GetValues<RecognitionAudience>().Select(a => new Choice(a.ToString(), words["Recognition.Audience." + a]));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Form = Guid.CreateVersion7();
        return await LoadAsync(stop) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var result = await recognitions.GiveAsync(
            HttpContext.Reader(),
            Form,
            Subject,
            Input.Audience,
            Input.Tie,
            (Input.Tie == RecognitionTie.Competency ? Input.Competency : Input.Outcome) ?? "",
            Input.Text,
            stop
        );
        return this.Answer(
                words,
                result,
                Recognitions.LinkOf(Form),
                words["Recognition.Done.Give"],
                words["Recognition.ChangedMeanwhile"],
                field => field == "Who" ? "" : "Input." + field
            ) ?? Page();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (await recognitions.SubjectAsync(reader, To, Unit, stop) is not { } subject)
        {
            return false;
        }
        Subject = subject;
        Competencies =
        [
            .. policies.PolicyAt(reader.Today).Appraisals.Catalogue.All.Select(c => new Choice(c.Code, c.Name.In(words.Language))),
        ];
        Outcomes =
        [
            .. (await OutcomeChoices.InAsync(db, Biennium.Of(reader.Today).FirstYear, [], stop)).Select(o => new Choice(o.Key, o.Label)),
        ];
        return true;
    }
}
