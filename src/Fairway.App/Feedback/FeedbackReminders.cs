using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules.Notices;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Feedback;

/// <summary>
/// Reminders of fetching and of answering. They go to everybody invited alike: to whoever has fetched a token as well, and to whoever has answered, which nobody
/// knows (UF-4).
/// </summary>
public static class FeedbackReminders
{
    /// <summary>Writes today's reminders, each once; how many.</summary>
    public static async Task<int> RunAsync(FairwayDb db, IClock clock, PolicyLibrary policies, CancellationToken stop = default)
    {
        var now = clock.GetCurrentInstant();
        var today = now.InUtc().Date;
        var written = 0;
        foreach (var round in await db.FeedbackRounds.AsNoTracking().Where(r => r.AnswersClose > today).ToListAsync(stop))
        {
            var policy = policies.PolicyAt(round.FormedOn).Reminders;
            var (kind, first, last) =
                today < round.AnswersOpen
                    ? ("FeedbackFetch", round.TokensOpen, round.LastDayOfTokens)
                    : ("FeedbackAnswer", round.AnswersOpen, round.LastDayOfAnswers);
            var due = Reminders
                .On(last, first, today, policy)
                .Where(r => r.Moment is ReminderMoment.Before or ReminderMoment.OnTheDay)
                .ToList();
            // The first day of answers is told to everybody too: until then there was nothing to do with a token.
            if (kind == "FeedbackAnswer" && today == first)
            {
                due = [new Reminder(ReminderMoment.Before, first)];
            }
            if (today < first || due.Count == 0)
            {
                continue;
            }
            var members = await (
                from g in db.FeedbackGroups
                join r in db.FeedbackRespondents on g.Id equals r.GroupId
                where g.RoundId == round.Id
                select r.StaffId
            )
                .Distinct()
                .ToListAsync(stop);
            foreach (var reminder in due)
            {
                foreach (var member in members.Order(StringComparer.Ordinal))
                {
                    written += await RemindAsync(db, now, member, $"feedback:{round.Id}:{kind}", kind, reminder, (first, last), stop)
                        ? 1
                        : 0;
                }
            }
        }
        return written;
    }

    private static async Task<bool> RemindAsync(
        FairwayDb db,
        Instant now,
        string staffId,
        string matter,
        string kind,
        Reminder reminder,
        (LocalDate First, LocalDate Last) days,
        CancellationToken stop
    )
    {
        var (moment, on) = (reminder.Moment, reminder.On);
        if (await db.Reminded.AnyAsync(r => r.StaffId == staffId && r.Matter == matter && r.Moment == moment && r.On == on, stop))
        {
            return false;
        }
        if (!await Mail.ToOfficialAsync(db, now, staffId, kind, "/feedback/upward", stop, days.First, days.Last))
        {
            return false;
        }
        db.Reminded.Add(
            new Reminded
            {
                StaffId = staffId,
                Matter = matter,
                Moment = moment,
                On = on,
                At = now,
            }
        );
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateException)
            when (db.Reminded.Any(r => r.StaffId == staffId && r.Matter == matter && r.Moment == moment && r.On == on))
        {
            // Another node was quicker.
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
