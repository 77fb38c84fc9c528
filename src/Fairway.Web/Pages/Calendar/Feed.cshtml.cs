using Fairway.App.Accounts;
using Fairway.App.Calendar;
using Fairway.App.Learning;
using Fairway.Rules.Time;
using Fairway.Web.Components;
using Fairway.Web.Pages.Learning;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.Web.Pages.Calendar;

/// <summary>
/// The feed under somebody's secret address, for programs that can't sign in: days and steps, no name, no state, no text (NT-1). Whoever holds
/// the address reads it; its owner ends it on their calendar's page.
/// </summary>
[AllowAnonymous]
public sealed class FeedModel(
    CalendarFeeds feeds,
    CalendarDays days,
    Sessions sessions,
    Words words,
    IClock clock,
    IOptions<AccountsOptions> options
) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? secret, CancellationToken stop)
    {
        // An address that ends in nothing but spaces has no secret.
        if (secret is null || await feeds.ReaderOfAsync(secret, stop) is not { } owner)
        {
            return NotFound();
        }
        var t = words.In(owner.Language);
        var site = options.Value.PublicUrl;
        var entries = CalendarRow
            .Of((await days.OfAsync(owner, stop)).Select(day => day with { IsDone = false }))
            .Select(row => new CalendarEntry(
                row.IsOwn
                    ? $"{row.Days[0].AppraisalId:N}-{row.Matter}@{site.Host}"
                    : $"team-{owner.AccountId:N}-{row.Matter}-{IsoDay.Text(row.On)}@{site.Host}",
                row.On,
                CalendarWords.NamelessSummary(t, row),
                t["Calendar.Feed.Entry"],
                new Uri(site, row.IsOwn ? $"/appraisals/{row.Days[0].AppraisalId}" : "/team")
            ))
            // Where one takes part is one's own to know; a session's title is published to all.
            .Concat((await sessions.OwnAsync(owner, stop)).Select(session => SessionEntries.Of(session, site)));
        return Content(ICalendar.Write(t["Calendar.Feed.Name"], entries, clock.GetCurrentInstant()), "text/calendar; charset=utf-8");
    }
}
