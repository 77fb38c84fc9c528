using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules.Reclassification;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Reclassification.Exercises;

/// <summary>
/// Opens an exercise: each job in its scope has one request, received on the reference day once it is sent. Done in batches that each stand by themselves, with
/// their mails: whoever comes again, be it the same click or the calendar after an interruption, does what is left, and nothing twice.
/// </summary>
public sealed class ExerciseOpening(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>How many jobs are saved together.</summary>
    private const int Batch = 500;

    /// <summary>Opens it from the reference day on, or goes on opening it.</summary>
    public async Task<ActResult> OpenAsync(Reader reader, Guid id, int version, CancellationToken stop = default)
    {
        if (
            !ReclassificationExercises.MayRun(reader)
            || await db.ReclassificationExercises.Include(e => e.Regions).SingleOrDefaultAsync(e => e.Id == id, stop) is not { } of
        )
        {
            return ActResult.Missing;
        }
        if (of.Version != version && of.OpenedBy is not null)
        {
            return await BesideAsync(reader, id, stop);
        }
        if (ReclassificationExercises.Against(of, ReclassificationExerciseAct.Open, version) is { } wrong)
        {
            return wrong;
        }
        if (of.State == ReclassificationExerciseState.Published)
        {
            if (reader.Today < of.ReferenceOn)
            {
                return new ActResult.Refused(ReclassificationExerciseRefusals.ReclassificationExerciseTooEarly(of.ReferenceOn));
            }
            (of.OpenedBy, of.OpenedOn) = (reader.Actor, reader.Today);
            ReclassificationExercises.Move(db, of, clock.GetCurrentInstant(), reader.Actor, ReclassificationExerciseAct.Open);
            if (await db.SaveOrStaleAsync(stop) is not ActResult.Done)
            {
                return await BesideAsync(reader, id, stop);
            }
        }
        await GoOnAsync(id, stop);
        return ActResult.Ok;
    }

    /// <summary>Somebody was quicker: the same person by the same click, or a colleague, who is named.</summary>
    private async Task<ActResult> BesideAsync(Reader reader, Guid id, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var of = await db.ReclassificationExercises.AsNoTracking().SingleAsync(e => e.Id == id, stop);
        if (of.OpenedBy is not { } who)
        {
            return ActResult.Stale;
        }
        if (who != reader.Actor)
        {
            var names = await OfficialNames.OfActorsAsync(db, [who], stop);
            return new ActResult.Refused(ReclassificationExerciseRefusals.ReclassificationExerciseOpenedBy(names[who], of.OpenedOn!.Value));
        }
        await GoOnAsync(id, stop);
        return ActResult.Ok;
    }

    /// <summary>Does what is left of an opening that was begun; nothing where nothing is.</summary>
    public async Task GoOnAsync(Guid id, CancellationToken stop = default)
    {
        // Requests are made for others, each of them empty; whoever opens reads none.
        using var others = db.Asking.OfEverybody();
        var before = int.MaxValue;
        while (true)
        {
            db.ChangeTracker.Clear();
            var of = await db.ReclassificationExercises.AsNoTracking().Include(e => e.Regions).SingleAsync(e => e.Id == id, stop);
            if (of.State != ReclassificationExerciseState.Opening)
            {
                return;
            }
            var left = await LeftAsync(of, stop);
            if (left.Count == 0)
            {
                await CompleteAsync(id, stop);
                return;
            }
            try
            {
                foreach (var batch in left.Chunk(Batch))
                {
                    await AddAsync(of, batch, stop);
                    await db.SaveChangesAsync(stop);
                    db.ChangeTracker.Clear();
                }
            }
            // Somebody else goes on with it at the same time: what is left now is less.
            catch (DbUpdateException) when (left.Count < before)
            {
                before = left.Count;
            }
        }
    }

    /// <summary>Those in the scope who have neither a request in it nor a reason.</summary>
    private async Task<IReadOnlyList<JobInScope>> LeftAsync(ReclassificationExercise of, CancellationToken stop)
    {
        var done = (
            await db
                .Reclassifications.Where(c => c.ExerciseId == of.Id)
                .Select(c => c.StaffId)
                .Concat(db.ReclassificationLeftOut.Where(l => l.ExerciseId == of.Id).Select(l => l.StaffId))
                .ToListAsync(stop)
        ).ToHashSet(StringComparer.Ordinal);
        var scope = await ExerciseScope.OfAsync(db, of, of.OpenedOn!.Value, policies.PolicyAt(of.ReferenceOn), stop);
        return [.. scope.Where(job => !done.Contains(job.StaffId))];
    }

    private async Task AddAsync(ReclassificationExercise of, IReadOnlyList<JobInScope> jobs, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var policy = policies.PolicyAt(of.ReferenceOn);
        var people = jobs.Select(job => job.StaffId).ToList();
        // What was sent before is looked at with the rest, and keeps its own day.
        var sent = (
            await db
                .Reclassifications.Where(c =>
                    c.ExerciseId == null
                    && people.Contains(c.StaffId)
                    && (ReclassificationStates.Awaited.Contains(c.State) || ReclassificationStates.BeforeGroup.Contains(c.State))
                )
                .ToListAsync(stop)
        ).ToLookup(c => (c.StaffId, c.UnitCode, c.Post));
        var languages = await db
            .Users.Where(a => a.StaffId != null && people.Contains(a.StaffId))
            .ToDictionaryAsync(a => a.StaffId!, a => a.Language ?? "en", StringComparer.Ordinal, stop);
        foreach (var job in jobs)
        {
            if (job.Because is { } because)
            {
                db.ReclassificationLeftOut.Add(
                    new ReclassificationLeftOut
                    {
                        ExerciseId = of.Id,
                        StaffId = job.StaffId,
                        UnitCode = job.UnitCode,
                        Because = because,
                    }
                );
            }
            else if (sent[(job.StaffId, job.UnitCode, job.Post!)].FirstOrDefault() is { } known)
            {
                (known.ExerciseId, known.Region) = (of.Id, job.Region);
            }
            else
            {
                db.Reclassifications.Add(
                    new ReclassificationCase
                    {
                        Id = Guid.CreateVersion7(),
                        StaffId = job.StaffId,
                        UnitCode = job.UnitCode,
                        Post = job.Post!,
                        Grade = job.Grade!,
                        RequestedBy = job.StaffId,
                        ExerciseId = of.Id,
                        Region = job.Region,
                        ResultDueOn = of.EvaluationsUntil,
                        State = ReclassificationState.Draft,
                        BegunOn = of.ReferenceOn,
                        Language = languages.GetValueOrDefault(job.StaffId, "en"),
                        PolicyVersion = policy.Version,
                    }
                );
            }
        }
        await Mail.ToOfficialsAsync(
            db,
            now,
            [.. jobs.Where(job => job.Because is null).Select(job => job.StaffId)],
            "ReclassificationExerciseOpened",
            ReclassificationExercises.LinkOf(of.Id),
            stop,
            of.QuestionnairesUntil
        );
    }

    /// <summary>Every job has been looked at: those who supervise somebody in it are told, where they were not told for themselves.</summary>
    private async Task CompleteAsync(Guid id, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var of = await db.ReclassificationExercises.SingleAsync(e => e.Id == id, stop);
        var today = of.OpenedOn!.Value;
        var cases = db.Reclassifications.Where(c => c.ExerciseId == id);
        var chiefs = await db
            .Supervisions.Where(s => s.From <= today && (s.Until == null || today < s.Until))
            .Where(s => cases.Any(c => c.StaffId == s.StaffId) && !cases.Any(c => c.StaffId == s.SupervisorId))
            .Select(s => s.SupervisorId)
            .Distinct()
            .ToListAsync(stop);
        foreach (var some in chiefs.Chunk(Batch))
        {
            await Mail.ToOfficialsAsync(
                db,
                now,
                some,
                "ReclassificationExerciseOpened",
                ReclassificationExercises.LinkOf(id),
                stop,
                of.QuestionnairesUntil
            );
        }
        var detail = new
        {
            requests = await cases.CountAsync(stop),
            // Opened by the exercise they have its day.
            takenIn = await cases.CountAsync(c => c.ResultDueOn == null, stop),
            leftOut = await db.ReclassificationLeftOut.CountAsync(l => l.ExerciseId == id, stop),
        };
        ReclassificationExercises.Move(db, of, now, of.OpenedBy!, ReclassificationExerciseAct.Complete, detail);
        // Where somebody else was quicker it is complete, and their mails are written.
        await db.SaveOrStaleAsync(stop);
        db.ChangeTracker.Clear();
    }
}
