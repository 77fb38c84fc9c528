using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.Rules.Training;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Training;

/// <summary>The official and the supervisor say what a training changed: at once, and again after some months (LE-2).</summary>
public sealed class TrainingEffects(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    public async Task<ActResult> EvaluateAsync(
        Reader reader,
        Guid id,
        EvaluationMoment moment,
        TrainingEffect? effect,
        string text,
        CancellationToken stop = default
    )
    {
        var act = moment == EvaluationMoment.AtOnce ? TrainingAct.EvaluateAtOnce : TrainingAct.EvaluateLater;
        if (await TrainingAtHand.LoadAsync(db, policies, reader, id, stop) is not { } at)
        {
            return ActResult.Missing;
        }
        if (at.Transition(act) is not { } row || !Enum.IsDefined(moment))
        {
            return at.NotNow(act);
        }
        if (await db.TrainingEvaluations.AnyAsync(e => e.RequestId == id && e.Moment == moment && e.Party == row.Party, stop))
        {
            return ActResult.Ok;
        }
        var refusals = TrainingCheck.Evaluation(
            at.Request.HeldUntil!.Value,
            moment,
            effect,
            text,
            reader.Today,
            policies.PolicyAt(at.Request.AskedOn).Training
        );
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }

        var now = clock.GetCurrentInstant();
        db.TrainingEvaluations.Add(
            new TrainingEvaluation
            {
                RequestId = id,
                Moment = moment,
                Party = row.Party,
                AuthorId = reader.Actor,
                Effect = effect!.Value,
                Text = text.ReplaceLineEndings("\n").Trim(),
                Language = reader.Language,
                Day = reader.Today,
                At = now,
            }
        );
        var behalf = row.Party == TrainingParty.Supervisor ? await at.BehalfAsync(db, stop) : null;
        db.History.Add(TrainingAtHand.EntryOf(at.Request, now, reader.Actor, act, row.Rule, behalf));
        return await db.SaveOrStaleAsync(stop);
    }
}
