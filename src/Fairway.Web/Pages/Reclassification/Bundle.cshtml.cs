using System.Text;
using Fairway.App.Reclassification;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Reclassification;

/// <summary>All that is on record of a request on one sheet, for whoever examines it and to keep (FA-3).</summary>
public sealed class BundleModel(ReclassificationReading reading) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ReclassificationView View { get; private set; } = null!;
    public string Home => ReclassificationAtHand.LinkOf(Id);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await reading.FindAsync(HttpContext.Reader(), Id, stop) is not { Case.ReceivedOn: not null } view)
        {
            return NotFound();
        }
        View = view;
        return Page();
    }
}

/// <summary>The official's own request as JSON, to take along (FA-3). For everybody else there is none.</summary>
public sealed class CaseJsonModel(ReclassificationReading reading) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        await reading.FindAsync(HttpContext.Reader(), Id, stop) is { } view && OwnRequestFile.Write(view) is { } json
            ? File(Encoding.UTF8.GetBytes(json), "application/json; charset=utf-8", $"fairway-{Id.ToString()[..8]}.json")
            : NotFound();
}
