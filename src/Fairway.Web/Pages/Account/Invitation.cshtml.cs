using Fairway.App;
using Fairway.App.Accounts;
using Fairway.Web.Accounts;
using Fairway.Web.Accounts.SignOn;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Fairway.Web.Pages.Account;

/// <summary>The link in the mail that invites somebody: they set their password.</summary>
[AllowAnonymous]
[LocalPasswords]
public sealed class InvitationModel(Invitations invitations, SigningIn signingIn, Words words, IOptions<AccountsOptions> options)
    : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    public NewPassword Input { get; set; } = new();

    /// <summary>Null where the link doesn't work any more.</summary>
    public App.Accounts.Account? Person { get; private set; }

    public int Shortest => options.Value.ShortestPassword;

    public async Task OnGetAsync() => Person = await invitations.FindAsync(Id, Code);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Person = await invitations.FindAsync(Id, Code);
        if (Person is null || !ModelState.IsValid)
        {
            return Page();
        }
        if (await invitations.AcceptAsync(Id, Code, Input.Password, words.Language) is ActResult.Refused refused)
        {
            ModelState.Refuse(words, refused.Refusals, "Input");
            return Page();
        }
        this.Done(words["Account.Invitation.Accepted"]);
        return LocalRedirect(await signingIn.GoOnAsync(Person, null, cancel));
    }
}
