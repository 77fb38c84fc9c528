using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Account;

/// <summary>Signing in by a passkey: the script of the sign-in page asks the browser for it between the two.</summary>
[AllowAnonymous]
public sealed class PasskeyModel(SigningIn signingIn, Words words) : PageModel
{
    [BindProperty]
    public string? Back { get; set; }

    /// <summary>What the browser's interface gave, as JSON.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    public IActionResult OnGet() => LocalRedirect("~/account/sign-in");

    public async Task<IActionResult> OnPostOptionsAsync() => Content(await signingIn.PasskeyOptionsAsync(), "application/json");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Credential is { Length: > 0 and < 20_000 } credential && await signingIn.TryPasskeyAsync(credential) is { } account)
        {
            return LocalRedirect(await signingIn.LandingAsync(account.Id, Back, cancel));
        }
        this.Done(words["Account.Passkey.Refused"]);
        return LocalRedirect("~/account/sign-in");
    }
}
