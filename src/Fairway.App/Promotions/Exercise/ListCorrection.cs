using Fairway.App.Policies;
using Fairway.Rules.Promotions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>
/// Versions of the list. What is on it always follows from the records by the rules of the exercise's launch: whoever corrects it corrects the record
/// first, and the list is computed anew for that person. Each version is frozen whole; the one before stays.
/// </summary>
internal sealed class ListCorrection(FairwayDb db, PolicyLibrary policies)
{
    /// <summary>Computes the whole list before it is published.</summary>
    public async Task ComputeAsync(CareerExercise exercise, string by, Instant now, CancellationToken stop)
    {
        var policy = policies.PolicyAt(exercise.LaunchedOn);
        var eligible = (await ExercisePopulation.JudgeAsync(db, exercise.Kind, exercise.AsOf, policy, stop))
            .Where(j => j.IsEligible)
            .ToList();
        var before = await db.Candidacies.Where(c => c.ExerciseId == exercise.Id).ToListAsync(stop);
        var number = exercise.ListVersion + 1;
        db.Candidacies.RemoveRange(before.Where(c => !eligible.Exists(j => j.StaffId == c.StaffId)));
        foreach (var judged in eligible)
        {
            if (before.Find(c => c.StaffId == judged.StaffId) is { } candidacy)
            {
                Take(candidacy, judged);
            }
            else
            {
                db.Candidacies.Add(New(exercise, judged, number));
            }
        }
        Freeze(exercise, eligible, number, "", by, now);
    }

    /// <summary>
    /// Judges one person anew, as of the reference date, and freezes a new version of the list where that changes it.
    /// </summary>
    /// <param name="leaves">Whether they are taken off whatever the record of the reference date says: they have left the service.</param>
    /// <returns>Whether the list changed.</returns>
    public async Task<bool> ApplyAsync(
        CareerExercise exercise,
        string staffId,
        bool leaves,
        string because,
        string by,
        Instant now,
        CancellationToken stop
    )
    {
        var policy = policies.PolicyAt(exercise.LaunchedOn);
        var judged = await ExercisePopulation.JudgeAsync(db, staffId, exercise.Kind, exercise.AsOf, policy, stop);
        var candidacy = await db.Candidacies.SingleOrDefaultAsync(c => c.ExerciseId == exercise.Id && c.StaffId == staffId, stop);
        var listed = candidacy is { RemovedFrom: null };
        var belongs = judged is { IsEligible: true } && !leaves;
        if (listed == belongs && (!listed || (candidacy!.One == judged!.One && candidacy.Two == judged.Two)))
        {
            return false;
        }

        var number = exercise.ListVersion + 1;
        if (!belongs)
        {
            candidacy!.RemovedFrom = number;
        }
        else if (candidacy is null)
        {
            db.Candidacies.Add(New(exercise, judged!, number));
        }
        else
        {
            Take(candidacy, judged!);
            if (candidacy.RemovedFrom is not null)
            {
                (candidacy.RemovedFrom, candidacy.ListedFrom) = (null, number);
            }
        }

        var others = await db
            .Candidacies.AsNoTracking()
            .Where(c => c.ExerciseId == exercise.Id && c.RemovedFrom == null && c.StaffId != staffId)
            .Select(c => c.StaffId)
            .ToListAsync(stop);
        // The others stand as they were frozen before, byte by byte.
        var frozen = await db
            .ExerciseLists.AsNoTracking()
            .SingleAsync(l => l.ExerciseId == exercise.Id && l.Number == exercise.ListVersion, stop);
        var (content, hash) = ListContent.Replace(frozen.Content, others, belongs ? judged : null);
        Add(exercise, content, hash, number, because, by, now, exercise.State.ListIsPublished() ? now : null);
        return true;
    }

    private static Candidacy New(CareerExercise exercise, JudgedOfficial of, int number) =>
        new()
        {
            ExerciseId = exercise.Id,
            StaffId = of.StaffId,
            Group = of.Group,
            Category = of.Period!.Category ?? "",
            Grade = of.Period.Grade ?? "",
            DutyStation = of.Period.DutyStation,
            One = of.One,
            Two = of.Two,
            CreditInGrade = of.Reasons.CreditInGrade,
            DaysInAll = of.Reasons.DaysInAll,
            ListedFrom = number,
        };

    private static void Take(Candidacy candidacy, JudgedOfficial of)
    {
        (candidacy.Group, candidacy.One, candidacy.Two) = (of.Group, of.One, of.Two);
        (candidacy.Category, candidacy.Grade) = (of.Period!.Category ?? "", of.Period.Grade ?? "");
        (candidacy.DutyStation, candidacy.CreditInGrade, candidacy.DaysInAll) = (
            of.Period.DutyStation,
            of.Reasons.CreditInGrade,
            of.Reasons.DaysInAll
        );
    }

    private void Freeze(CareerExercise exercise, IEnumerable<JudgedOfficial> listed, int number, string because, string by, Instant now)
    {
        var (content, hash) = ListContent.Write(exercise, listed);
        Add(exercise, content, hash, number, because, by, now, null);
    }

    private void Add(
        CareerExercise exercise,
        string content,
        string hash,
        int number,
        string because,
        string by,
        Instant now,
        Instant? publishedAt
    )
    {
        db.ExerciseLists.Add(
            new ExerciseList
            {
                ExerciseId = exercise.Id,
                Number = number,
                Content = content,
                Hash = hash,
                Because = because,
                By = by,
                At = now,
                PublishedAt = publishedAt,
            }
        );
        exercise.ListVersion = number;
    }
}
