using Fairway.App.Accounts;
using Fairway.Rules;
using Fairway.Rules.Probation;
using Fairway.Rules.Promotions;
using Fairway.Rules.Reclassification;
using Fairway.Rules.Underperformance;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Privacy;

/// <summary>What keeps a file from being deleted. Each has its sentence.</summary>
public enum HeldBy
{
    /// <summary>A hold that HR has put on it.</summary>
    Hold = 1,

    /// <summary>A contest that they brought, or that is about them, is not answered.</summary>
    Contest,

    /// <summary>An exercise of promotions with their candidacy is not closed.</summary>
    Exercise,

    /// <summary>A request for reclassification, or an appeal against its result, is not decided.</summary>
    Reclassification,

    /// <summary>A case of underperformance is not closed.</summary>
    Case,

    /// <summary>A probationary report is signed, and what became of it is not on record.</summary>
    Probation,
}

/// <summary>One thing that holds a file.</summary>
/// <param name="By">What it is.</param>
/// <param name="Since">Since when; of what is open, the day on which it began.</param>
/// <param name="Hold">The hold that HR has put on it; null: it holds by itself.</param>
public sealed record Holding(HeldBy By, LocalDate Since, RetentionHold? Hold = null);

/// <summary>Holds, and what holds by itself as long as it is open (CY-12).</summary>
public sealed class RetentionHolds(FairwayDb db, IClock clock)
{
    /// <summary>The most characters of a reason.</summary>
    public const int LongestReason = 1_000;

    /// <summary>Puts a hold on a file; the same form sent twice is one.</summary>
    public async Task<ActResult> PutAsync(Reader reader, Guid form, string staffId, string reason, CancellationToken stop = default)
    {
        if (!RetentionAccess.MayAct(reader))
        {
            return ActResult.Missing;
        }
        using var asHr = db.Asking.OfEverybody();
        if (await db.Set<RetentionHold>().AnyAsync(h => h.Id == form, stop))
        {
            return ActResult.Ok;
        }
        (staffId, reason) = (staffId.Trim(), reason.ReplaceLineEndings("\n").Trim());
        if (!await db.Officials.AnyAsync(o => o.StaffId == staffId, stop))
        {
            return Refused(Refusal.Of(RefusalCodes.RetentionOfficialUnknown, "StaffId", RetentionLog.Rule, staffId));
        }
        if (reason.Length == 0)
        {
            return Refused(Refusal.Of(RefusalCodes.RetentionReasonMissing, "Reason", RetentionLog.Rule));
        }
        var now = clock.GetCurrentInstant();
        db.Add(
            new RetentionHold
            {
                Id = form,
                StaffId = staffId,
                Reason = reason,
                From = reader.Today,
                PutBy = reader.Actor,
                PutAt = now,
            }
        );
        db.History.Add(RetentionLog.Entry(now, reader.Actor, staffId, "hold"));
        return await RetentionDeleting.TogetherAsync(
            db,
            async () =>
            {
                // Read within: whoever deletes this file at the same moment has read that there is no hold, and one of the two is overtaken.
                await db.Set<RetentionDeletion>().CountAsync(d => d.StaffId == staffId, stop);
                await db.SaveChangesAsync(stop);
                return ActResult.Ok;
            },
            stop
        );
    }

    /// <summary>Lifts a hold, with a reason; it stays on record.</summary>
    public async Task<ActResult> LiftAsync(Reader reader, Guid id, string reason, CancellationToken stop = default)
    {
        if (!RetentionAccess.MayAct(reader) || await db.Set<RetentionHold>().SingleOrDefaultAsync(h => h.Id == id, stop) is not { } hold)
        {
            return ActResult.Missing;
        }
        if (hold.LiftedAt is not null)
        {
            // By the same form sent twice, or by somebody else: the one said why before, and the other reads it.
            return hold.LiftedBy == reader.Actor ? ActResult.Ok : ActResult.Stale;
        }
        reason = reason.ReplaceLineEndings("\n").Trim();
        if (reason.Length == 0)
        {
            return Refused(Refusal.Of(RefusalCodes.RetentionReasonMissing, "LiftReason", RetentionLog.Rule));
        }
        var now = clock.GetCurrentInstant();
        (hold.LiftedBy, hold.LiftedAt, hold.LiftReason) = (reader.Actor, now, reason);
        db.History.Add(RetentionLog.Entry(now, reader.Actor, hold.StaffId, "lift-hold"));
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>What holds the files of these officials, by staff id; who is held by nothing isn't in it.</summary>
    public static async Task<ILookup<string, Holding>> OfAsync(FairwayDb db, IReadOnlyCollection<string> staffIds, CancellationToken stop)
    {
        var found = new List<(string StaffId, Holding Holding)>();
        foreach (var some in staffIds.Distinct(StringComparer.Ordinal).Chunk(1_000))
        {
            foreach (
                var hold in await db.Set<RetentionHold>()
                    .AsNoTracking()
                    .Where(h => some.Contains(h.StaffId) && h.LiftedAt == null)
                    .ToListAsync(stop)
            )
            {
                found.Add((hold.StaffId, new(HeldBy.Hold, hold.From, hold)));
            }
            foreach (
                var contest in await db
                    .ExerciseContests.Where(c => c.AnsweredAt == null && (some.Contains(c.ById) || some.Contains(c.AboutId)))
                    .Select(c => new
                    {
                        c.ById,
                        c.AboutId,
                        c.At,
                    })
                    .ToListAsync(stop)
            )
            {
                foreach (var who in new[] { contest.ById, contest.AboutId }.Distinct(StringComparer.Ordinal).Where(some.Contains))
                {
                    found.Add((who, new(HeldBy.Contest, contest.At.InUtc().Date)));
                }
            }
            await AddAsync(
                HeldBy.Exercise,
                from c in db.Candidacies
                join e in db.CareerExercises on c.ExerciseId equals e.Id
                where some.Contains(c.StaffId) && e.State != ExerciseState.Closed
                select new Open { StaffId = c.StaffId, Since = e.LaunchedOn }
            );
            var awaited = ReclassificationStates.Awaited.Concat(ReclassificationStates.BeforeGroup).ToList();
            await AddAsync(
                HeldBy.Reclassification,
                db.Reclassifications.Where(c => some.Contains(c.StaffId) && awaited.Contains(c.State))
                    .Select(c => new Open { StaffId = c.StaffId, Since = c.BegunOn })
            );
            var closed = CaseStates.Closed.ToList();
            await AddAsync(
                HeldBy.Case,
                db.UnderperformanceCases.Where(c => some.Contains(c.StaffId) && !closed.Contains(c.State))
                    .Select(c => new Open { StaffId = c.StaffId, Since = c.LaunchedOn })
            );
            await AddAsync(
                HeldBy.Probation,
                db.Probations.Where(p =>
                        some.Contains(p.StaffId) && (p.State == ProbationState.SignedBySupervisor || p.State == ProbationState.WithBoard)
                    )
                    .Select(p => new Open { StaffId = p.StaffId, Since = p.OpenedOn })
            );
        }
        return found.ToLookup(f => f.StaffId, f => f.Holding, StringComparer.Ordinal);

        async Task AddAsync(HeldBy by, IQueryable<Open> open)
        {
            foreach (var one in await open.ToListAsync(stop))
            {
                found.Add((one.StaffId, new(by, one.Since)));
            }
        }
    }

    private static ActResult.Refused Refused(Refusal refusal) => new(refusal);

    private sealed class Open
    {
        public required string StaffId { get; init; }
        public required LocalDate Since { get; init; }
    }
}
