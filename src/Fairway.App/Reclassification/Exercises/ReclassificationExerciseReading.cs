using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules.Reclassification;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Reclassification.Exercises;

/// <summary>A request of an exercise in a list.</summary>
/// <param name="Official">Who holds the post, by name.</param>
/// <param name="IsOpen">Whether the reader can open it: what is not sent is read by official and chief alone.</param>
public sealed record ExerciseCaseLine(ReclassificationCase Case, string Official, bool IsOpen);

/// <summary>Somebody for whom no request was opened.</summary>
public sealed record LeftOutLine(ReclassificationLeftOut Of, string Official);

/// <summary>An exercise as one reader sees it.</summary>
/// <param name="Regions">Names of its regions by code; of headquarters there is none.</param>
public sealed record ReclassificationExerciseView(ReclassificationExercise Exercise, IReadOnlyDictionary<string, string> Regions)
{
    /// <summary>Whether the reader runs exercises.</summary>
    public required bool MayRun { get; init; }

    /// <summary>How far it is; null: it is not open.</summary>
    public required IReadOnlyList<ProgressRow>? Progress { get; init; }

    /// <summary>The smallest group that is shown.</summary>
    public required int Least { get; init; }

    /// <summary>The reader's own request, and those about posts of whom they supervise.</summary>
    public required IReadOnlyList<ExerciseCaseLine> Own { get; init; }

    /// <summary>For HR, of the units that they serve: what awaits a result first; a page of them.</summary>
    public required IReadOnlyList<ExerciseCaseLine> OfHr { get; init; }

    public required int OfHrTotal { get; init; }

    /// <summary>How many of those HR lines await a result.</summary>
    public required int OfHrAwaited { get; init; }

    /// <summary>For HR, of the units that they serve: for whom no request was opened.</summary>
    public required IReadOnlyList<LeftOutLine> LeftOut { get; init; }

    public bool May(ReclassificationExerciseAct act) => MayRun && ReclassificationExerciseWorkflow.Find(Exercise.State, act) is not null;
}

/// <summary>Exercises of reclassification as everybody reads them, and what HR reads beside for its units (RG-1, FA-1).</summary>
public sealed class ReclassificationExerciseReading(FairwayDb db, PolicyLibrary policies)
{
    /// <summary>How many requests a page of HR's list has.</summary>
    public const int Size = 50;

    /// <summary>All that exist for the reader, the newest first.</summary>
    public async Task<IReadOnlyList<ReclassificationExerciseView>> ListAsync(Reader reader, CancellationToken stop = default)
    {
        var regions = await ExerciseRegions.LoadAsync(db, stop);
        return
        [
            .. (await Seen(reader).OrderByDescending(e => e.ReferenceOn).ThenByDescending(e => e.Id).ToListAsync(stop)).Select(e =>
                ViewOf(e, regions, reader)
            ),
        ];
    }

    /// <summary>Null where it does not exist for the reader.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="id">The exercise.</param>
    /// <param name="region">For HR's list: one region alone; null: all.</param>
    /// <param name="skip">For HR's list: how many lines come before.</param>
    /// <param name="stop">The request's end.</param>
    public async Task<ReclassificationExerciseView?> FindAsync(
        Reader reader,
        Guid id,
        string? region = null,
        int skip = 0,
        CancellationToken stop = default
    )
    {
        if (await Seen(reader).SingleOrDefaultAsync(e => e.Id == id, stop) is not { } of)
        {
            return null;
        }
        var view = ViewOf(of, await ExerciseRegions.LoadAsync(db, stop), reader);
        if (of.OpenedOn is null)
        {
            return view;
        }
        var me = reader.StaffId ?? "";
        var access = new ReclassificationAccess(db, reader);
        var team = access.AskedFor();
        var all = db.Reclassifications.AsNoTracking().Where(c => c.ExerciseId == id);
        var own = await all.Where(c => c.StaffId == me || team.Contains(c.StaffId))
            .OrderBy(c => c.StaffId != me)
            .ThenBy(c => c.StaffId)
            .ToListAsync(stop);
        view = view with
        {
            Progress = await ProgressAsync(db, policies, of, reader.Today, stop),
            Own = await LinesAsync(own, _ => true, stop),
        };
        if (!ServiceAccess.IsHr(reader))
        {
            return view;
        }
        // HR reads who has not sent a questionnaire yet, and nothing of the questionnaire.
        using var unsent = db.Asking.OfEverybody();
        var (ofAll, units) = (reader.HrUnits is null, reader.HrUnits?.ToList() ?? []);
        var served = all.Where(c => c.StaffId != me && (ofAll || units.Contains(c.UnitCode)) && !team.Contains(c.StaffId));
        var ofRegion = region is null ? served : served.Where(c => c.Region == region);
        var rows = await ofRegion
            .OrderBy(c =>
                ReclassificationStates.Awaited.Contains(c.State) ? 0
                : c.State == ReclassificationState.Draft ? 1
                : 2
            )
            .ThenBy(c => c.Region)
            .ThenBy(c => c.UnitCode)
            .ThenBy(c => c.Post)
            .ThenBy(c => c.StaffId)
            .Skip(skip)
            .Take(Size)
            .ToListAsync(stop);
        var leftOut = await db
            .ReclassificationLeftOut.AsNoTracking()
            .Where(l => l.ExerciseId == id && (ofAll || units.Contains(l.UnitCode)))
            .OrderBy(l => l.UnitCode)
            .ThenBy(l => l.StaffId)
            .ToListAsync(stop);
        var names = await OfficialNames.OfAsync(db, leftOut.Select(l => l.StaffId), stop);
        return view with
        {
            OfHr = await LinesAsync(rows, c => c.ReceivedOn is not null && c.RequestedBy != me, stop),
            OfHrTotal = await ofRegion.CountAsync(stop),
            OfHrAwaited = await served.CountAsync(c => ReclassificationStates.Awaited.Contains(c.State), stop),
            LeftOut = [.. leftOut.Select(l => new LeftOutLine(l, names[l.StaffId]))],
        };
    }

    /// <summary>How far an exercise that is open is, as everybody may read it.</summary>
    internal static async Task<IReadOnlyList<ProgressRow>> ProgressAsync(
        FairwayDb db,
        PolicyLibrary policies,
        ReclassificationExercise of,
        LocalDate today,
        CancellationToken stop
    )
    {
        // Counts by region, for everybody.
        using var counted = db.Asking.OfEverybody();
        var rows = await db
            .Reclassifications.Where(c => c.ExerciseId == of.Id)
            .Select(c => new
            {
                c.Region,
                c.State,
                c.Grade,
                c.ResultGrade,
                c.ResultOn,
                c.AppealedOn,
                c.ReceivedOn,
                c.BegunOn,
                IsDescribed = db.JobDescriptions.Any(d => d.UnitCode == c.UnitCode && d.Post == c.Post && d.State == JobState.InForce),
            })
            .ToListAsync(stop);
        var policy = policies.PolicyAt(of.ReferenceOn);
        return ReclassificationProgress.Of(
            [
                .. rows.Select(c => new CountedJob(
                    c.Region ?? ReclassificationScope.Headquarters,
                    c.State,
                    c.IsDescribed,
                    c.ResultGrade is not null && OrderOf(c.ResultGrade) > OrderOf(c.Grade),
                    c.AppealedOn is not null
                )),
            ],
            of.State == ReclassificationExerciseState.Closed,
            rows.TrueForAll(c =>
                c.ResultOn is not { } day
                || c.AppealedOn is not null
                || ReclassificationDays.RemediesUntil(day, policies.PolicyAt(c.ReceivedOn ?? c.BegunOn).Reclassification) < today
            ),
            policy.Board.SmallestGroup
        );

        int OrderOf(string grade) => policy.Service.Grades.Parse(grade)?.Order ?? 0;
    }

    /// <summary>What is published is everybody's; what is being planned, or was taken back, is for who runs exercises.</summary>
    private IQueryable<ReclassificationExercise> Seen(Reader reader)
    {
        var runs = ReclassificationExercises.MayRun(reader);
        return db
            .ReclassificationExercises.AsNoTracking()
            .Include(e => e.Regions)
            .Where(e => runs || (e.PublishedOn != null && e.State != ReclassificationExerciseState.Withdrawn));
    }

    private ReclassificationExerciseView ViewOf(ReclassificationExercise of, ExerciseRegions regions, Reader reader) =>
        new(
            of,
            of.RegionCodes.Where(code => code != ReclassificationScope.Headquarters)
                .ToDictionary(code => code, code => regions.NameOf(code) ?? code, StringComparer.Ordinal)
        )
        {
            MayRun = ReclassificationExercises.MayRun(reader),
            Progress = null,
            Least = policies.PolicyAt(of.ReferenceOn).Board.SmallestGroup,
            Own = [],
            OfHr = [],
            OfHrTotal = 0,
            OfHrAwaited = 0,
            LeftOut = [],
        };

    private async Task<IReadOnlyList<ExerciseCaseLine>> LinesAsync(
        IReadOnlyList<ReclassificationCase> cases,
        Func<ReclassificationCase, bool> isOpen,
        CancellationToken stop
    )
    {
        var names = await OfficialNames.OfAsync(db, cases.Select(c => c.StaffId), stop);
        return [.. cases.Select(c => new ExerciseCaseLine(c, names[c.StaffId], isOpen(c)))];
    }
}
