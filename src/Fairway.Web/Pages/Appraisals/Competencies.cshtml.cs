using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>Which 3–5 competencies the outputs need (CY-2). What is written on one that is left out stays with the last shared version.</summary>
public sealed class CompetenciesModel(FormDrafts<AgreementForm> drafts, Words words) : AppraisalPage(words)
{
    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    public IReadOnlyList<Choice> All { get; private set; } = [];
    public EditableForm<AgreementForm> Editable { get; private set; } = null!;
    public AppraisalPolicy Policy => Editable.Policy;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        Chosen = [.. Editable.Form.Competencies.Select(c => c.Code)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        var known = Policy.Catalogue.All.Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        var wanted = Chosen.Where(known.Contains).Distinct(StringComparer.Ordinal).ToList();
        if (wanted.Count < Policy.Competencies.Minimum || wanted.Count > Policy.Competencies.Maximum)
        {
            ModelState.AddModelError(
                nameof(Chosen),
                T["Appraisals.ChooseBetween", Policy.Competencies.Minimum, Policy.Competencies.Maximum, wanted.Count]
            );
            return Page();
        }

        foreach (var code in known)
        {
            var section = AgreementSections.OfCompetency(code);
            var has = Editable.Form.Competencies.Any(c => c.Code == code);
            if (has == wanted.Contains(code))
            {
                continue;
            }

            var result = await drafts.SaveAsync(
                HttpContext.Reader(),
                Id,
                section,
                Editable.Seen(section),
                form =>
                    form with
                    {
                        Competencies = has
                            ? form.Competencies.RemoveAll(c => c.Code == code)
                            : form.Competencies.Add(new CompetencyChoice(code, "", "")),
                    },
                stop
            );
            if (Answer(result, Home, null) is not LocalRedirectResult)
            {
                return Overtaken ? Page() : NotFound();
            }
        }

        this.Done(T["Appraisals.CompetenciesChosen"]);
        return LocalRedirect(Home);
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await drafts.LoadAsync(HttpContext.Reader(), Id, stop) is not { } editable || !editable.Case.May(AppraisalAct.SaveDraft))
        {
            return false;
        }

        Editable = editable;
        All =
        [
            .. Policy.Catalogue.All.Select(c => new Choice(
                c.Code,
                c.Name.In(T.Language),
                string.Join(" ", c.Indicators.Take(1).Select(i => i.In(T.Language)))
            )),
        ];
        return true;
    }
}
