using System.ComponentModel.DataAnnotations;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Account;

public sealed class AddressModel(Addresses addresses, Words words) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The organization's directory keeps the address: there is nothing to ask for here.</summary>
    public bool IsOfDirectory { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) =>
        IsOfDirectory = await addresses.IsOfDirectoryAsync(HttpContext.Reader().AccountId, cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }
        switch (await addresses.AskAsync(HttpContext.Reader().AccountId, Input.Email, Input.CurrentPassword, cancel))
        {
            case ActResult.Refused refused:
                ModelState.Refuse(words, refused.Refusals, "Input");
                return Page();
            case ActResult.Overtaken:
                return StatusCode(StatusCodes.Status409Conflict);
            default:
                this.Done(words["Account.Address.Sent", Input.Email]);
                return LocalRedirect("~/account");
        }
    }

    public sealed class Form
    {
        [Required, StringLength(254)]
        public string Email { get; set; } = "";

        [Required, StringLength(256)]
        public string CurrentPassword { get; set; } = "";
    }
}
