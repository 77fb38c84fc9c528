using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules.Promotions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>
/// Facts that come after the list was computed: somebody leaves, a record is corrected, a grade changes. They are found each day and before each station
/// is left; HR says what follows, with a reason, and the list is corrected as a new version or not. No station is left while one waits.
/// </summary>
public sealed class LateFacts(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    private static readonly ExerciseState[] s_looked =
    [
        ExerciseState.Published,
        ExerciseState.Forms,
        ExerciseState.AtPanels,
        ExerciseState.Recommended,
    ];

    /// <summary>Looks for new ones in the exercise and saves them; how many wait for HR.</summary>
    public async Task<int> FindAsync(CareerExercise exercise, LocalDate today, CancellationToken stop = default)
    {
        var id = exercise.Id;
        if (!s_looked.Contains(exercise.State))
        {
            return await db.LateFacts.CountAsync(f => f.ExerciseId == id && f.HandledAt == null, stop);
        }
        var policy = policies.PolicyAt(exercise.LaunchedOn);
        var population = (await ExercisePopulation.JudgeAsync(db, exercise.Kind, exercise.AsOf, policy, stop)).ToDictionary(j => j.StaffId);
        var candidacies = await db.Candidacies.AsNoTracking().Where(c => c.ExerciseId == id).ToListAsync(stop);
        var known = await db.LateFacts.AsNoTracking().Where(f => f.ExerciseId == id).ToListAsync(stop);
        var now = clock.GetCurrentInstant();
        var listed = candidacies.Where(c => c.RemovedFrom is null).ToDictionary(c => c.StaffId);
        foreach (var candidacy in listed.Values.Where(c => c.WithdrawnAt is null))
        {
            var judged = population.GetValueOrDefault(candidacy.StaffId);
            if (judged is null || ServiceOn.On(judged.Official.Periods, today) is not { } serving)
            {
                Add(candidacy.StaffId, LateFactKind.Left);
            }
            else if ((candidacy.One && judged?.One != true) || (candidacy.Two && judged?.Two != true))
            {
                Add(candidacy.StaffId, LateFactKind.NoLonger);
            }
            else if (exercise.Kind.Compares() && serving.Grade != candidacy.Grade)
            {
                Add(candidacy.StaffId, LateFactKind.OtherGrade);
            }
        }
        foreach (var judged in population.Values.Where(j => j.IsEligible))
        {
            var on = listed.GetValueOrDefault(judged.StaffId);
            // Who was taken off for having left, or for another grade, is eligible as of the reference date all the same, and is not found again.
            var gone = known.Exists(f =>
                f.StaffId == judged.StaffId && f.Kind is (LateFactKind.Left or LateFactKind.OtherGrade) && f.Corrected == true
            );
            if (!gone && (on is null || (judged.One && !on.One) || (judged.Two && !on.Two)))
            {
                Add(judged.StaffId, LateFactKind.Newly);
            }
        }
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Another node has found the same; what is counted below has it.
            foreach (var entry in db.ChangeTracker.Entries<LateFact>().ToList())
            {
                entry.State = EntityState.Detached;
            }
        }
        return await db.LateFacts.CountAsync(f => f.ExerciseId == id && f.HandledAt == null, stop);

        void Add(string staffId, LateFactKind kind)
        {
            // What HR has answered is not asked again as long as it is the same.
            if (!known.Exists(f => f.StaffId == staffId && f.Kind == kind))
            {
                db.LateFacts.Add(
                    new LateFact
                    {
                        ExerciseId = id,
                        StaffId = staffId,
                        Kind = kind,
                        FoundIn = exercise.State,
                        FoundAt = now,
                    }
                );
            }
        }
    }

    /// <summary>HR says what follows from a late fact.</summary>
    /// <param name="correct">Whether the list is corrected; else it stays, for the reason given.</param>
    public async Task<ActResult> HandleAsync(
        Reader reader,
        ExerciseKey key,
        Guid fact,
        bool correct,
        string reason,
        CancellationToken stop = default
    )
    {
        if (
            await ExerciseAtHand.LoadAsync(db, reader, key, stop) is not { } at
            || !at.Is(ExerciseParty.HumanResources)
            || await db.LateFacts.SingleOrDefaultAsync(f => f.Id == fact && f.ExerciseId == at.Exercise.Id, stop) is not { } late
        )
        {
            return ActResult.Missing;
        }
        if (late.HandledAt is not null)
        {
            return ActResult.Ok;
        }
        if (at.Transition(ExerciseAct.CorrectList) is not { } row)
        {
            return at.NotNow(ExerciseAct.CorrectList);
        }
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new ActResult.Refused(ExerciseRefusals.ExerciseReasonMissing);
        }
        var longest = policies.PolicyAt(reader.Today).Appraisals.TextMaximum;
        if (reason.Length > longest)
        {
            return new ActResult.Refused(ExerciseRefusals.TooLong("Reason", reason.Length, longest));
        }

        var now = clock.GetCurrentInstant();
        var leaves = late.Kind is LateFactKind.Left or LateFactKind.OtherGrade;
        if (
            correct
            && await new ListCorrection(db, policies).ApplyAsync(at.Exercise, late.StaffId, leaves, reason.Trim(), reader.Actor, now, stop)
        )
        {
            await ExerciseMails.ToAsync(db, now, late.StaffId, at.Exercise, "ExerciseListCorrected", "/list", stop);
            await PanelsFollow.AfterListAsync(db, at.Exercise, now, stop);
        }
        (late.Corrected, late.Reason, late.HandledBy, late.HandledAt) = (correct, reason.Trim(), reader.Actor, now);
        db.History.Add(
            at.Entry(
                now,
                "late-fact",
                row.Rule,
                new
                {
                    kind = late.Kind.ToString(),
                    official = late.StaffId,
                    corrected = correct,
                }
            )
        );
        return await db.SaveOrStaleAsync(stop);
    }
}
