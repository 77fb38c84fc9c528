using Fairway.Web.Accounts;
using Fairway.Web.Accounts.SignOn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Account;

/// <summary>Sends whoever wants to sign in to an identity provider.</summary>
[AllowAnonymous]
public sealed class SignOnModel(SignOnSettings settings, SigningIn signingIn) : PageModel
{
    /// <summary>The page that was asked for before.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public async Task<IActionResult> OnGetAsync(string provider, CancellationToken cancel)
    {
        if (settings.Of(provider) is not { } known)
        {
            return NotFound();
        }
        if (HttpContext.ReaderIfAny() is { } reader)
        {
            return LocalRedirect(await signingIn.LandingAsync(reader.AccountId, Back, cancel));
        }
        if (Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
        {
            // A page elsewhere signs nobody in: the person chooses to, here.
            return LocalRedirect(LocalAddress.Is(Back) ? $"~/account/sign-in?back={Uri.EscapeDataString(Back!)}" : "~/account/sign-in");
        }
        return await HttpContext.TrySendToAsync(known, Back, confirms: null)
            ? new EmptyResult()
            : LocalRedirect("~/account/sign-in?trouble=Unreachable");
    }
}
