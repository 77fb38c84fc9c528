using Fairway.App.Appraisals;
using Fairway.App.History;
using Fairway.App.Policies;
using Fairway.App.Probation;
using Fairway.App.Reclassification;
using Fairway.App.Training;
using Fairway.App.Underperformance;
using Fairway.Rules.Notices;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Fairway.App.Notices;

/// <summary>
/// Once a day reminds people of steps that are near, due or late, and tells the next level of those that are very late (NT-1). Each person gets
/// one mail for each of the three, whatever the number of steps: a chief has them all due on one day. Several nodes may run it, and any may be
/// stopped half-way: what was said is kept with the mail that says it, under a key that stands once.
/// </summary>
public sealed class DailyReminders(IServiceScopeFactory scopes, IClock clock, ILogger<DailyReminders> log) : DailyJob(scopes, log)
{
    /// <summary>Key of the setting that says for which day everybody was reminded.</summary>
    public const string DoneFor = "reminders-done-for";

    protected override async Task RoundAsync(IServiceProvider services, CancellationToken stop)
    {
        var db = services.GetRequiredService<FairwayDb>();
        await RunAsync(db, clock, services.GetRequiredService<PolicyLibrary>(), stop);
        await WeeklySummaries.RunAsync(db, clock, stop);
    }

    /// <summary>Reminds everybody of whom today's reminder is still to be sent.</summary>
    /// <returns>How many mails were written.</returns>
    public static async Task<int> RunAsync(FairwayDb db, IClock clock, PolicyLibrary policies, CancellationToken stop = default)
    {
        // Mails are for people in all zones: the day is that of UTC, and nothing that shuts anybody out hangs on it (decision 9).
        var today = clock.GetCurrentInstant().InUtc().Date;
        var done = await db.Settings.AsNoTracking().SingleOrDefaultAsync(s => s.Key == DoneFor, stop);
        if (done is not null && IsoDay.Parse(done.Value) >= today)
        {
            return 0;
        }

        var mails = 0;
        foreach (var (staffId, wanted) in await WantedAsync(db, policies, today, stop))
        {
            db.ChangeTracker.Clear();
            mails += await RemindAsync(db, clock, staffId, wanted, stop);
        }

        db.ChangeTracker.Clear();
        await db.Settings.Where(s => s.Key == DoneFor).ExecuteDeleteAsync(stop);
        db.Settings.Add(new Setting { Key = DoneFor, Value = IsoDay.Text(today) });
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Another node has noted the same day in the same moment.
            db.ChangeTracker.Clear();
        }
        return mails;
    }

    /// <summary>What each person is to be reminded of today, whether they have been or not.</summary>
    private static async Task<IEnumerable<KeyValuePair<string, List<(OpenStep Step, Reminder Reminder)>>>> WantedAsync(
        FairwayDb db,
        PolicyLibrary policies,
        LocalDate today,
        CancellationToken stop
    )
    {
        var wanted = new SortedDictionary<string, List<(OpenStep, Reminder)>>(StringComparer.Ordinal);
        IEnumerable<OpenStep> steps =
        [
            .. await StepsDue.OpenAsync(db, today, stop),
            .. await ProbationDays.OpenAsync(db, policies, today, stop),
            .. await CasesDue.OpenAsync(db, policies, today, stop),
            .. await TrainingDue.OpenAsync(db, policies, today, stop),
            .. await ReclassificationDue.OpenAsync(db, policies, today, stop),
        ];
        foreach (var step in steps)
        {
            foreach (var reminder in Reminders.On(step.Due, step.Known, today, policies.PolicyAt(step.PolicyDay).Reminders))
            {
                IEnumerable<string> to =
                    !reminder.IsToNextLevel ? step.Awaited
                    : step.NextLevel is { } above ? [above]
                    : [];
                foreach (var one in to)
                {
                    if (!wanted.TryGetValue(one, out var list))
                    {
                        wanted[one] = list = [];
                    }
                    list.Add((step, reminder));
                }
            }
        }
        return wanted;
    }

    private static async Task<int> RemindAsync(
        FairwayDb db,
        IClock clock,
        string staffId,
        List<(OpenStep Step, Reminder Reminder)> wanted,
        CancellationToken stop
    )
    {
        var first = wanted.Min(w => w.Reminder.On);
        var said = await SaidAsync(db, staffId, first, stop);
        var unsaid = wanted.Where(w => !said.Contains((w.Step.Matter, w.Reminder.Moment, w.Reminder.On))).ToList();
        var mails = 0;
        foreach (var of in unsaid.GroupBy(w => KindOf(w.Reminder.Moment)))
        {
            var steps = of.Select(w => w.Step).OrderBy(s => s.Due).ToList();
            var written = await Mail.ToOfficialAsync(
                db,
                clock,
                staffId,
                of.Key + (steps.Count == 1 ? "One" : "Many"),
                steps.Count == 1 ? steps[0].Link : "/",
                stop,
                steps[0].Due,
                steps.Count
            );
            if (!written)
            {
                // Without an account there is nobody to write to; the day they have one, the latest reminder reaches them.
                return 0;
            }
            foreach (var (step, reminder) in of)
            {
                db.Reminded.Add(
                    new Reminded
                    {
                        StaffId = staffId,
                        Matter = step.Matter,
                        Moment = reminder.Moment,
                        On = reminder.On,
                        At = clock.GetCurrentInstant(),
                    }
                );
            }
            mails++;
        }
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Another node was quicker with one of them; its mail is written, ours is not.
            db.ChangeTracker.Clear();
            var theirs = await SaidAsync(db, staffId, first, stop);
            if (unsaid.Any(w => theirs.Contains((w.Step.Matter, w.Reminder.Moment, w.Reminder.On))))
            {
                return 0;
            }
            throw;
        }
        return mails;
    }

    /// <summary>What somebody has been reminded of, since a day.</summary>
    private static async Task<HashSet<(string Matter, ReminderMoment Moment, LocalDate On)>> SaidAsync(
        FairwayDb db,
        string staffId,
        LocalDate since,
        CancellationToken stop
    ) =>
        [
            .. (await db.Reminded.AsNoTracking().Where(r => r.StaffId == staffId && r.On >= since).ToListAsync(stop)).Select(r =>
                (r.Matter, r.Moment, r.On)
            ),
        ];

    private static string KindOf(ReminderMoment moment) =>
        moment switch
        {
            ReminderMoment.Before => "ReminderBefore",
            ReminderMoment.OnTheDay => "ReminderToday",
            ReminderMoment.After => "ReminderLate",
            _ => "ReminderAbove",
        };
}
