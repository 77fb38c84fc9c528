using System.ComponentModel.DataAnnotations;
using Fairway.App.Accounts;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Account;

/// <summary>The second step of signing in, for who has set up a second factor.</summary>
[AllowAnonymous]
[Limited(AttemptKind.SignIn, WrongOnly = true)]
public sealed class CodeModel(SigningIn signingIn, Words words) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The page that was asked for before.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public App.Accounts.Account Person { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await signingIn.AwaitedAsync(cancel) is not { } account)
        {
            return LocalRedirect("~/account/sign-in");
        }
        Person = account;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await signingIn.AwaitedAsync(cancel) is not { } account)
        {
            return LocalRedirect("~/account/sign-in?again=true");
        }
        Person = account;
        if (!ModelState.IsValid)
        {
            return Page();
        }
        if (await signingIn.TryCodeAsync(account, Input.Code, cancel) is { } refusal)
        {
            ModelState.Refuse(words, [refusal], "Input");
            return Page();
        }
        return LocalRedirect(await signingIn.LandingAsync(account.Id, Back, cancel));
    }

    public sealed class Form
    {
        [Required, StringLength(64)]
        public string Code { get; set; } = "";
    }
}
