using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.Rules.Training;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Training;

/// <summary>Which requests wait for somebody's next step: a word, a decision, what a training cost, an evaluation.</summary>
public sealed class TrainingWaiting(FairwayDb db, PolicyLibrary policies)
{
    public async Task<IReadOnlySet<Guid>> OfAsync(Reader reader, CancellationToken stop = default)
    {
        var access = new TrainingAccess(db, reader, policies.PolicyAt(reader.Today).Training.Holder);
        var (today, held) = (reader.Today, TrainingStates.Held);
        // One question for all that may wait; what hangs on months is looked at afterwards, and those are few.
        var rows = await access
            .OfTeam()
            .Where(r => r.State == TrainingState.WithChief)
            .Select(r => new
            {
                r.Id,
                Moment = 0,
                r.AskedOn,
                r.HeldUntil,
            })
            .Union(
                access
                    .Held()
                    .Where(r => r.State == TrainingState.WithHolder || r.State == TrainingState.OverRun)
                    .Select(r => new
                    {
                        r.Id,
                        Moment = 0,
                        r.AskedOn,
                        r.HeldUntil,
                    })
            )
            .Union(
                access
                    .Own()
                    .Where(r => r.State == TrainingState.Approved && r.EndsOn <= today)
                    .Select(r => new
                    {
                        r.Id,
                        Moment = 0,
                        r.AskedOn,
                        r.HeldUntil,
                    })
            )
            .Union(
                access
                    .Own()
                    .Where(r => held.Contains(r.State))
                    .Select(r => new
                    {
                        r.Id,
                        Moment = 1 + db.TrainingEvaluations.Count(e => e.RequestId == r.Id && e.Party == TrainingParty.Official),
                        r.AskedOn,
                        r.HeldUntil,
                    })
            )
            .Union(
                access
                    .OfTeam()
                    .Where(r => held.Contains(r.State))
                    .Select(r => new
                    {
                        r.Id,
                        Moment = 1 + db.TrainingEvaluations.Count(e => e.RequestId == r.Id && e.Party == TrainingParty.Supervisor),
                        r.AskedOn,
                        r.HeldUntil,
                    })
            )
            .Where(r => r.Moment < 3)
            .ToListAsync(stop);
        return rows.Where(r => r.Moment == 0 || IsOpen(r.Moment, r.AskedOn, r.HeldUntil!.Value)).Select(r => r.Id).ToHashSet();

        bool IsOpen(int moment, LocalDate askedOn, LocalDate heldUntil) =>
            TrainingDays.EvaluationOpens(
                heldUntil,
                moment == 1 ? EvaluationMoment.AtOnce : EvaluationMoment.Later,
                policies.PolicyAt(askedOn).Training
            ) <= today;
    }
}
