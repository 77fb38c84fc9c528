using Fairway.App.Policies;
using Fairway.App.Training.Council;
using Fairway.Rules.Time;
using Fairway.Rules.Training;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Fairway.App.Training;

/// <summary>
/// A request whose chief was silent for too long goes on without a word, and says so. Several nodes may try: each request's version token lets one of them
/// through. Figures for the Joint Training Council are published once a half-year is over.
/// </summary>
public sealed class DailyTraining(IServiceScopeFactory scopes, IClock clock, ILogger<DailyTraining> log) : DailyJob(scopes, log)
{
    protected override async Task RoundAsync(IServiceProvider services, CancellationToken stop)
    {
        var (db, policies) = (services.GetRequiredService<FairwayDb>(), services.GetRequiredService<PolicyLibrary>());
        await RunAsync(db, clock, policies, stop);
        await CouncilTables.RunAsync(db, clock.GetCurrentInstant(), policies, stop);
    }

    /// <summary>How many went on now.</summary>
    public static async Task<int> RunAsync(FairwayDb db, IClock clock, PolicyLibrary policies, CancellationToken stop = default)
    {
        var now = clock.GetCurrentInstant();
        // Nobody is shut out by it, and the day has ended everywhere (decision 9).
        var today = EndOfDay.LastDay(now);
        var waiting = await db.TrainingRequests.AsNoTracking().Where(r => r.State == TrainingState.WithChief).ToListAsync(stop);
        var done = 0;
        foreach (var one in waiting.Where(r => TrainingDays.WordDue(r.AskedOn, policies.PolicyAt(r.AskedOn).Training) < today))
        {
            db.ChangeTracker.Clear();
            var request = await db.TrainingRequests.SingleAsync(r => r.Id == one.Id, stop);
            if (TrainingWorkflow.Find(request.State, TrainingAct.GoOnWithoutWord, TrainingParty.Calendar) is not { } row)
            {
                continue;
            }
            db.TrainingSteps.Add(
                new TrainingStep
                {
                    RequestId = request.Id,
                    Act = row.Act,
                    Party = row.Party,
                    Text = "",
                    Language = "en",
                    At = now,
                }
            );
            request.State = row.To;
            request.WithHolderOn = today;
            db.History.Add(TrainingAtHand.EntryOf(request, now, "calendar", row.Act, row.Rule));
            var holders = await TrainingAtHand.HoldersAsync(db, request, policies.PolicyAt(today).Training.Holder, today, stop);
            await TrainingAtHand.TellAsync(db, now, holders, "TrainingToDecide", request.Id, stop);
            await TrainingAtHand.TellAsync(db, now, [request.StaffId], "TrainingNews", request.Id, stop);
            if (await db.SaveOrStaleAsync(stop) is ActResult.Done)
            {
                done++;
            }
        }
        db.ChangeTracker.Clear();
        return done;
    }
}
