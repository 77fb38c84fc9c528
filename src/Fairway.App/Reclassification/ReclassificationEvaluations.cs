using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.Rules.Reclassification;
using NodaTime;

namespace Fairway.App.Reclassification;

/// <summary>HR evaluates jobs: somebody who is no party takes the request on, and the factors' points give the grade (RG-1).</summary>
public sealed class ReclassificationEvaluations(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>Takes the evaluation on, also in place of a colleague.</summary>
    public async Task<ActResult> TakeOnAsync(Reader reader, Guid id, int version, CancellationToken stop = default)
    {
        if (await ReclassificationAtHand.LoadAsync(db, reader, id, stop) is not { } at)
        {
            return ActResult.Missing;
        }
        if (at.Against(ReclassificationAct.TakeOn, version) is { } wrong)
        {
            return wrong;
        }
        var now = clock.GetCurrentInstant();
        at.Move(db, ReclassificationAct.TakeOn, "", now);
        at.Case.EvaluatorId = reader.Actor;
        await ReclassificationAtHand.TellPartiesAsync(db, at.Case, reader, "ReclassificationNews", now, stop);
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>The result: what the levels of the factors come to, with the evaluator's reasons.</summary>
    public async Task<ActResult> EvaluateAsync(
        Reader reader,
        Guid id,
        int version,
        IReadOnlyDictionary<string, int> levels,
        string reasons,
        CancellationToken stop = default
    )
    {
        if (await ReclassificationAtHand.LoadAsync(db, reader, id, stop) is not { } at)
        {
            return ActResult.Missing;
        }
        // Whoever may find one thing may find any of the three.
        if (at.Against(ReclassificationAct.Keep, version) is { } wrong)
        {
            return wrong;
        }
        var of = at.Case;
        var set = policies.PolicyAt(of.PolicyDay);
        var refusals = JobGrading.Check(levels, reasons, set.Reclassification);
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }
        if (
            set.Service.Grades.Parse(of.Grade) is not { } present
            || JobGrading.Of(levels, present, set.Service.Grades, set.Reclassification) is not { } found
        )
        {
            return new ActResult.Refused(ReclassificationRefusals.ReclassificationNoBands);
        }
        var now = clock.GetCurrentInstant();
        foreach (var factor in set.Reclassification.Factors)
        {
            of.Levels.Add(
                new ReclassificationLevel
                {
                    CaseId = id,
                    Factor = factor.Code,
                    Level = levels[factor.Code],
                }
            );
        }
        (of.Points, of.ResultGrade, of.ResultOn) = (found.Points, found.Grade.Code, reader.Today);
        at.Move(db, found.Act, reasons, now);
        await ReclassificationEffects.ApplyAsync(db, of, found.Grade.Code, reader, (set.Service.Grades, set.Reclassification), now, stop);
        await ReclassificationAtHand.TellPartiesAsync(db, of, reader, "ReclassificationResult", now, stop);
        return await db.SaveOrStaleAsync(stop);
    }
}
