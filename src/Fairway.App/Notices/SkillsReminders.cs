using Fairway.App.Service;
using Fairway.App.Skills;
using Fairway.Rules.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Fairway.App.Notices;

/// <summary>
/// Once a year reminds whoever keeps something in the room of skills to look at it (LE-3). It alone knows both databases: from the room it learns a staff id and a
/// day, and the mail says no more than that the day has come.
/// </summary>
public sealed class SkillsReminders(IServiceScopeFactory scopes, IClock clock, ILogger<SkillsReminders> log) : DailyJob(scopes, log)
{
    private const string Matter = "skills";

    protected override Task RoundAsync(IServiceProvider services, CancellationToken stop) =>
        RunAsync(
            services.GetRequiredService<FairwayDb>(),
            services.GetRequiredService<SkillsDue>(),
            services.GetRequiredService<OfficialPlaces>(),
            clock,
            stop
        );

    /// <summary>How many were reminded now.</summary>
    public static async Task<int> RunAsync(
        FairwayDb db,
        SkillsDue due,
        OfficialPlaces places,
        IClock clock,
        CancellationToken stop = default
    )
    {
        var now = clock.GetCurrentInstant();
        // Nobody is shut out by it (decision 9).
        var today = now.InUtc().Date;
        var all = await due.OnAsync(today, stop);
        var serving = await places.InServiceAsync([.. all.Select(d => d.StaffId)], today, stop);
        var reminded = 0;
        foreach (var (staffId, since) in all.Where(d => serving.ContainsKey(d.StaffId)))
        {
            if (await db.Reminded.AnyAsync(r => r.StaffId == staffId && r.Matter == Matter && r.On == since, stop))
            {
                continue;
            }
            db.ChangeTracker.Clear();
            db.Reminded.Add(
                new Reminded
                {
                    StaffId = staffId,
                    Matter = Matter,
                    Moment = ReminderMoment.OnTheDay,
                    On = since,
                    At = now,
                }
            );
            await Mail.ToOfficialAsync(db, now, staffId, "SkillsToConfirm", "/skills", stop);
            try
            {
                await db.SaveChangesAsync(stop);
                reminded++;
            }
            catch (DbUpdateException)
            {
                // Another node has reminded them in the same moment.
                db.ChangeTracker.Clear();
            }
        }
        return reminded;
    }
}
