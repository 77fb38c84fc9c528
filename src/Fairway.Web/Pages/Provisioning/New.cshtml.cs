using System.ComponentModel.DataAnnotations;
using Fairway.App.Accounts;
using Fairway.App.Provisioning;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Provisioning;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.Web.Pages.Provisioning;

/// <summary>Makes a token. Its secret stands on the answer to the form, and nowhere else: an address that showed it would show it again.</summary>
public sealed class NewModel(ServiceTokens tokens, Words words, IOptions<AccountsOptions> options) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public NewToken? Made { get; private set; }

    public int LongestDays => options.Value.LongestTokenDays;

    public string Address => options.Value.PublicUrl.ToString().TrimEnd('/') + ScimEndpoints.Root;

    public IEnumerable<Choice> Scopes => TokenScope.All.Select(scope => new Choice(scope, words["Provisioning.Scope." + scope]));

    public IActionResult OnGet() => ServiceTokens.MayMake(HttpContext.Reader()) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (!ServiceTokens.MayMake(reader))
        {
            return NotFound();
        }
        if (ModelState.IsValid)
        {
            (Made, var refusals) = await tokens.MakeAsync(reader, Input.Name, Input.Scopes, Input.LastDay, Input.CurrentPassword, stop);
            ModelState.Refuse(words, refusals, "Input");
        }
        return Page();
    }

    public sealed class Form
    {
        [StringLength(ServiceTokens.LongestName)]
        public string? Name { get; set; }

        public List<string> Scopes { get; set; } = [];

        public LocalDate? LastDay { get; set; }

        [Required, StringLength(256)]
        public string CurrentPassword { get; set; } = "";
    }
}
