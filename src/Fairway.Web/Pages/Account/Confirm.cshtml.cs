using Fairway.Web.Accounts;
using Fairway.Web.Accounts.SignOn;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Account;

/// <summary>
/// Between a form and the provider that confirms it. A page of its own, since a browser doesn't follow a form from here to another host.
/// </summary>
public sealed class ConfirmModel(SignOnSettings settings, Words words) : PageModel
{
    /// <summary>Where what was typed waits, or the page of the form.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>Now to the provider.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Go { get; set; }

    /// <summary>Why it didn't work.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Trouble { get; set; }

    /// <summary>The sentence on <see cref="Trouble"/>; null: none, or none of ours.</summary>
    public string? TroubleText => Arrival.Sentence(words, Trouble);

    public ProviderSettings Provider { get; private set; } = null!;

    public string Onward => "/account/confirm?go=true" + (LocalAddress.Is(Back) ? "&back=" + Uri.EscapeDataString(Back!) : "");

    public async Task<IActionResult> OnGetAsync()
    {
        if (settings.Of(User.FindFirst(AccountPrincipal.Provider)?.Value) is not { } provider)
        {
            return NotFound();
        }
        Provider = provider;
        if (Go)
        {
            if (await HttpContext.TrySendToAsync(provider, Back, HttpContext.Reader().AccountId))
            {
                return new EmptyResult();
            }
            Trouble = "Unreachable";
        }
        return Page();
    }
}
