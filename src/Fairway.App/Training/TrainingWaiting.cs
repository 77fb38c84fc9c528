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
        if (reader.Offices.Count == 0 && reader.StandsInFor.Count == 0 && !await MayWaitAsync(reader, stop))
        {
            return new HashSet<Guid>();
        }
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

    /// <summary>
    /// Whether anything can wait for somebody without an office who stands in for nobody: a request of their own, of their team, or from a fund of a unit they head.
    /// Everybody's home page asks this, and for most the answer is no.
    /// </summary>
    private async Task<bool> MayWaitAsync(Reader reader, CancellationToken stop) =>
        reader.StaffId is { } me && await OncePerModel<Queries>.Of(db).Any(db, me, reader.Today, stop);

    /// <summary>Translated once.</summary>
    private sealed class Queries
    {
        public readonly Func<FairwayDb, string, LocalDate, CancellationToken, Task<bool>> Any = EF.CompileAsyncQuery(
            (FairwayDb db, string me, LocalDate today, CancellationToken stop) =>
                db.TrainingRequests.Any(r =>
                    r.State != TrainingState.Refused
                    && r.State != TrainingState.Withdrawn
                    && r.State != TrainingState.Cancelled
                    && (
                        r.StaffId == me
                        || db.Supervisions.Any(s =>
                            s.StaffId == r.StaffId && s.SupervisorId == me && s.From <= today && (s.Until == null || today < s.Until)
                        )
                        || db.Chieftaincies.Any(c =>
                            c.UnitCode == r.FundUnit && c.StaffId == me && c.From <= today && (c.Until == null || today < c.Until)
                        )
                    )
                )
        );
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
