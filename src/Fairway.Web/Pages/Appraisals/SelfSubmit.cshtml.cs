using Fairway.App.Appraisals;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The self-assessment as the supervisor will read it, then "Submit" (CY-4).</summary>
public sealed class SelfSubmitModel(SelfAssessments submitting, AppraisalReading reading, Words words) : AppraisalPage(words)
{
    public AppraisalView View { get; private set; } = null!;
    public SelfAssessment Self { get; private set; } = SelfAssessment.Empty;
    public IReadOnlyList<Refusal> Missing { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (
            Answer(await submitting.SubmitAsync(HttpContext.Reader(), Id, stop), Home, T["Appraisals.SelfSubmitted"], _ => null) is
            { } answer
        )
        {
            return answer;
        }

        if (Overtaken)
        {
            ModelState.AddModelError("", T["Appraisals.ChangedMeanwhile"]);
        }

        return await LoadAsync(stop) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await reading.LoadAsync(HttpContext.Reader(), Id, stop: stop) is not { Writable.Self: { } writable } view)
        {
            return false;
        }

        (View, Self) = (view, writable.Form);
        Missing = await submitting.MissingAsync(view.Case, Self, stop);
        return view.Case.May(AppraisalAct.SubmitSelfAssessment);
    }
}
