using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules.Training;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Training;

/// <summary>What has a day in requests for training, for whoever reminds people.</summary>
public static class TrainingDue
{
    /// <summary>How long after a training nobody is reminded of its evaluation any more.</summary>
    private const int EvaluatedForYears = 2;

    public static async Task<IReadOnlyList<OpenStep>> OpenAsync(
        FairwayDb db,
        PolicyLibrary policies,
        LocalDate today,
        CancellationToken stop
    )
    {
        var oldest = today.PlusYears(-EvaluatedForYears);
        var rows = await db
            .TrainingRequests.AsNoTracking()
            .Where(r =>
                r.State == TrainingState.WithChief
                || r.State == TrainingState.WithHolder
                || r.State == TrainingState.Approved
                || r.State == TrainingState.OverRun
                || (
                    r.State == TrainingState.Completed && r.HeldUntil > oldest && db.TrainingEvaluations.Count(e => e.RequestId == r.Id) < 4
                )
            )
            .ToListAsync(stop);
        var ids = rows.Select(r => r.Id).ToList();
        var said = (
            await db
                .TrainingEvaluations.AsNoTracking()
                .Where(e => ids.Contains(e.RequestId))
                .Select(e => new
                {
                    e.RequestId,
                    e.Moment,
                    e.Party,
                })
                .ToListAsync(stop)
        ).Select(e => (e.RequestId, e.Moment, e.Party)).ToHashSet();
        var facts = (await AppraisalFacts.OfAsync(db, [.. rows.Select(r => r.StaffId)], today, stop)).ToDictionary(
            f => f.StaffId,
            StringComparer.Ordinal
        );
        var holder = policies.PolicyAt(today).Training.Holder;
        var steps = new List<OpenStep>();
        foreach (var of in rows)
        {
            var policy = policies.PolicyAt(of.AskedOn).Training;
            var chief = facts.GetValueOrDefault(of.StaffId)?.SupervisorId;
            var above = facts.GetValueOrDefault(of.StaffId)?.SecondLevelId;
            switch (of.State)
            {
                case TrainingState.WithChief when chief is not null:
                    Add(of, "word", TrainingDays.WordDue(of.AskedOn, policy), of.AskedOn, [chief], above);
                    break;
                case TrainingState.WithHolder:
                    var since = of.WithHolderOn ?? of.AskedOn;
                    var holders = await TrainingAtHand.HoldersAsync(db, of, holder, today, stop);
                    Add(of, "decision", TrainingDays.DecisionDue(since, policy), since, holders, null);
                    break;
                case TrainingState.Approved:
                    Add(of, "completion", TrainingDays.CompletionDue(of.EndsOn, policy), of.EndsOn, [of.StaffId], chief);
                    break;
            }
            if (!of.State.IsHeld() || of.HeldUntil is not { } held)
            {
                continue;
            }
            foreach (var moment in Enum.GetValues<EvaluationMoment>())
            {
                var due = TrainingDays.EvaluationDue(held, moment, policy);
                var known = TrainingDays.EvaluationOpens(held, moment, policy);
                var name = moment == EvaluationMoment.AtOnce ? "effect" : "effect-later";
                if (!said.Contains((of.Id, moment, TrainingParty.Official)))
                {
                    Add(of, name + ":official", due, known, [of.StaffId], chief);
                }
                if (chief is not null && !said.Contains((of.Id, moment, TrainingParty.Supervisor)))
                {
                    Add(of, name + ":supervisor", due, known, [chief], above);
                }
            }
        }
        return steps;

        void Add(TrainingRequest of, string step, LocalDate due, LocalDate known, IReadOnlyList<string> awaited, string? next) =>
            steps.Add(
                new OpenStep($"training:{of.Id}:{step}", TrainingAtHand.LinkOf(of.Id), due, known, of.AskedOn, awaited, next)
                {
                    Subject = of.Id,
                }
            );
    }
}
