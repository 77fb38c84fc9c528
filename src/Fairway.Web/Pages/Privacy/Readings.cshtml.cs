using Fairway.App;
using Fairway.App.Privacy;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Privacy;

/// <summary>Who read which of the reader's records, when and in which capacity.</summary>
public sealed class ReadingsModel(FairwayDb db) : PageModel
{
    public IReadOnlyList<OwnReading> Readings { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) => Readings = await OwnReadings.OfAsync(db, HttpContext.Reader(), stop);
}
