using Fairway.App.Accounts;
using Fairway.Web.Accounts.SignOn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Fairway.Web.Pages.Account;

/// <summary>
/// After signing out here, at once to the provider to sign out there (RP-Initiated Logout 1.0). A page of its own, since a browser doesn't follow a form from here to
/// another host.
/// </summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
public sealed class SignedOutModel(SignOnSettings settings, IOptions<AccountsOptions> options) : PageModel
{
    /// <summary>The provider that opened the session, kept for the next page.</summary>
    public const string ProviderKey = "signed-out.provider";

    /// <summary>Its token, by which it knows which session is meant.</summary>
    public const string TokenKey = "signed-out.token";

    public ProviderSettings Provider { get; private set; } = null!;

    /// <summary>Where one signs out at the provider.</summary>
    public string There { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (settings.Of(TempData[ProviderKey] as string) is not { } provider || await EndOfAsync(provider, cancel) is not { } end)
        {
            return LocalRedirect("~/account/sign-in?out=true");
        }
        var asked = new Dictionary<string, string?>
        {
            ["client_id"] = provider.ClientId,
            ["post_logout_redirect_uri"] = new Uri(options.Value.PublicUrl, "/account/sign-in?out=true").ToString(),
        };
        if (TempData[TokenKey] is string token)
        {
            asked["id_token_hint"] = token;
        }
        (Provider, There) = (provider, QueryHelpers.AddQueryString(end, asked));
        Response.Headers["Refresh"] = "0; url=" + There;
        return Page();
    }

    /// <summary>Null where the provider has no such address, or doesn't answer: one is signed out here all the same.</summary>
    private async Task<string?> EndOfAsync(ProviderSettings provider, CancellationToken cancel)
    {
        try
        {
            return (await HttpContext.SignOn(provider).Discovery.GetAsync(cancel)).EndSessionEndpoint is { Length: > 0 } end ? end : null;
        }
        catch (Exception refused) when (refused is ProviderUnreachableException or SignOnRefusedException)
        {
            return null;
        }
    }
}
