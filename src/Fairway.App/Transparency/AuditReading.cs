using Fairway.App.Accounts;
using Fairway.App.Service;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Transparency;

/// <summary>What was read, as the auditor counts it.</summary>
public enum ReadKind
{
    Appraisals = 1,
    Cases,
    Candidatures,
    Feedback,
}

/// <summary>How much somebody read of a kind, in one capacity.</summary>
/// <param name="Capacity">Code of the capacity in which it was read; empty: there is one alone.</param>
/// <param name="Days">On how many reader-days, one for each record and day.</param>
/// <param name="Records">Of how many records.</param>
public sealed record ReadingCount(ReadKind Kind, string Reader, string Capacity, int Days, int Records, LocalDate Last);

/// <summary>
/// Who read what, as counts (FA-1): for each reader, kind of record and capacity how many records and when last; never whose record, nor what stands in it. What
/// people read of themselves is not counted.
/// </summary>
public sealed class AuditReading(FairwayDb db)
{
    /// <summary>Of the days from one to the other, inclusive; null for who is no auditor.</summary>
    public async Task<IReadOnlyList<ReadingCount>?> ReadingsAsync(
        Reader reader,
        LocalDate first,
        LocalDate last,
        CancellationToken stop = default
    )
    {
        if (!Rooms.MayAudit(reader))
        {
            return null;
        }
        // Counts of readings: the auditor reads none of the records themselves (FA-1).
        using var counted = db.Asking.OfEverybody();
        var (since, before) = (Midnight(first), Midnight(last.PlusDays(1)));
        var appraisals = await (
            from r in db.FormReadings.AsNoTracking()
            join a in db.Appraisals on r.AppraisalId equals a.Id
            where r.Day >= first && r.Day <= last && r.ReaderId != a.StaffId
            group r by new { r.ReaderId, r.As } into g
            select new
            {
                g.Key.ReaderId,
                g.Key.As,
                Days = g.Count(),
                Records = g.Select(r => r.AppraisalId).Distinct().Count(),
                Last = g.Max(r => r.Day),
            }
        ).ToListAsync(stop);
        var cases = await (
            from r in db.CaseReadings.AsNoTracking()
            join c in db.UnderperformanceCases on r.CaseId equals c.Id
            where r.Day >= first && r.Day <= last && r.ReaderId != c.StaffId
            group r by new { r.ReaderId, r.Party } into g
            select new
            {
                g.Key.ReaderId,
                g.Key.Party,
                Days = g.Count(),
                Records = g.Select(r => r.CaseId).Distinct().Count(),
                Last = g.Max(r => r.Day),
            }
        ).ToListAsync(stop);
        var candidatures = await (
            from r in db.CandidateReadings.AsNoTracking()
            where r.Day >= first && r.Day <= last && r.ReaderId != r.CandidateId
            group r by new { r.ReaderId, r.Party } into g
            select new
            {
                g.Key.ReaderId,
                g.Key.Party,
                Days = g.Count(),
                Records = g.Select(r => r.CandidateId).Distinct().Count(),
                Last = g.Max(r => r.Day),
            }
        ).ToListAsync(stop);
        var feedback = await db
            .FeedbackReadings.AsNoTracking()
            .Where(r => r.ReadAt >= since && r.ReadAt < before)
            .Select(r => new { r.ReaderId, r.ReadAt })
            .ToListAsync(stop);
        var counts = appraisals
            .Select(r => new ReadingCount(ReadKind.Appraisals, r.ReaderId, r.As, r.Days, r.Records, r.Last))
            .Concat(cases.Select(r => new ReadingCount(ReadKind.Cases, r.ReaderId, r.Party.ToString(), r.Days, r.Records, r.Last)))
            .Concat(
                candidatures.Select(r => new ReadingCount(ReadKind.Candidatures, r.ReaderId, r.Party.ToString(), r.Days, r.Records, r.Last))
            )
            .Concat(
                feedback
                    .GroupBy(r => r.ReaderId)
                    .Select(g => new ReadingCount(ReadKind.Feedback, g.Key, "", g.Count(), g.Count(), g.Max(r => r.ReadAt).InUtc().Date))
            )
            .ToList();
        var names = await OfficialNames.OfActorsAsync(db, counts.Select(c => c.Reader), stop);
        return
        [
            .. counts
                .Select(c => c with { Reader = names.GetValueOrDefault(c.Reader, c.Reader) })
                .OrderByDescending(c => c.Records)
                .ThenBy(c => c.Reader, StringComparer.CurrentCulture)
                .ThenBy(c => c.Kind),
        ];
    }

    private static Instant Midnight(LocalDate day) => day.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
}
