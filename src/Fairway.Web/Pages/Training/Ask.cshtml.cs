using System.ComponentModel.DataAnnotations;
using Fairway.App;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.App.Training;
using Fairway.App.Training.Council;
using Fairway.Rules.Time;
using Fairway.Rules.Training;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace Fairway.Web.Pages.Training;

/// <summary>An official asks for training: for their developmental objective, for mobility, or on its own (LE-2).</summary>
public sealed class AskModel(TrainingRequests requests, TrainingDrafts drafts, FairwayDb db, PolicyLibrary policies, Words words)
    : PageModel
{
    public sealed class Fields
    {
        [StringLength(200)]
        public string Title { get; set; } = "";

        [StringLength(200)]
        public string Provider { get; set; } = "";

        public string Area { get; set; } = "";
        public LocalDate? StartsOn { get; set; }
        public LocalDate? EndsOn { get; set; }

        [StringLength(20)]
        public string Cost { get; set; } = "";

        public TrainingNeed? Need { get; set; }
        public Guid? Appraisal { get; set; }

        [StringLength(4000)]
        public string Why { get; set; } = "";
    }

    [BindProperty]
    public Guid Form { get; set; }

    /// <summary>The version of the draft that was seen; 0: there was none.</summary>
    [BindProperty]
    public int Draft { get; set; }

    public Instant? SavedAt { get; private set; }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public IReadOnlyList<OwnObjective> Objectives { get; private set; } = [];
    public string Currency { get; private set; } = "";
    public PrioritiesShown Priorities { get; private set; } = null!;
    public IReadOnlyList<Choice> Areas { get; private set; } = [];

    public IEnumerable<Choice> Needs =>
        Enum.GetValues<TrainingNeed>()
            .Where(need => need != TrainingNeed.Objective || Objectives.Count > 0)
            .Select(need => new Choice(need.ToString(), words["Training.Need." + need]));

    public IEnumerable<Choice> ObjectiveChoices =>
        Objectives.Select(o => new Choice(
            o.AppraisalId.ToString(),
            $"{o.Cycle.Label}: {(o.Text.Length > 80 ? o.Text[..80] + "…" : o.Text)}"
        ));

    public async Task<IActionResult> OnGetAsync([FromQuery] Guid? objective, CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }
        Form = Guid.CreateVersion7();
        var kept = await drafts.ReadAsync(HttpContext.Reader(), stop);
        (Draft, SavedAt) = (kept.Version, kept.SavedAt);
        Fill(kept.Text);
        if (Objectives.Any(o => o.AppraisalId == objective))
        {
            Input.Need = TrainingNeed.Objective;
            Input.Appraisal = objective;
        }
        return Page();
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
        var text = new TrainingRequestText(
            Input.Title,
            Input.Provider,
            Input.Area,
            Input.StartsOn,
            Input.EndsOn,
            TrainingWords.Amount(Input.Cost),
            Input.Need,
            Input.Why
        );
        return this.Answer(
                words,
                await requests.AskAsync(HttpContext.Reader(), Form, text, Input.Appraisal, stop),
                TrainingAtHand.LinkOf(Form),
                words["Training.Done.Ask"],
                words["Training.ChangedMeanwhile"],
                field => "Input." + field
            ) ?? Page();
    }

    /// <summary>Keeps what stands in the form while it is typed.</summary>
    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken stop) =>
        await drafts.SaveAsync(HttpContext.Reader(), Draft, Text, stop) switch
        {
            ActResult.Done => new JsonResult(new Dictionary<string, int>(StringComparer.Ordinal) { [nameof(Draft)] = Draft + 1 }),
            ActResult.Overtaken => StatusCode(StatusCodes.Status409Conflict),
            _ => NotFound(),
        };

    /// <summary>The same by a button.</summary>
    public async Task<IActionResult> OnPostKeepAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }
        return this.Answer(
                words,
                await drafts.SaveAsync(HttpContext.Reader(), Draft, Text, stop),
                "/training/ask",
                words["Training.Done.Keep"],
                words["Training.ChangedMeanwhile"]
            ) ?? Page();
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken stop)
    {
        if (HttpContext.Reader().StaffId is null)
        {
            return NotFound();
        }
        await drafts.DropAsync(HttpContext.Reader(), stop);
        this.Done(words["Training.Done.Drop"]);
        return LocalRedirect("/training");
    }

    private TrainingDraftText Text =>
        new(
            Input.Title,
            Input.Provider,
            Input.Area,
            Input.StartsOn is { } start ? IsoDay.Text(start) : "",
            Input.EndsOn is { } end ? IsoDay.Text(end) : "",
            Input.Cost,
            Input.Need?.ToString() ?? "",
            Input.Appraisal,
            Input.Why
        );

    private void Fill(TrainingDraftText text)
    {
        (Input.Title, Input.Provider, Input.Area, Input.Cost, Input.Why) = (text.Title, text.Provider, text.Area, text.Cost, text.Why);
        (Input.StartsOn, Input.EndsOn) = (Day(text.StartsOn), Day(text.EndsOn));
        Input.Need = Enum.TryParse<TrainingNeed>(text.Need, out var need) ? need : null;
        Input.Appraisal = text.Appraisal;

        static LocalDate? Day(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value : null;
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (reader.StaffId is null)
        {
            return false;
        }
        var policy = policies.PolicyAt(reader.Today).Training;
        Currency = policy.Currency;
        Areas = [.. policy.Areas.Select(area => new Choice(area.Code, area.Name.In(words.Language)))];
        Priorities = new(await CouncilRoom.PrioritiesAsync(db, reader.Today, stop), policy, null);
        Objectives = await OwnObjective.OfAsync(db, reader, stop);
        return true;
    }
}
