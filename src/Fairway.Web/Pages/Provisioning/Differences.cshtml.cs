using Fairway.App.Provisioning;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Provisioning;

/// <summary>Of whom the directory says another thing than Fairway holds, for whoever can have it put right on either side.</summary>
public sealed class DifferencesModel(DirectoryDifferences differences) : PageModel
{
    public int Total { get; private set; }

    public IReadOnlyList<DifferingUser> Users { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await differences.OfAsync(HttpContext.Reader(), stop) is not { } found)
        {
            return NotFound();
        }
        (Total, Users) = found;
        return Page();
    }
}
