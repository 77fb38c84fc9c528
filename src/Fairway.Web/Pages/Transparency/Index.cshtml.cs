using Fairway.App;
using Fairway.App.Transparency;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Pages.Transparency;

/// <summary>What everybody can look into, and the door to the Union's and the auditor's rooms (FA-1, FA-2).</summary>
public sealed class IndexModel(FairwayDb db) : PageModel
{
    public int Concerns { get; private set; }
    public bool MayRaise { get; private set; }
    public bool MayEnter { get; private set; }
    public bool MayAudit { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        (MayRaise, MayEnter, MayAudit) = (ConcernAccess.MayRaise(reader), Rooms.MayEnter(reader), Rooms.MayAudit(reader));
        Concerns = await db.Concerns.CountAsync(c => c.ShownOn != null, stop);
    }
}
