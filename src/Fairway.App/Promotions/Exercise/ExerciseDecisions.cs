using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Promotions;
using Fairway.Rules.Service;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>
/// The Director-General's decisions, and what follows (PP-7, PP-9): agreeing or departing with reasons; each official is told through their chief; then
/// the names are published, and the official's grade changes from the day that was decided, the post's not.
/// </summary>
public sealed class ExerciseDecisions(FairwayDb db, IClock clock, PolicyLibrary policies, LateFacts late, ExerciseFigures figures)
{
    /// <summary>Decides on a candidate on the track that is open for them; until the decisions are closed it can be changed.</summary>
    public async Task<ActResult> DecideAsync(
        Reader reader,
        ExerciseKey key,
        string candidate,
        PromotionTrack track,
        TrackDecision? decision,
        string reason,
        CancellationToken stop = default
    )
    {
        if (
            await ExerciseAtHand.LoadAsync(db, reader, key, stop) is not { } at
            || !at.Is(ExerciseParty.DirectorGeneral)
            || await db.Candidacies.SingleOrDefaultAsync(
                c => c.ExerciseId == at.Exercise.Id && c.StaffId == candidate && c.RemovedFrom == null && c.WithdrawnAt == null,
                stop
            )
                is not { } one
            || !Enum.IsDefined(track)
            || !one.IsOn(track)
        )
        {
            return ActResult.Missing;
        }
        if (at.Transition(ExerciseAct.Decide) is not { } row)
        {
            return at.NotNow(ExerciseAct.Decide);
        }
        var refusals = new List<Refusal>();
        if (decision is not { } decided || !Enum.IsDefined(decided))
        {
            return new ActResult.Refused(ExerciseRefusals.ExerciseDecisionMissing);
        }
        if (track == PromotionTrack.Two && one.Tracks.One && one.DecisionOne != TrackDecision.Refused)
        {
            return new ActResult.Refused(ExerciseRefusals.DecisionTrackTwoFirst);
        }
        // A refusal is explained to the official; a departure from the panel has its reason.
        var departs = at.Exercise.Kind.Departs(decided, one.Recommended(track));
        if ((decided == TrackDecision.Refused || departs) && string.IsNullOrWhiteSpace(reason))
        {
            refusals.Add(ExerciseRefusals.ExerciseDecisionReasonMissing);
        }
        var longest = policies.PolicyAt(reader.Today).Appraisals.TextMaximum;
        if (reason.Length > longest)
        {
            refusals.Add(ExerciseRefusals.TooLong("Reason", reason.Length, longest));
        }
        if (track == PromotionTrack.One && decided == TrackDecision.Promoted)
        {
            var taken = await db.Candidacies.CountAsync(
                c =>
                    c.ExerciseId == at.Exercise.Id
                    && c.Group == one.Group
                    && c.StaffId != candidate
                    && c.DecisionOne == TrackDecision.Promoted
                    && c.RemovedFrom == null
                    && c.WithdrawnAt == null,
                stop
            );
            if (ExerciseQuotas.Room(taken, at.Exercise.Quotas!.Value.Of(one.Group)) is { } full)
            {
                refusals.Add(full);
            }
        }
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }

        if (track == PromotionTrack.One)
        {
            (one.DecisionOne, one.DecisionReasonOne) = (decided, reason.Trim());
            if (decided == TrackDecision.Promoted)
            {
                (one.DecisionTwo, one.DecisionReasonTwo) = (null, "");
            }
        }
        else
        {
            (one.DecisionTwo, one.DecisionReasonTwo) = (decided, reason.Trim());
        }
        // Two places given at once would both count before: the exercise's version token lets one through.
        db.Entry(at.Exercise).Property(e => e.State).IsModified = true;
        db.History.Add(
            at.Entry(
                clock.GetCurrentInstant(),
                "decide",
                row.Rule,
                new
                {
                    candidate,
                    track = (int)track,
                    decision = decided.ToString(),
                    departs,
                }
            )
        );
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Closes the list of decisions and says from which day promotions count; chiefs are asked to tell their officials.</summary>
    public async Task<ActResult> CloseAsync(Reader reader, ExerciseKey key, LocalDate? effectiveOn, CancellationToken stop = default)
    {
        if (await ExerciseAtHand.LoadAsync(db, reader, key, stop) is not { } at || !at.Is(ExerciseParty.DirectorGeneral))
        {
            return ActResult.Missing;
        }
        if (at.Transition(ExerciseAct.CloseDecisions) is not { } row)
        {
            return at.NotNow(ExerciseAct.CloseDecisions);
        }
        var exercise = at.Exercise;
        if (effectiveOn is not { } from || from <= exercise.AsOf || from > reader.Today.PlusYears(1))
        {
            return new ActResult.Refused(ExerciseRefusals.EffectiveDayWrong);
        }
        if (await late.FindAsync(exercise, reader.Today, stop) > 0)
        {
            return new ActResult.Refused(ExerciseRefusals.ExerciseLateFactsOpen);
        }
        var standing = await StandingAsync(exercise, stop);
        if (standing.Count(c => c.Next is not null) is > 0 and var open)
        {
            return new ActResult.Refused(ExerciseRefusals.DecisionsOpen(open));
        }

        var (now, scale) = (clock.GetCurrentInstant(), policies.PolicyAt(exercise.LaunchedOn).Service.Grades);
        foreach (var candidate in standing.Where(c => exercise.Kind.Compares() && c.PromotedOn is not null))
        {
            var grade = scale.Parse(Codes.Parse<Category>(candidate.Category)!.Value, candidate.Grade)!;
            candidate.GradeAfter = PersonalPromotion.GradeAfter(grade, scale)!.Code;
        }
        exercise.State = row.To;
        exercise.EffectiveOn = from;
        exercise.DecidedOn = reader.Today;
        foreach (
            var chief in (await CandidateChiefs.OfAsync(db, [.. standing.Select(c => c.StaffId)], reader.Today, stop)).Values.Distinct(
                StringComparer.Ordinal
            )
        )
        {
            await ExerciseMails.ToAsync(db, now, chief, exercise, "ExerciseToInform", "", stop);
        }
        await ExerciseMails.ToHrAsync(db, now, reader.Today, exercise, "ExerciseDecided", stop);
        db.History.Add(at.Entry(now, "close-decisions", row.Rule, new { promoted = standing.Count(c => c.PromotedOn is not null) }));
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Says that an official was told: their chief, or HR where the chief cannot. From then on they read it, and the time for remedies runs.</summary>
    public async Task<ActResult> InformAsync(Reader reader, ExerciseKey key, string candidate, CancellationToken stop = default)
    {
        if (await ExerciseAtHand.LoadAsync(db, reader, key, stop) is not { } at)
        {
            return ActResult.Missing;
        }
        var isChief = at.Reports.Contains(candidate);
        if (
            (!isChief && !at.Is(ExerciseParty.HumanResources))
            || candidate == reader.StaffId
            || await db.Candidacies.SingleOrDefaultAsync(
                c => c.ExerciseId == at.Exercise.Id && c.StaffId == candidate && c.RemovedFrom == null && c.WithdrawnAt == null,
                stop
            )
                is not { } one
        )
        {
            return ActResult.Missing;
        }
        if (one.InformedAt is not null)
        {
            return ActResult.Ok;
        }
        var party = isChief ? ExerciseParty.Chief : ExerciseParty.HumanResources;
        if (ExerciseWorkflow.Find(at.Exercise.Kind, at.Exercise.State, ExerciseAct.Inform, party) is not { } row)
        {
            return at.NotNow(ExerciseAct.Inform);
        }
        var now = clock.GetCurrentInstant();
        (one.InformedAt, one.InformedBy) = (now, reader.Actor);
        await ExerciseMails.ToAsync(db, now, candidate, at.Exercise, "ExerciseInformed", "/case", stop);
        db.History.Add(at.Entry(now, "inform", row.Rule, null, candidate));
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Publishes the names with the figures; grades change from the day that was decided.</summary>
    public async Task<ActResult> PublishAsync(Reader reader, ExerciseKey key, CancellationToken stop = default)
    {
        if (await ExerciseAtHand.LoadAsync(db, reader, key, stop) is not { } at || !at.Is(ExerciseParty.HumanResources))
        {
            return ActResult.Missing;
        }
        if (at.Exercise.State == ExerciseState.Closed)
        {
            return ActResult.Ok;
        }
        if (at.Transition(ExerciseAct.PublishNames) is not { } row)
        {
            return at.NotNow(ExerciseAct.PublishNames);
        }
        var exercise = at.Exercise;
        var standing = await StandingAsync(exercise, stop);
        if (standing.Count(c => c.InformedAt is null) is > 0 and var open)
        {
            return new ActResult.Refused(ExerciseRefusals.NotInformed(open));
        }

        var now = clock.GetCurrentInstant();
        foreach (var one in standing.Where(c => c.PromotedOn is not null))
        {
            await RecordAsync(exercise, one, now, reader.Actor, stop);
        }
        exercise.State = row.To;
        exercise.ClosedOn = reader.Today;
        exercise.Figures = await figures.ComputeAsync(exercise, stop);
        await ExerciseNotices.PublishAsync(db, clock, reader, exercise, "Names", null, stop);
        db.History.Add(at.Entry(now, "publish-names", row.Rule, new { promoted = standing.Count(c => c.PromotedOn is not null) }));
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>What follows for the record: a grade (PP-9), a contract (TI-1). An increment is on record as the decision itself.</summary>
    private async Task RecordAsync(CareerExercise exercise, Candidacy one, Instant now, string actor, CancellationToken stop)
    {
        var from = exercise.EffectiveOn!.Value;
        switch (exercise.Kind)
        {
            case ExerciseKind.PersonalPromotion:
                await PersonalGrades.RecordAsync(db, one.StaffId, (one.Category, one.Grade, one.GradeAfter!), from, now, actor, stop);
                break;
            case ExerciseKind.Titularization:
                await TitularizedContracts.RecordAsync(
                    db,
                    one.StaffId,
                    policies.PolicyAt(exercise.LaunchedOn).Titularization.Contracts,
                    from,
                    now,
                    actor,
                    stop
                );
                break;
        }
    }

    private Task<List<Candidacy>> StandingAsync(CareerExercise exercise, CancellationToken stop) =>
        db
            .Candidacies.Where(c => c.ExerciseId == exercise.Id && c.RemovedFrom == null && c.WithdrawnAt == null)
            .OrderBy(c => c.StaffId)
            .ToListAsync(stop);
}
