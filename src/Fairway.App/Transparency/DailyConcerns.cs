using Fairway.App.Policies;
using Fairway.Rules.Time;
using Fairway.Rules.Transparency;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Fairway.App.Transparency;

/// <summary>
/// An answered concern about which nothing more is said is closed, and a survey whose time is over is published. Several nodes may try: each concern's version token lets one of them through.
/// </summary>
public sealed class DailyConcerns(IServiceScopeFactory scopes, IClock clock, ILogger<DailyConcerns> log) : DailyJob(scopes, log)
{
    protected override async Task RoundAsync(IServiceProvider services, CancellationToken stop)
    {
        await RunAsync(services.GetRequiredService<FairwayDb>(), clock, services.GetRequiredService<PolicyLibrary>(), stop);
        await services.GetRequiredService<Surveys>().CloseAsync(clock.GetCurrentInstant(), stop);
    }

    /// <summary>How many were closed now.</summary>
    public static async Task<int> RunAsync(FairwayDb db, IClock clock, PolicyLibrary policies, CancellationToken stop = default)
    {
        var now = clock.GetCurrentInstant();
        // Nobody is shut out by it: the day has ended everywhere (decision 9).
        var today = EndOfDay.LastDay(now);
        var answered = await db
            .Concerns.AsNoTracking()
            .Where(c => c.State == ConcernState.Answered || c.State == ConcernState.AnsweredAgain)
            .ToListAsync(stop);
        var done = 0;
        foreach (
            var one in answered.Where(c => ConcernCheck.OpenUntil(c.AnsweredOn!.Value, policies.PolicyAt(c.RaisedOn).Transparency) < today)
        )
        {
            db.ChangeTracker.Clear();
            var concern = await db.Concerns.SingleAsync(c => c.Id == one.Id, stop);
            if (ConcernWorkflow.Find(concern.State, ConcernAct.Close, ConcernParty.Calendar) is not { } row)
            {
                continue;
            }
            (concern.State, concern.ClosedOn) = (row.To, today);
            db.ConcernSteps.Add(
                new ConcernStep
                {
                    ConcernId = concern.Id,
                    Act = row.Act,
                    Party = row.Party,
                    Text = "",
                    Language = "en",
                    Day = today,
                    At = now,
                }
            );
            db.History.Add(Concerns.EntryOf(concern, now, "calendar", row));
            if (await db.SaveOrStaleAsync(stop) is ActResult.Done)
            {
                done++;
            }
        }
        db.ChangeTracker.Clear();
        return done;
    }
}
