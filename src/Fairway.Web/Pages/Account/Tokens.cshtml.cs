using System.ComponentModel.DataAnnotations;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Api;
using Fairway.Web.Accounts;
using Fairway.Web.Api;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.Web.Pages.Account;

/// <summary>The keys that somebody has given to programs of their own.</summary>
public sealed class TokensModel(PersonalTokens tokens, Words words) : PageModel
{
    public IReadOnlyList<(PersonalToken Token, TokenStanding Standing)> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) => Rows = await tokens.OfAsync(HttpContext.Reader().AccountId, stop);

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken stop)
    {
        if (await tokens.RevokeAsync(HttpContext.Reader(), id, stop) is ActResult.NotThere)
        {
            return NotFound();
        }
        this.Done(words["Account.Tokens.Revoked"]);
        return LocalRedirect("~/account/tokens");
    }
}

/// <summary>Makes one. Its secret stands on the answer to the form, and nowhere else: an address that showed it would show it again.</summary>
public sealed class TokenNewModel(PersonalTokens tokens, Words words, IOptions<AccountsOptions> options) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public NewPersonalToken? Made { get; private set; }

    public int LongestDays => options.Value.LongestPersonalTokenDays;

    /// <summary>Where a program asks.</summary>
    public string Address => options.Value.PublicUrl.ToString().TrimEnd('/') + ApiEndpoints.Root;

    public IEnumerable<Choice> Scopes => ApiScope.Personal.Select(scope => new Choice(scope, words["Api.Scope." + scope]));

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (ModelState.IsValid)
        {
            (Made, var refusals) = await tokens.MakeAsync(
                HttpContext.Reader(),
                Input.Name,
                Input.Scopes,
                Input.LastDay,
                Input.CurrentPassword,
                stop
            );
            ModelState.Refuse(words, refusals, "Input");
        }
        return Page();
    }

    public sealed class Form
    {
        [StringLength(PersonalTokens.LongestName)]
        public string? Name { get; set; }

        public List<string> Scopes { get; set; } = [];

        public LocalDate? LastDay { get; set; }

        [Required, StringLength(256)]
        public string CurrentPassword { get; set; } = "";
    }
}
