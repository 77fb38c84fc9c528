using Fairway.App;
using Fairway.App.Accounts;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Offices;

/// <summary>One grant: everybody sees it, the second person decides on it.</summary>
public sealed class GrantModel(OfficesOfTrust offices, FairwayDb db, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public OfficeRow Row { get; private set; } = null!;

    public bool MayConfirm { get; private set; }

    public bool MayDecline { get; private set; }

    public bool MayEnd { get; private set; }

    public bool IsOwn { get; private set; }

    /// <summary>Waiting, Lapsed, Declined, ToCome, InForce, Ended or RunOut.</summary>
    public string State { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var reader = HttpContext.Reader();
        if (await OfficeRow.LoadAsync(db, db.OfficeGrants.Where(g => g.Id == Id), cancel) is not [var row])
        {
            return NotFound();
        }
        Row = row;
        MayConfirm = OfficesOfTrust.MayConfirm(reader, row.Grant);
        MayDecline = OfficesOfTrust.MayDecline(reader, row.Grant);
        MayEnd = OfficesOfTrust.MayEnd(reader, row.Grant);
        IsOwn = row.Grant.ProposedBy == reader.AccountId;
        State = row.Grant switch
        {
            { ConfirmedAt: null, EndedAt: not null } => "Declined",
            { ConfirmedAt: null } when row.Grant.Until <= reader.Today => "Lapsed",
            { ConfirmedAt: null } => "Waiting",
            { EndedAt: not null } => "Ended",
            _ when row.Grant.Until <= reader.Today => "RunOut",
            _ when row.Grant.From > reader.Today => "ToCome",
            _ => "InForce",
        };
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel) =>
        await AnswerAsync(await offices.ConfirmAsync(HttpContext.Reader(), Id, cancel), "Offices.Confirmed", cancel);

    public async Task<IActionResult> OnPostDeclineAsync(CancellationToken cancel) =>
        await AnswerAsync(await offices.DeclineAsync(HttpContext.Reader(), Id, cancel), "Offices.Declined", cancel);

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancel) =>
        await AnswerAsync(await offices.EndAsync(HttpContext.Reader(), Id, cancel), "Offices.Ended", cancel);

    private async Task<IActionResult> AnswerAsync(ActResult result, string done, CancellationToken cancel)
    {
        switch (result)
        {
            case ActResult.NotThere:
                return NotFound();
            case ActResult.Overtaken:
                return StatusCode(StatusCodes.Status409Conflict);
            case ActResult.Refused refused:
                ModelState.Refuse(words, refused.Refusals);
                return await OnGetAsync(cancel);
            default:
                this.Done(words[done]);
                return LocalRedirect($"~/offices/{Id}");
        }
    }
}
