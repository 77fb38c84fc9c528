using Fairway.App.Feedback;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Feedback;

/// <summary>The signed lists of keys for programs, to anybody: what the compiler publishes at /keys, so that the two can be compared.</summary>
[AllowAnonymous]
public sealed class KeysAsJsonModel(PublishedKeys keys) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        Content(await keys.JsonAsync(stop), "application/json; charset=utf-8");
}
