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
            .Union(access.Held().Where(r => r.State == TrainingState.WithHolder || r.State == TrainingState.OverRun))
            .Union(access.Own().Where(r => r.State == TrainingState.Approved && r.EndsOn <= today))
            .Select(r => new Awaited
            {
                Id = r.Id,
                Moment = 0,
                AskedOn = r.AskedOn,
                HeldUntil = r.HeldUntil,
            })
            .Union(Evaluated(access.Own(), TrainingParty.Official))
            .Union(Evaluated(access.OfTeam(), TrainingParty.Supervisor))
            .Where(r => r.Moment < 3)
            .ToListAsync(stop);
        return rows.Where(r => r.Moment == 0 || IsOpen(r.Moment, r.AskedOn, r.HeldUntil!.Value)).Select(r => r.Id).ToHashSet();

        IQueryable<Awaited> Evaluated(IQueryable<TrainingRequest> of, TrainingParty by) =>
            of.Where(r => held.Contains(r.State))
                .Select(r => new Awaited
                {
                    Id = r.Id,
                    Moment = 1 + db.TrainingEvaluations.Count(e => e.RequestId == r.Id && e.Party == by),
                    AskedOn = r.AskedOn,
                    HeldUntil = r.HeldUntil,
                });

        bool IsOpen(int moment, LocalDate askedOn, LocalDate heldUntil) =>
            TrainingDays.EvaluationOpens(
                heldUntil,
                moment == 1 ? EvaluationMoment.AtOnce : EvaluationMoment.Later,
                policies.PolicyAt(askedOn).Training
            ) <= today;
    }

    private sealed record Awaited
    {
        public Guid Id { get; init; }

        /// <summary>Which evaluation is next, from 1; 0: another step.</summary>
        public int Moment { get; init; }

        public LocalDate AskedOn { get; init; }
        public LocalDate? HeldUntil { get; init; }
    }
}
