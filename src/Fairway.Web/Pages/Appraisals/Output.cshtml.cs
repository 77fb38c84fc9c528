using Fairway.App;
using Fairway.App.Appraisals;
using Fairway.App.Results;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Time;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>One output: what is to be delivered, its measure, timeline, resources, and the outcome it serves (CY-2, RB-2).</summary>
public sealed class OutputModel(AgreementDrafts drafts, FairwayDb db, Words words) : SectionPage(drafts, words)
{
    private const string OutcomePrefix = "outcome:";
    private const string LinePrefix = "line:";

    public sealed class Fields
    {
        public string Title { get; set; } = "";
        public string Measure { get; set; } = "";
        public string Timeline { get; set; } = "";
        public string Resources { get; set; } = "";

        /// <summary>"outcome:KEY" or "line:ID"; empty = none yet.</summary>
        public string Link { get; set; } = "";
    }

    /// <summary>The output's own id, made when "add" was pressed: saving twice saves one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid OutputId { get; set; }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public IReadOnlyList<Choice> Links { get; private set; } = [];
    public Output? Stored => Editable.Form.Outputs.FirstOrDefault(o => o.Id == OutputId);
    public int Number => Stored is null ? Editable.Form.Outputs.Length + 1 : Editable.Form.Outputs.IndexOf(Stored) + 1;

    private string Section => AgreementSections.OfOutput(OutputId);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await ReadyAsync(stop))
        {
            return NotFound();
        }

        Seen = Editable.Seen(Section);
        if (Stored is { } output)
        {
            Input = new Fields
            {
                Title = output.Title,
                Measure = output.Measure,
                Timeline = output.Timeline,
                Resources = output.Resources,
                Link =
                    output.WorkplanLine is { } line ? LinePrefix + line
                    : output.Outcome is { } outcome ? OutcomePrefix + outcome
                    : "",
            };
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var change = await ChangeAsync(stop);
        return await SaveAsync(Section, change, T["Appraisals.OutputSaved"], stop) ?? await AgainAsync(stop);
    }

    public async Task<IActionResult> OnPostAnotherAsync(CancellationToken stop)
    {
        var change = await ChangeAsync(stop);
        return await SaveAsync(Section, change, T["Appraisals.OutputSaved"], stop, $"{Home}/outputs/{Guid.CreateVersion7()}")
            ?? await AgainAsync(stop);
    }

    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken stop) =>
        await AutosaveAsync(Section, await ChangeAsync(stop), stop);

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken stop)
    {
        ModelState.Clear();
        return await SaveAsync(
                Section,
                form => form with { Outputs = form.Outputs.RemoveAll(o => o.Id == OutputId) },
                T["Appraisals.OutputRemoved"],
                stop
            ) ?? await AgainAsync(stop);
    }

    private async Task<Func<AgreementForm, AgreementForm>> ChangeAsync(CancellationToken stop)
    {
        var (outcome, line) = (default(string), default(Guid?));
        if (Input.Link.StartsWith(LinePrefix, StringComparison.Ordinal) && Guid.TryParse(Input.Link[LinePrefix.Length..], out var id))
        {
            // A line of the workplan carries its outcome along, so that the walk from the outcome finds the output.
            if (await WorkplanLines.FindAsync(db, id, stop) is { } found)
            {
                (outcome, line) = (found.OutcomeKey, id);
            }
        }
        else if (Input.Link.StartsWith(OutcomePrefix, StringComparison.Ordinal))
        {
            var key = Input.Link[OutcomePrefix.Length..];
            outcome = await OutcomeChoices.LabelAsync(db, key, stop) is null ? null : key;
        }

        var output = new Output(
            OutputId,
            Input.Title.Trim(),
            Input.Measure.Trim(),
            Input.Timeline.Trim(),
            Input.Resources.Trim(),
            outcome,
            line
        );
        return form =>
        {
            var at = form
                .Outputs.Select((o, i) => (o.Id, Index: i))
                .Where(o => o.Id == OutputId)
                .Select(o => (int?)o.Index)
                .FirstOrDefault();
            return form with { Outputs = at is { } index ? form.Outputs.SetItem(index, output) : form.Outputs.Add(output) };
        };
    }

    private async Task<IActionResult> AgainAsync(CancellationToken stop) => await ReadyAsync(stop) ? Page() : NotFound();

    private async Task<bool> ReadyAsync(CancellationToken stop)
    {
        if (OutputId == Guid.Empty || !await LoadAsync(stop))
        {
            return false;
        }

        var appraisal = Editable.Case.Appraisal;
        var biennium = Biennium.Of(appraisal.CycleStart).FirstYear;
        var lines = await WorkplanLines.ForUnitAsync(db, appraisal.UnitCode, biennium, stop);
        var outcomes = await OutcomeChoices.InAsync(db, biennium, stop: stop);
        Links =
        [
            .. lines.Select(l => new Choice(LinePrefix + l.Id, l.Text, Group: T["Appraisals.WorkplanOf", l.UnitName])),
            .. outcomes.Select(o => new Choice(OutcomePrefix + o.Key, o.Label, Group: o.Group ?? T["Appraisals.OutcomesAtTop"])),
        ];
        return true;
    }
}
