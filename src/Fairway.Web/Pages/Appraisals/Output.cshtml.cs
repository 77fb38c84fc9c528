using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>One output: what is to be delivered, its measure, timeline, resources, and the outcome it serves (CY-2, RB-2).</summary>
public sealed class OutputModel(FormDrafts<AgreementForm> drafts, OutputLinks links, Words words)
    : SectionPage<AgreementForm>(drafts, words)
{
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
                Link = OutputLinks.Of(output),
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
        var (outcome, line) = await links.ReadAsync(Input.Link, stop);
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

        Links = await links.ChoicesAsync(Editable.Case.Appraisal, stop);
        return true;
    }
}
