using Fairway.App.Notices;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Notices;

/// <summary>Notices that were published to the reader (NT-1).</summary>
public sealed class IndexModel(Broadcasts broadcasts, UnsentMails unsent) : PageModel
{
    [FromQuery(Name = Links.PageNumber)]
    public int Number { get; set; } = 1;

    public bool MayWrite { get; private set; }

    public int UnsentCount { get; private set; }

    public int Total { get; private set; }

    public IReadOnlyList<Broadcast> Notices { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        Number = Math.Clamp(Number, 1, 100_000);
        MayWrite = Broadcasts.MayWrite(reader);
        UnsentCount = await unsent.CountAsync(reader, stop);
        (Total, Notices) = await broadcasts.PageAsync(reader, Number, stop);
    }
}
