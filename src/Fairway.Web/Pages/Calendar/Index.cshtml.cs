using Fairway.App.Accounts;
using Fairway.App.Calendar;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.Web.Pages.Calendar;

/// <summary>My calendar: every day that concerns the reader, why it is that day, and the address for their calendar program.</summary>
public sealed class IndexModel(CalendarDays days, CalendarFeeds feeds, Words words, IOptions<AccountsOptions> options) : PageModel
{
    public LocalDate Today { get; private set; }

    public IReadOnlyList<IGrouping<LocalDate, CalendarRow>> Months { get; private set; } = [];

    /// <summary>The feed's whole address; null where the reader has none.</summary>
    public Uri? Address { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        Today = reader.Today;
        Months = [.. CalendarRow.Of(await days.OfAsync(reader, stop)).GroupBy(row => new LocalDate(row.On.Year, row.On.Month, 1))];
        Address = await feeds.SecretAsync(reader, stop) is { } secret ? new Uri(options.Value.PublicUrl, $"/calendar/feed/{secret}") : null;
    }

    public async Task<IActionResult> OnPostMakeAsync(CancellationToken stop)
    {
        await feeds.MakeAsync(HttpContext.Reader(), stop);
        this.Done(words["Calendar.Feed.Made"]);
        return LocalRedirect("~/calendar");
    }

    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken stop)
    {
        await feeds.RevokeAsync(HttpContext.Reader(), stop);
        this.Done(words["Calendar.Feed.Revoked"]);
        return LocalRedirect("~/calendar");
    }
}
