using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Accounts.SecondFactor;
using Fairway.App.Accounts.SignOn;
using Fairway.App.Provisioning;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Pages.Account;

/// <summary>Somebody's account, for who looks after it.</summary>
public sealed class PersonModel(
    Invitations invitations,
    Closing closing,
    SecondFactors factors,
    SignOns signOns,
    UserManager<App.Accounts.Account> users,
    FairwayDb db,
    Words words
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public App.Accounts.Account Person { get; private set; } = null!;

    public string Status { get; private set; } = "";

    /// <summary>The person has a second factor, which they may have lost.</summary>
    public bool HasFactor { get; private set; }

    /// <summary>Since when the organization's directory keeps the account; null: it doesn't.</summary>
    public DirectoryHold? Directory { get; private set; }

    /// <summary>Identity providers that the account is linked to.</summary>
    public IReadOnlyList<string> Providers { get; private set; } = [];

    public bool IsOneself => Id == HttpContext.Reader().AccountId;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await invitations.Of(HttpContext.Reader()).AsNoTracking().SingleOrDefaultAsync(a => a.Id == Id, cancel) is not { } account)
        {
            return NotFound();
        }
        Person = account;
        HasFactor = await factors.IsNeededAsync(account.Id, cancel);
        Providers = await signOns.ProvidersOfAsync(account.Id, cancel);
        Status =
            account.IsClosed ? "Closed"
            : account.PasswordHash is null && Providers.Count == 0 ? "Invited"
            : await users.IsLockedOutAsync(account) ? "Paused"
            : "Open";
        Directory = await DirectoryEntries.HoldOfAsync(db, Id, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAgainAsync(CancellationToken cancel) =>
        await AnswerAsync(await invitations.InviteAgainAsync(HttpContext.Reader(), Id, cancel), "Account.Invite.SentAgain", cancel);

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancel) =>
        await AnswerAsync(await closing.CloseAsync(HttpContext.Reader(), Id, cancel), "Account.Close.Done", cancel);

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken cancel) =>
        await AnswerAsync(await closing.OpenAsync(HttpContext.Reader(), Id, cancel), "Account.Open.Done", cancel);

    public async Task<IActionResult> OnPostFactorAsync(CancellationToken cancel) =>
        await AnswerAsync(await factors.ResetAsync(HttpContext.Reader(), invitations, Id, cancel), "Account.Factor.Reset.Done", cancel);

    public async Task<IActionResult> OnPostUnlinkAsync(CancellationToken cancel) =>
        await AnswerAsync(await signOns.UnlinkAsync(HttpContext.Reader(), invitations, Id, cancel), "Account.SignOn.Unlink.Done", cancel);

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
                return LocalRedirect($"~/account/people/{Id}");
        }
    }
}
