using Fairway.App;
using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>
/// A blank form to print for a step, in any of the three languages, with what has been agreed filled in (decision 6): for the two sides, and for HR, who
/// sends it to those without access.
/// </summary>
public sealed class BlankModel(AppraisalReading reading, FairwayDb db, Words words) : AppraisalPage(words)
{
    /// <summary>boc, mtr or eoc; anything else: the step that is worked on.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Step { get; set; }

    /// <summary>en, fr or es; anything else: the reader's.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Lang { get; set; }

    public AppraisalView View { get; private set; } = null!;
    public AppraisalStep Of { get; private set; }
    public string Unit { get; private set; } = "";
    public IReadOnlyList<AppraisalStep> Steps { get; private set; } = [];
    public IReadOnlyList<PaperPart> Parts { get; private set; } = [];

    /// <summary>The words of the form's own language.</summary>
    public Words Form { get; private set; } = words;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (
            await reading.LoadAsync(HttpContext.Reader(), Id, stop: stop) is not { } view
            || !(view.Case.IsParty || view.Case.Parties.Contains(AppraisalParty.HrPartner))
        )
        {
            return NotFound();
        }

        View = view;
        Steps = [.. Enum.GetValues<AppraisalStep>().Where(s => view.Appraisal.DueOf(s) is not null)];
        var asked = Steps.Where(s => s.Code() == Step).ToList();
        Of = asked.Count == 1 ? asked[0] : view.Appraisal.Working;
        Lang = Words.Languages.Contains(Lang) ? Lang! : T.Language;
        Form = T.In(Lang);
        // What is still being written is nobody's agreement: only a settled beginning is filled in.
        var settled = AppraisalStates.WithSettledBeginning.Contains(view.Appraisal.State);
        Parts = new PaperFields(Form, view.Policy.Appraisals, view.Appraisal.OfManager, [], view.Criteria).Of(
            Of,
            settled ? view.Agreement ?? AgreementForm.Empty : AgreementForm.Empty,
            view.Appraisal.ReviewedVersion > 0 ? view.Review : null
        );
        Unit =
            await db.Units.Where(u => u.Code == view.Appraisal.UnitCode).Select(u => u.Name).SingleOrDefaultAsync(stop)
            ?? view.Appraisal.UnitCode;
        return Page();
    }

    public string Address(AppraisalStep step, string language) => $"{Home}/blank?step={step.Code()}&lang={language}";
}
