using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Provisioning;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Pages.Provisioning;

/// <summary>Groups that the directory has brought, and what each stands for.</summary>
public sealed class GroupsModel(FairwayDb db) : PageModel
{
    public IReadOnlyList<GroupRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!OfficesOfTrust.MayGrant(HttpContext.Reader()))
        {
            return NotFound();
        }
        Rows = await db
            .DirectoryGroups.AsNoTracking()
            .OrderBy(g => g.DisplayName)
            .ThenBy(g => g.Id)
            .Select(g => new GroupRow(g, db.GroupMembers.Count(m => m.GroupId == g.Id)))
            .ToListAsync(stop);
        return Page();
    }

    public sealed record GroupRow(DirectoryGroup Group, int Members);
}
