using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The one developmental objective (CY-2).</summary>
public sealed class ObjectiveModel(FormDrafts<AgreementForm> drafts, Words words) : SectionPage<AgreementForm>(drafts, words)
{
    public sealed class Fields
    {
        public string Text { get; set; } = "";
        public string Actions { get; set; } = "";
        public string Support { get; set; } = "";
    }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        Seen = Editable.Seen(AgreementSections.Objective);
        if (Editable.Form.Objective is { } objective)
        {
            Input = new Fields
            {
                Text = objective.Text,
                Actions = objective.Actions,
                Support = objective.Support,
            };
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        await SaveAsync(AgreementSections.Objective, Change, T["Appraisals.ObjectiveSaved"], stop) ?? Page();

    public Task<IActionResult> OnPostAutosaveAsync(CancellationToken stop) => AutosaveAsync(AgreementSections.Objective, Change, stop);

    private AgreementForm Change(AgreementForm form)
    {
        var (text, actions, support) = (Input.Text.Trim(), Input.Actions.Trim(), Input.Support.Trim());
        return form with
        {
            Objective = text.Length + actions.Length + support.Length == 0 ? null : new DevelopmentalObjective(text, actions, support),
        };
    }
}
