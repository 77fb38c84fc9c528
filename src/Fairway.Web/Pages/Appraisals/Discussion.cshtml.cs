using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>When the two talked (CY-2b): no signature precedes the discussion.</summary>
public sealed class DiscussionModel(FormDrafts<AgreementForm> drafts, Words words) : SectionPage<AgreementForm>(drafts, words)
{
    [BindProperty]
    public LocalDate? DiscussedOn { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        Seen = Editable.Seen(AgreementSections.Discussion);
        DiscussedOn = Editable.Form.DiscussedOn;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (DiscussedOn > HttpContext.Reader().Today)
        {
            ModelState.AddModelError(nameof(DiscussedOn), T["Refusals.DiscussionInFuture", DiscussedOn, HttpContext.Reader().Today]);
        }

        return await SaveAsync(
                AgreementSections.Discussion,
                form => form with { DiscussedOn = DiscussedOn },
                T["Appraisals.DiscussionSaved"],
                stop
            ) ?? Page();
    }
}
