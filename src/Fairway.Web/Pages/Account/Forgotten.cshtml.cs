using System.ComponentModel.DataAnnotations;
using Fairway.App.Accounts;
using Fairway.Web.Accounts.SignOn;
using Fairway.Web.Components;
using Fairway.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Account;

/// <summary>Asks for a link to a new password. Whether there is such an account, the answer doesn't tell.</summary>
[AllowAnonymous]
[LocalPasswords]
[Limited(AttemptKind.Forgotten)]
public sealed class ForgottenModel(Passwords passwords, Words words) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }
        await passwords.ForgottenAsync(Input.Who, cancel);
        this.Done(words["Account.Forgotten.Sent"]);
        return LocalRedirect("~/account/sign-in");
    }

    public sealed class Form
    {
        [Required, StringLength(254)]
        public string Who { get; set; } = "";
    }
}
