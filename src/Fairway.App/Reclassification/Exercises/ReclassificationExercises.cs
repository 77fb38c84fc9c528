using System.Text.Json;
using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules.Reclassification;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Reclassification.Exercises;

/// <summary>HR of the whole organization plans exercises, publishes them before they open, and closes them (RG-1).</summary>
public sealed class ReclassificationExercises(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    public static string LinkOf(Guid id) => $"/reclassification/exercises/{id}";

    /// <summary>Whoever runs exercises: HR of the whole organization.</summary>
    public static bool MayRun(Reader reader) => ServiceAccess.IsHrOfAll(reader);

    /// <summary>The regions of the field that an exercise can cover.</summary>
    public async Task<IReadOnlyList<(string Code, string Name)>> RegionsAsync(CancellationToken stop = default) =>
        (await ExerciseRegions.LoadAsync(db, stop)).Fields;

    /// <summary>Plans one under the form's own id, once however often it is sent; or plans one that is not published differently.</summary>
    /// <param name="reader">Who plans.</param>
    /// <param name="id">The exercise.</param>
    /// <param name="version">As it was shown; 0: it is new.</param>
    /// <param name="plan">Its scope and days.</param>
    /// <param name="stop">The request's end.</param>
    public async Task<ActResult> PlanAsync(Reader reader, Guid id, int version, ReclassificationPlan plan, CancellationToken stop = default)
    {
        if (!MayRun(reader))
        {
            return ActResult.Missing;
        }
        var known = await db.ReclassificationExercises.Include(e => e.Regions).SingleOrDefaultAsync(e => e.Id == id, stop);
        if (known is null && version != 0)
        {
            return ActResult.Missing;
        }
        if (known is not null && version == 0)
        {
            return known.PreparedBy == reader.Actor ? ActResult.Ok : ActResult.Missing;
        }
        if (known is not null && Against(known, ReclassificationExerciseAct.Change, version) is { } wrong)
        {
            return wrong;
        }
        var set = policies.PolicyAt(reader.Today);
        var regions = await ExerciseRegions.LoadAsync(db, stop);
        plan = plan with { Regions = [.. plan.Regions.Where(regions.Has).Distinct(StringComparer.Ordinal)] };
        if (plan.Check(reader.Today, set.Reclassification.Exercise) is { Count: > 0 } refusals)
        {
            return new ActResult.Refused(refusals);
        }
        var act = known is null ? ReclassificationExerciseAct.Prepare : ReclassificationExerciseAct.Change;
        var of =
            known
            ?? new ReclassificationExercise
            {
                Id = id,
                State = ReclassificationExerciseState.Prepared,
                ReferenceOn = plan.ReferenceOn!.Value,
                QuestionnairesUntil = plan.QuestionnairesUntil!.Value,
                EvaluationsUntil = plan.EvaluationsUntil!.Value,
                PreparedBy = reader.Actor,
                PreparedOn = reader.Today,
                PolicyVersion = set.Version,
            };
        (of.ReferenceOn, of.QuestionnairesUntil) = (plan.ReferenceOn!.Value, plan.QuestionnairesUntil!.Value);
        (of.EvaluationsUntil, of.PolicyVersion) = (plan.EvaluationsUntil!.Value, set.Version);
        of.Regions.RemoveAll(r => !plan.Regions.Contains(r.Region));
        foreach (var region in plan.Regions.Except(of.RegionCodes, StringComparer.Ordinal))
        {
            of.Regions.Add(new ReclassificationExerciseRegion { ExerciseId = id, Region = region });
        }
        if (known is null)
        {
            db.Add(of);
        }
        else
        {
            db.Entry(of).State = EntityState.Modified;
        }
        Record(db, of, clock.GetCurrentInstant(), reader.Actor, act, DetailOf(of));
        try
        {
            return await db.SaveOrStaleAsync(stop);
        }
        catch (DbUpdateException) when (known is null)
        {
            // Both clicks at the same moment: the other one has planned it.
            db.ChangeTracker.Clear();
            return await db.ReclassificationExercises.AnyAsync(e => e.Id == id && e.PreparedBy == reader.Actor, stop)
                ? ActResult.Ok
                : ActResult.Stale;
        }
    }

    /// <summary>Publishes scope and days for everybody; from then on they stand.</summary>
    public async Task<ActResult> PublishAsync(Reader reader, Guid id, int version, CancellationToken stop = default)
    {
        var (of, wrong) = await AtHandAsync(reader, id, ReclassificationExerciseAct.Publish, version, stop);
        if (wrong is not null)
        {
            return wrong;
        }
        var set = policies.PolicyAt(reader.Today);
        var plan = new ReclassificationPlan(of!.RegionCodes, of.ReferenceOn, of.QuestionnairesUntil, of.EvaluationsUntil);
        var refusals = plan.Check(reader.Today, set.Reclassification.Exercise).ToList();
        var running = await db
            .ReclassificationExercises.AsNoTracking()
            .Include(e => e.Regions)
            .Where(e =>
                e.Id != id
                && (
                    e.State == ReclassificationExerciseState.Published
                    || e.State == ReclassificationExerciseState.Opening
                    || e.State == ReclassificationExerciseState.Open
                )
            )
            .ToListAsync(stop);
        var taken = running.SelectMany(e => e.RegionCodes).Intersect(of.RegionCodes, StringComparer.Ordinal).ToList();
        if (taken.Remove(ReclassificationScope.Headquarters))
        {
            refusals.Add(ReclassificationExerciseRefusals.ReclassificationHeadquartersTaken);
        }
        if (taken.Count > 0)
        {
            var regions = await ExerciseRegions.LoadAsync(db, stop);
            refusals.Add(
                ReclassificationExerciseRefusals.ReclassificationScopeTaken(string.Join(", ", taken.Select(c => regions.NameOf(c) ?? c)))
            );
        }
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }
        of.PublishedOn = reader.Today;
        of.PolicyVersion = set.Version;
        Move(db, of, clock.GetCurrentInstant(), reader.Actor, ReclassificationExerciseAct.Publish, DetailOf(of));
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Takes one back that is not open; where it was published, everybody reads that no more.</summary>
    public async Task<ActResult> WithdrawAsync(Reader reader, Guid id, int version, CancellationToken stop = default)
    {
        var (of, wrong) = await AtHandAsync(reader, id, ReclassificationExerciseAct.Withdraw, version, stop);
        if (wrong is not null)
        {
            return wrong;
        }
        Move(db, of!, clock.GetCurrentInstant(), reader.Actor, ReclassificationExerciseAct.Withdraw);
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Closes it once nothing is awaited: the results by region are published with it.</summary>
    public async Task<ActResult> CloseAsync(Reader reader, Guid id, int version, CancellationToken stop = default)
    {
        var (of, wrong) = await AtHandAsync(reader, id, ReclassificationExerciseAct.Close, version, stop);
        if (wrong is not null)
        {
            return wrong;
        }
        using var counted = db.Asking.OfEverybody();
        var awaited = await db.Reclassifications.CountAsync(
            c =>
                c.ExerciseId == id
                && (
                    c.State == ReclassificationState.Draft
                    || c.State == ReclassificationState.Received
                    || c.State == ReclassificationState.InEvaluation
                ),
            stop
        );
        counted.Dispose();
        // Until the last day of questionnaires has ended everywhere somebody may take theirs up again.
        if (!EndOfDay.HasEndedEverywhere(of!.QuestionnairesUntil, clock.GetCurrentInstant()))
        {
            return new ActResult.Refused(
                ReclassificationExerciseRefusals.ReclassificationExerciseTooEarly(of.QuestionnairesUntil.PlusDays(1))
            );
        }
        if (awaited > 0)
        {
            return new ActResult.Refused(ReclassificationExerciseRefusals.ReclassificationResultsAwaited(awaited));
        }
        of.ClosedOn = reader.Today;
        Move(db, of, clock.GetCurrentInstant(), reader.Actor, ReclassificationExerciseAct.Close);
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>What stands against an act on the exercise as it was shown; null: nothing does.</summary>
    internal static ActResult? Against(ReclassificationExercise of, ReclassificationExerciseAct act, int version) =>
        of.Version != version ? ActResult.Stale
        : ReclassificationExerciseWorkflow.Find(of.State, act) is null
            ? new ActResult.Refused(ReclassificationExerciseRefusals.ReclassificationExerciseNotNow)
        : null;

    internal static void Move(
        FairwayDb db,
        ReclassificationExercise of,
        Instant now,
        string actor,
        ReclassificationExerciseAct act,
        object? detail = null
    )
    {
        of.State = ReclassificationExerciseWorkflow.Find(of.State, act)!.To;
        db.Entry(of).State = EntityState.Modified;
        Record(db, of, now, actor, act, detail);
    }

    private async Task<(ReclassificationExercise? Of, ActResult? Wrong)> AtHandAsync(
        Reader reader,
        Guid id,
        ReclassificationExerciseAct act,
        int version,
        CancellationToken stop
    ) =>
        !MayRun(reader) ? (null, ActResult.Missing)
        : await db.ReclassificationExercises.Include(e => e.Regions).SingleOrDefaultAsync(e => e.Id == id, stop) is { } of
            ? (of, Against(of, act, version))
        : (null, ActResult.Missing);

    private static object DetailOf(ReclassificationExercise of) =>
        new
        {
            regions = of.RegionCodes,
            reference = IsoDay.Text(of.ReferenceOn),
            questionnaires = IsoDay.Text(of.QuestionnairesUntil),
            evaluations = IsoDay.Text(of.EvaluationsUntil),
        };

    private static void Record(
        FairwayDb db,
        ReclassificationExercise of,
        Instant now,
        string actor,
        ReclassificationExerciseAct act,
        object? detail
    ) =>
        db.History.Add(
            new HistoryEntry
            {
                At = now,
                Actor = actor,
                Capability = "reclassification",
                Subject = of.Id.ToString(),
                Act = "exercise-" + JsonNamingPolicy.KebabCaseLower.ConvertName(act.ToString()),
                Rule = "RG-1",
                PolicyVersion = of.PolicyVersion,
                Detail = detail is null ? null : JsonSerializer.Serialize(detail),
            }
        );
}
