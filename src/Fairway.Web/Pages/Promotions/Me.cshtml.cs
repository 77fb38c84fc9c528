using Fairway.App.Promotions;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Promotions;

/// <summary>One's own: of who is in the staff file. It has no parameter that could name another.</summary>
public sealed class MeModel(WhyNotMeReading reading, Words words) : WhyNotMePage(reading, words)
{
    public override string Here => "/promotions/me";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        await LoadAsync(HttpContext.Reader().StaffId, stop) ? Page() : NotFound();
}

/// <summary>The same on paper.</summary>
public sealed class MePrintModel(WhyNotMeReading reading, Words words) : WhyNotMePage(reading, words)
{
    public override string Here => "/promotions/me/print";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        await LoadAsync(HttpContext.Reader().StaffId, stop) ? Page() : NotFound();
}

/// <summary>An official's, to the HR partner who answers their questions about facts.</summary>
public sealed class OfficialModel(WhyNotMeReading reading, Words words) : WhyNotMePage(reading, words)
{
    public override string Here => "/promotions/of/" + Uri.EscapeDataString(View.Person.StaffId);

    public async Task<IActionResult> OnGetAsync(string staffId, CancellationToken stop) =>
        await LoadAsync(staffId, stop) ? Page() : NotFound();
}
