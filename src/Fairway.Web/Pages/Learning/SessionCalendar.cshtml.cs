using Fairway.App.Accounts;
using Fairway.App.Calendar;
using Fairway.App.Learning;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.Web.Pages.Learning;

/// <summary>A session as an entry for one's calendar program; a later fetch of the same entry changes it.</summary>
public sealed class SessionCalendarModel(Sessions sessions, IClock clock, IOptions<AccountsOptions> options, Words words)
    : LearningPage(words)
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await sessions.FindAsync(Reader, id, stop) is not { Session.CancelledAt: null } view)
        {
            return NotFound();
        }

        var entry = SessionEntries.Of(view.Session, options.Value.PublicUrl);
        return File(
            System.Text.Encoding.UTF8.GetBytes(ICalendar.Write(view.Session.Title, [entry], clock.GetCurrentInstant())),
            "text/calendar; charset=utf-8",
            "session.ics"
        );
    }
}

/// <summary>Sessions as calendar entries, on their own and in the feed of who takes part.</summary>
public static class SessionEntries
{
    public static CalendarEntry Of(LearningSession session, Uri site) =>
        new(
            $"session-{session.Id:N}@{site.Host}",
            session.StartsAt.InUtc().Date,
            session.Title,
            LearningMarkdown.Plain(session.Text),
            new Uri(site, $"/learning/sessions/{session.Id}")
        )
        {
            Hours = (session.StartsAt, session.EndsAt),
            Location = $"{session.Place}, {session.DutyStation}",
        };
}
