using System.Globalization;
using Fairway.App;
using Fairway.App.Results;
using Fairway.Rules.Results;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.Outcomes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Workplans;

/// <summary>
/// Writing a workplan (RB-3): rows are added, moved and taken out by buttons that save the draft and come back, so nothing here needs a
/// script. Who is overtaken by another's text sees both (409) and loses nothing.
/// </summary>
public sealed class EditModel(FairwayDb db, WorkplanEditing editing, Words words) : PageModel
{
    public sealed class PlanInput
    {
        public int Seen { get; set; }
        public string BigPicture { get; set; } = "";
        public List<LineInput> Lines { get; set; } = [];
    }

    public sealed class LineInput
    {
        public Guid Id { get; set; }
        public string Kind { get; set; } = WorkplanKinds.Deliverable;
        public string Text { get; set; } = "";
        public string? Outcome { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public string Unit { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int Biennium { get; set; }

    [BindProperty]
    public PlanInput Input { get; set; } = new();

    public EditableWorkplan Plan { get; private set; } = null!;
    public IReadOnlyList<Choice> Results { get; private set; } = [];
    public IReadOnlyList<Choice> Kinds { get; private set; } = [];

    /// <summary>Somebody else saved another text: it is shown beside what was typed here.</summary>
    public bool Overtaken { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }
        Input = new()
        {
            Seen = Plan.Seen,
            BigPicture = Plan.Text.BigPicture,
            Lines =
            [
                .. Plan.Text.Lines.Select(line => new LineInput
                {
                    Id = line.Id,
                    Kind = line.Kind,
                    Text = line.Text,
                    Outcome = line.Outcome,
                }),
            ],
        };
        if (Input.Lines.Count == 0)
        {
            Input.Lines.Add(new() { Id = Guid.CreateVersion7() });
        }
        return Page();
    }

    /// <param name="Do">What the button says: save, publish, discard, add, up:0, down:0, remove:0, back:ID.</param>
    public async Task<IActionResult> OnPostAsync([FromForm] string? Do, CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var reader = HttpContext.Reader();
        var here = ResultLinks.EditWorkplan(Unit, Biennium);
        if (Do == "discard")
        {
            return await AnswerAsync(
                await editing.DiscardAsync(reader, Unit, Biennium, Input.Seen, stop),
                ResultLinks.Workplan(Unit, Biennium),
                words["Workplans.Discarded"],
                stop
            );
        }

        var (text, anchor) = Changed(TextOf(Input), Do ?? "save");
        var saved = await editing.SaveAsync(reader, Unit, Biennium, Input.Seen, text, stop);
        if (Do != "publish" || saved is not ActResult.Done)
        {
            var done = Do is null or "save" ? words["Workplans.Saved"] : null;
            return await AnswerAsync(saved, here + anchor, done, stop);
        }

        // What was typed is kept first: a refusal to publish it loses nothing.
        var seen = (await editing.OpenAsync(reader, Unit, Biennium, stop))?.Seen ?? 0;
        return await AnswerAsync(
            await editing.PublishAsync(reader, Unit, Biennium, seen, text, stop),
            ResultLinks.Workplan(Unit, Biennium),
            words["Workplans.PublishedNow", Plan.UnitName],
            stop
        );
    }

    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        switch (await editing.SaveAsync(reader, Unit, Biennium, Input.Seen, TextOf(Input), stop))
        {
            case ActResult.Done:
                var plan = await editing.OpenAsync(reader, Unit, Biennium, stop);
                return new JsonResult(new Dictionary<string, int>(StringComparer.Ordinal) { ["Seen"] = plan?.Seen ?? Input.Seen });
            case ActResult.Refused refused:
                Response.StatusCode = StatusCodes.Status400BadRequest;
                return Content(string.Join(' ', refused.Refusals.Select(words.Refusal)), "text/plain; charset=utf-8");
            case ActResult.Overtaken:
                return StatusCode(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    public string LabelOf(string outcome) => Results.FirstOrDefault(result => result.Value == outcome)?.Text ?? outcome;

    public bool IsPublished(Guid line) => Plan.Published?.Lines.Any(published => published.Id == line) == true;

    /// <summary>Whether the other's text differs from what was typed here.</summary>
    public bool Differs(string bigPicture) => Lines(bigPicture) != Lines(Input.BigPicture);

    public bool Differs(WorkplanTextLine line) => !TextOf(Input).Lines.Contains(line);

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (string.IsNullOrEmpty(Unit))
        {
            return false;
        }
        var reader = HttpContext.Reader();
        var known = await Bienniums.KnownAsync(db, reader.Today, stop);
        if (!known.Contains(Biennium) || await editing.OpenAsync(reader, Unit, Biennium, stop) is not { } plan)
        {
            return false;
        }
        Plan = plan;
        var near = (await UnitChain.OfAsync(db, Unit, stop)).Select(unit => unit.Code).ToList();
        var named = plan.Text.Lines.Select(line => line.Outcome).OfType<string>().ToHashSet(StringComparer.Ordinal);
        Results =
        [
            .. (await OutcomeChoices.InAsync(db, Biennium, stop: stop))
                // Other units' own outcomes are theirs, but what a line already names stays named.
                .Where(result => result.UnitCode is null || near.Contains(result.UnitCode) || named.Contains(result.Key))
                .Select(result => new Choice(result.Key, result.Label, Group: result.Group ?? result.Label)),
        ];
        Kinds = [.. WorkplanKinds.All.Select(kind => new Choice(kind, words["Workplans.Kind." + kind]))];
        return true;
    }

    private async Task<IActionResult> AnswerAsync(ActResult result, string to, string? done, CancellationToken stop)
    {
        switch (result)
        {
            case ActResult.Done:
                if (done is not null)
                {
                    this.Done(done);
                }
                return LocalRedirect(to);
            case ActResult.Refused refused:
                ModelState.Refuse(words, refused.Refusals, nameof(Input));
                break;
            case ActResult.Overtaken:
                Overtaken = true;
                Response.StatusCode = StatusCodes.Status409Conflict;
                break;
            default:
                return NotFound();
        }
        // The form comes back with what was typed, and has now seen what is stored.
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }
        ModelState.Remove("Input.Seen");
        Input.Seen = Plan.Seen;
        return Page();
    }

    /// <summary>The text after a button of a row, and where on the page the reader goes on.</summary>
    private (WorkplanText Text, string Anchor) Changed(WorkplanText text, string act)
    {
        var parts = act.Split(':', 2);
        var at = int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;
        var lines = text.Lines;
        switch (parts[0])
        {
            case "add":
                return (
                    text with
                    {
                        Lines = lines.Add(new(Guid.CreateVersion7(), WorkplanKinds.Deliverable, "", null)),
                    },
                    Field(lines.Length)
                );
            case "up" when at > 0 && at < lines.Length:
                return (text with { Lines = lines.RemoveAt(at).Insert(at - 1, lines[at]) }, Field(at - 1));
            case "down" when at >= 0 && at < lines.Length - 1:
                return (text with { Lines = lines.RemoveAt(at).Insert(at + 1, lines[at]) }, Field(at + 1));
            case "remove" when at >= 0 && at < lines.Length:
                return (text with { Lines = lines.RemoveAt(at) }, "#add");
            case "back" when Guid.TryParse(parts[^1], out var id) && Plan.Withdrawn.FirstOrDefault(line => line.Id == id) is { } withdrawn:
                return (text with { Lines = lines.Add(withdrawn) }, Field(lines.Length));
            default:
                return (text, "");
        }

        static string Field(int line) => string.Create(CultureInfo.InvariantCulture, $"#Input_Lines_{line}__Text");
    }

    private static WorkplanText TextOf(PlanInput input) =>
        new(
            Lines(input.BigPicture),
            [
                .. input.Lines.Select(line => new WorkplanTextLine(
                    line.Id == Guid.Empty ? Guid.CreateVersion7() : line.Id,
                    line.Kind,
                    Lines(line.Text),
                    string.IsNullOrEmpty(line.Outcome) ? null : line.Outcome
                )),
            ]
        );

    /// <summary>Browsers send line ends as CR LF; kept is LF, so that the same text is the same.</summary>
    private static string Lines(string? text) => (text ?? "").ReplaceLineEndings("\n");
}
