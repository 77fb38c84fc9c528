using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>One chosen competency: by what its success will be seen, and why the outputs need it (CY-2).</summary>
public sealed class CompetencyModel(FormDrafts<AgreementForm> drafts, Words words) : SectionPage<AgreementForm>(drafts, words)
{
    public sealed class Fields
    {
        public string IndicatorsOfSuccess { get; set; } = "";
        public string WhyNeeded { get; set; } = "";
    }

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    public Fields Input { get; set; } = new();

    public CoreCompetency Competency { get; private set; } = null!;
    public CompetencyChoice Stored { get; private set; } = null!;

    private string Section => AgreementSections.OfCompetency(Code);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await ReadyAsync(stop))
        {
            return NotFound();
        }

        Seen = Editable.Seen(Section);
        Input = new Fields { IndicatorsOfSuccess = Stored.IndicatorsOfSuccess, WhyNeeded = Stored.WhyNeeded };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        !await ReadyAsync(stop) ? NotFound()
        : await SaveAsync(Section, Change, T["Appraisals.CompetencySaved"], stop) is { } answer ? answer
        : await ReadyAsync(stop) ? Page()
        : NotFound();

    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken stop) =>
        await ReadyAsync(stop) ? await AutosaveAsync(Section, Change, stop) : NotFound();

    private AgreementForm Change(AgreementForm form)
    {
        var choice = new CompetencyChoice(Code, Input.IndicatorsOfSuccess.Trim(), Input.WhyNeeded.Trim());
        return form.Competencies.FirstOrDefault(c => c.Code == Code) is { } old
            ? form with
            {
                Competencies = form.Competencies.Replace(old, choice),
            }
            : form;
    }

    private async Task<bool> ReadyAsync(CancellationToken stop)
    {
        if (
            !await LoadAsync(stop)
            || Editable.Policy.Catalogue.Find(Code) is not { } competency
            || Editable.Form.Competencies.FirstOrDefault(c => c.Code == Code) is not { } stored
        )
        {
            return false;
        }

        (Competency, Stored) = (competency, stored);
        return true;
    }
}
