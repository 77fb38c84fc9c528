using Fairway.App;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Account;

[AllowAnonymous]
public sealed class SignOutModel(SigningIn signingIn, App.Accounts.Demonstration demonstration, FairwayDb db, Words words) : PageModel
{
    /// <summary>A link can't sign anybody out.</summary>
    public IActionResult OnGet() => LocalRedirect("~/account/sign-in");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var origin = await signingIn.EndAsync(cancel);
        if (origin.Claims.FirstOrDefault(c => c.Type == AccountPrincipal.Provider) is { } provider)
        {
            (TempData[SignedOutModel.ProviderKey], TempData[SignedOutModel.TokenKey]) = (provider.Value, origin.IdToken);
            return LocalRedirect("~/account/signed-out");
        }
        this.Done(words["Account.SignedOut"]);
        return LocalRedirect(await demonstration.IsAsync(db, cancel) ? "~/demonstration/enter" : "~/account/sign-in");
    }
}
