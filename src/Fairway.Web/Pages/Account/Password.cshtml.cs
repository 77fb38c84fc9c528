using System.ComponentModel.DataAnnotations;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.Web.Accounts;
using Fairway.Web.Accounts.SignOn;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Fairway.Web.Pages.Account;

[LocalPasswords]
public sealed class PasswordModel(Passwords passwords, SigningIn signingIn, Words words, IOptions<AccountsOptions> options) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public int Shortest => options.Value.ShortestPassword;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var id = HttpContext.Reader().AccountId;
        if (await passwords.ChangeAsync(id, Input.CurrentPassword, Input.Password) is ActResult.Refused refused)
        {
            ModelState.Refuse(words, refused.Refusals, "Input");
            return Page();
        }
        // Every other session has ended with the old password; this one goes on.
        await signingIn.RenewAsync(id, cancel);
        this.Done(words["Account.Password.Changed"]);
        return LocalRedirect("~/account");
    }

    public sealed class Form
    {
        [Required, StringLength(256)]
        public string CurrentPassword { get; set; } = "";

        [Required, StringLength(256)]
        public string Password { get; set; } = "";
    }
}
