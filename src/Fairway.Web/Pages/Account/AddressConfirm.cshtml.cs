using Fairway.App;
using Fairway.App.Accounts;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Account;

/// <summary>The link in the mail to the new address. It changes nothing by being opened: mail programs open links on their own.</summary>
public sealed class AddressConfirmModel(Addresses addresses, SigningIn signingIn, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string To { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    public IActionResult OnGet() => To.Length == 0 || Code.Length == 0 ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var id = HttpContext.Reader().AccountId;
        if (await addresses.ConfirmAsync(id, To, Code) is ActResult.Refused refused)
        {
            ModelState.Refuse(words, refused.Refusals);
            return Page();
        }
        await signingIn.RenewAsync(id, cancel);
        this.Done(words["Account.Address.Changed", To]);
        return LocalRedirect("~/account");
    }
}
