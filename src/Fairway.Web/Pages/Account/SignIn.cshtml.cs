using System.ComponentModel.DataAnnotations;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.Web.Accounts;
using Fairway.Web.Accounts.SignOn;
using Fairway.Web.Components;
using Fairway.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Fairway.Web.Pages.Account;

[AllowAnonymous]
[Limited(AttemptKind.SignIn, WrongOnly = true)]
public sealed class SignInModel(
    SigningIn signingIn,
    App.Accounts.Demonstration demonstration,
    FairwayDb db,
    Words words,
    SignOnSettings signOn,
    IOptions<AccountsOptions> options
) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The page that was asked for before.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>The person had typed something, which is put away for them.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Kept { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Again { get; set; }

    /// <summary>Signed out just now, at an identity provider too.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Out { get; set; }

    /// <summary>Why signing on with a provider didn't work.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Trouble { get; set; }

    /// <summary>The sentence on <see cref="Trouble"/>; null: none, or none of ours.</summary>
    public string? TroubleText => Arrival.Sentence(words, Trouble);

    public IReadOnlyList<ProviderSettings> Providers => signOn.Providers;

    /// <summary>Passwords of Fairway's own open sessions too.</summary>
    public bool LocalPasswords => signOn.LocalPasswords;

    public bool Demonstration { get; private set; }

    /// <summary>Where one signs on with a provider, and comes back to the page that was asked for.</summary>
    public string To(ProviderSettings provider) =>
        $"/account/sign-on/{provider.Id}{(LocalAddress.Is(Back) ? "?back=" + Uri.EscapeDataString(Back!) : "")}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (HttpContext.ReaderIfAny() is { } reader)
        {
            return LocalRedirect(await signingIn.LandingAsync(reader.AccountId, Back, cancel));
        }
        Demonstration = await demonstration.IsAsync(db, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (ModelState.IsValid)
        {
            if (await signingIn.TryAsync(Input.Who, Input.Password, Back, cancel) is { } to)
            {
                return LocalRedirect(to);
            }
            ModelState.AddModelError("Input.Who", words["Account.SignIn.Refused", (int)options.Value.Pause.TotalMinutes]);
        }
        Demonstration = await demonstration.IsAsync(db, cancel);
        return Page();
    }

    public sealed class Form
    {
        [Required, StringLength(254)]
        public string Who { get; set; } = "";

        [Required, StringLength(256)]
        public string Password { get; set; } = "";
    }
}
