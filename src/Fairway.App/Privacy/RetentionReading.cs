using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules.Privacy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Privacy;

/// <summary>Somebody's kinds whose time has come, or comes, and what holds them.</summary>
/// <param name="LastDay">The last day of service; null: in service, of whom only what is counted from its closing goes.</param>
/// <param name="Kinds">Kinds that are due, or the next to be.</param>
/// <param name="DueOn">The first day on which the earliest of them can be deleted; null: it was closed long ago.</param>
public sealed record RetentionCase(
    string StaffId,
    string Name,
    LocalDate? LastDay,
    IReadOnlyList<RetentionKind> Kinds,
    LocalDate? DueOn,
    IReadOnlyList<Holding> Held
);

/// <summary>What of one kind would be deleted.</summary>
/// <param name="Line">The period, and until when it was to be kept.</param>
/// <param name="CountedFrom">The last day of service; of what is counted from its closing, the day up to which it was closed.</param>
/// <param name="Tables">How many rows of which table.</param>
public sealed record DueKind(RetentionLine Line, LocalDate CountedFrom, LocalDate KeptUntil, IReadOnlyDictionary<string, int> Tables)
{
    public int Rows => Tables.Values.Sum();
}

/// <summary>One official's file, as it stands with keeping and deleting on a day: the dry run.</summary>
/// <param name="Lines">Every kind.</param>
/// <param name="Due">Kinds of which there are rows whose time has come, in the order in which they go.</param>
/// <param name="EndsSkills">Whether the time of what they declared in the room of skills has come; whether there is anything is not known here (LE-3).</param>
public sealed record RetentionFile(
    string StaffId,
    string Name,
    LocalDate? LastDay,
    IReadOnlyList<RetentionLine> Lines,
    IReadOnlyList<DueKind> Due,
    bool EndsSkills,
    IReadOnlyList<Holding> Held
)
{
    /// <summary>Tells whether what is due is still what somebody has seen.</summary>
    public string Seen =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\n',
                        Due.SelectMany(d =>
                            d.Tables.Select(t => string.Create(CultureInfo.InvariantCulture, $"{d.Line.Kind} {t.Key} {t.Value}"))
                        )
                    )
                )
            )
        )[..16];
}

/// <summary>Which files' time has come, comes within a year, or is held; and what was deleted.</summary>
public sealed class RetentionReading(FairwayDb db, PolicyLibrary policies)
{
    /// <summary>The schedule of everybody, on the reader's day.</summary>
    public IReadOnlyList<RetentionLine> Schedule(LocalDate today) => RetentionSchedule.Of(policies, db.Model, today, null);

    /// <summary>The schedule as it applies to the reader; null for who is not in the staff file.</summary>
    public async Task<IReadOnlyList<RetentionLine>?> OwnAsync(Reader reader, CancellationToken stop = default) =>
        reader.StaffId is { } me
            ? RetentionSchedule.Of(policies, db.Model, reader.Today, await Separations.OfAsync(db, me, reader.Today, stop))
            : null;

    /// <summary>Those of whom something is due by a day and not deleted yet, the longest due first.</summary>
    /// <param name="asOf">The day.</param>
    /// <param name="again">Also where the register says that it is deleted, in case that something came after; and of the room of skills, which it doesn't tell of.</param>
    /// <param name="stop">The request's end.</param>
    public async Task<IReadOnlyList<RetentionCase>> DueAsync(LocalDate asOf, bool again = false, CancellationToken stop = default)
    {
        using var counting = db.Asking.OfEverybody();
        var done = again ? [] : await DoneAsync(stop);
        var closed = await ClosedAsync(asOf, stop);
        var left = await Separations.AllAsync(db, asOf, stop);
        var cases = new List<RetentionCase>();
        foreach (var staffId in left.Keys.Union(closed.Keys, StringComparer.Ordinal))
        {
            var lastDay = left.TryGetValue(staffId, out var day) ? day : (LocalDate?)null;
            var due = RetentionSchedule
                .Of(policies, db.Model, asOf, lastDay)
                .Where(l =>
                    l.KeptUntil < asOf && (again || l.Kind != RetentionKind.Skills) && !done.Contains((staffId, l.Kind, lastDay!.Value))
                )
                .ToList();
            List<RetentionKind> kinds = [.. due.Select(l => l.Kind), .. closed.GetValueOrDefault(staffId, [])];
            if (kinds.Count > 0)
            {
                cases.Add(new(staffId, staffId, lastDay, kinds, due.Min(l => l.KeptUntil)?.PlusDays(1), []));
            }
        }
        return await NamedAsync(cases, stop);
    }

    /// <summary>Those of whom something becomes due after a day and within a year of it, the first first.</summary>
    public async Task<IReadOnlyList<RetentionCase>> ComingAsync(LocalDate asOf, CancellationToken stop = default)
    {
        using var counting = db.Asking.OfEverybody();
        var cases = new List<RetentionCase>();
        foreach (var (staffId, lastDay) in await Separations.AllAsync(db, asOf, stop))
        {
            var coming = RetentionSchedule
                .Of(policies, db.Model, asOf, lastDay)
                .Where(l => l.KeptUntil is { } until && until >= asOf && until < asOf.PlusYears(1))
                .ToList();
            if (coming.Count > 0)
            {
                cases.Add(
                    new(staffId, staffId, lastDay, [.. coming.Select(l => l.Kind)], coming.Min(l => l.KeptUntil)!.Value.PlusDays(1), [])
                );
            }
        }
        return await NamedAsync(cases, stop);
    }

    /// <summary>One file, counted: what would be deleted on a day; null where there is no such official.</summary>
    public async Task<RetentionFile?> OfAsync(string staffId, LocalDate asOf, CancellationToken stop = default)
    {
        using var counting = db.Asking.OfEverybody();
        if (!await db.Officials.AnyAsync(o => o.StaffId == staffId, stop))
        {
            return null;
        }
        var lastDay = await Separations.OfAsync(db, staffId, asOf, stop);
        var lines = RetentionSchedule.Of(policies, db.Model, asOf, lastDay);
        var going = new GoingTables(db, await LeaverAsync(staffId, asOf, stop));
        var (due, before) = (new List<DueKind>(), new HashSet<RetentionKind>());
        foreach (var (line, from, until) in DueLines(lines, lastDay, asOf))
        {
            var tables = await going.CountAsync(line.Kind, before, stop);
            before.Add(line.Kind);
            if (tables.Count > 0)
            {
                due.Add(new(line, from, until, tables));
            }
        }
        var held = await RetentionHolds.OfAsync(db, [staffId], stop);
        var names = await OfficialNames.OfAsync(db, [staffId], stop);
        var skills = lines.First(l => l.Kind == RetentionKind.Skills);
        return new(staffId, names[staffId], lastDay, lines, due, skills.KeptUntil < asOf, [.. held[staffId]]);
    }

    /// <summary>Every hold, those that hold first; every deletion, the newest first.</summary>
    public async Task<(IReadOnlyList<RetentionHold> Holds, IReadOnlyList<RetentionDeletion> Deletions)> RegisterAsync(
        string? staffId = null,
        CancellationToken stop = default
    )
    {
        var holds = await db.Set<RetentionHold>().AsNoTracking().Where(h => staffId == null || h.StaffId == staffId).ToListAsync(stop);
        var deletions = await db.Set<RetentionDeletion>()
            .AsNoTracking()
            .Where(d => staffId == null || d.StaffId == staffId)
            .OrderByDescending(d => d.At)
            .ThenBy(d => d.StaffId)
            .ToListAsync(stop);
        return ([.. holds.OrderBy(h => h.LiftedAt is not null).ThenByDescending(h => h.PutAt)], deletions);
    }

    /// <summary>The kinds whose time has come, with the day it is counted from and the last one on which it was kept.</summary>
    internal static IEnumerable<(RetentionLine Line, LocalDate From, LocalDate Until)> DueLines(
        IReadOnlyList<RetentionLine> lines,
        LocalDate? lastDay,
        LocalDate asOf
    )
    {
        foreach (var line in lines)
        {
            if (line.KeptUntil is { } until && until < asOf)
            {
                yield return (line, lastDay!.Value, until);
            }
            else if (line.Time.Base == RetentionStart.Closing && Retention.LastClosedDue(line.Time.Period, asOf) is { } closed)
            {
                yield return (line, closed, Retention.LastDay(closed, line.Time.Period)!.Value);
            }
        }
    }

    /// <summary>Whose records, for the conditions on rows. What is kept without end was never closed long enough ago.</summary>
    internal async Task<Leaver> LeaverAsync(string staffId, LocalDate asOf, CancellationToken stop)
    {
        var account = await db.Users.Where(a => a.StaffId == staffId).Select(a => a.Id).FirstOrDefaultAsync(stop);
        return new(account, staffId, ClosedBefore(asOf));
    }

    private Dictionary<RetentionKind, Instant> ClosedBefore(LocalDate asOf) =>
        policies
            .PolicyAt(asOf)
            .Retention.Times.Where(t => t.Base == RetentionStart.Closing)
            .ToDictionary(
                t => t.Kind,
                t =>
                    Retention.LastClosedDue(t.Period, asOf) is { } day
                        ? day.PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant()
                        : Instant.FromUnixTimeTicks(0)
            );

    /// <summary>Who has records that were closed long enough ago, whether they have left or not.</summary>
    private async Task<Dictionary<string, List<RetentionKind>>> ClosedAsync(LocalDate asOf, CancellationToken stop)
    {
        var closed = ClosedBefore(asOf);
        var (mails, coaching) = (closed[RetentionKind.Mails], closed[RetentionKind.Coaching]);
        var found = new Dictionary<string, List<RetentionKind>>(StringComparer.Ordinal);
        Add(
            RetentionKind.Mails,
            await (
                from m in db.Outbox
                join a in db.Users on m.AccountId equals a.Id
                where m.WrittenAt < mails && m.BroadcastId == null && (m.SentAt != null || m.GivenUpAt != null) && a.StaffId != null
                select a.StaffId
            )
                .Distinct()
                .ToListAsync(stop)
        );
        Add(
            RetentionKind.Coaching,
            await db.CoachingRequests.Where(r => (r.AnsweredAt ?? r.AskedAt) < coaching).Select(r => r.StaffId).Distinct().ToListAsync(stop)
        );
        return found;

        void Add(RetentionKind kind, List<string> officials)
        {
            foreach (var staffId in officials)
            {
                if (!found.TryGetValue(staffId, out var kinds))
                {
                    found[staffId] = kinds = [];
                }
                kinds.Add(kind);
            }
        }
    }

    /// <summary>What was deleted, or looked for in vain, after a separation.</summary>
    private async Task<HashSet<(string, RetentionKind, LocalDate)>> DoneAsync(CancellationToken stop)
    {
        var done = await db.Set<RetentionDeletion>()
            .Where(d => d.Base == RetentionStart.Separation)
            .Select(d => new
            {
                d.StaffId,
                d.Kind,
                d.CountedFrom,
            })
            .ToListAsync(stop);
        return [.. done.Select(d => (d.StaffId, d.Kind, d.CountedFrom))];
    }

    private async Task<IReadOnlyList<RetentionCase>> NamedAsync(List<RetentionCase> cases, CancellationToken stop)
    {
        var ids = cases.ConvertAll(c => c.StaffId);
        var names = await OfficialNames.OfAsync(db, ids, stop);
        var held = await RetentionHolds.OfAsync(db, ids, stop);
        return
        [
            .. cases
                .Select(c => c with { Name = names[c.StaffId], Held = [.. held[c.StaffId]] })
                .OrderBy(c => c.DueOn ?? LocalDate.MaxIsoValue)
                .ThenBy(c => c.StaffId, StringComparer.Ordinal),
        ];
    }
}
