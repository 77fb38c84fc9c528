using Fairway.App.Policies;
using Fairway.App.Promotions;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Promotions;

/// <summary>Rules that were tried, to read again and to lay beside each other (PP-11): for HR and the Union's representative.</summary>
public sealed class WhatIfIndexModel(WhatIfRuns runs, PolicyLibrary policies, Words words) : PageModel
{
    public IReadOnlyList<WhatIfHeading> Runs { get; private set; } = [];
    public bool MayTry => WhatIfRuns.MayTry(HttpContext.Reader());
    public WhatIfWords Say { get; } = new(words, policies);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await runs.ListAsync(HttpContext.Reader(), stop) is not { } all)
        {
            return NotFound();
        }

        Runs = all;
        return Page();
    }
}
