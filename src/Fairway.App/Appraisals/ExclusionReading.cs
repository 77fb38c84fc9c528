using Fairway.App.Accounts;
using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>Whether somebody can be left out of a cycle.</summary>
public enum ExclusionStanding
{
    Can = 1,

    /// <summary>Left out already.</summary>
    Already,

    /// <summary>Their report of this cycle is complete.</summary>
    Complete,

    /// <summary>The reader: nobody acts as HR partner on themselves.</summary>
    Oneself,
}

/// <summary>An official whom the reader, as HR partner, could leave out of a cycle.</summary>
/// <param name="HasAppraisal">Whether the cycle is open for them: it would stand still.</param>
public sealed record ExclusionCandidate(
    string StaffId,
    string Name,
    string? UnitCode,
    string? Category,
    string? Grade,
    bool HasAppraisal,
    ExclusionStanding Standing
);

/// <summary>An exclusion with names, as HR and those concerned read it.</summary>
public sealed record ExclusionLine(CycleExclusion Exclusion, string Name, string? DecidedBy, string? EndedBy)
{
    public Cycle Cycle => new(Exclusion.CycleStart, Exclusion.CycleEnd);
}

/// <summary>Who is left out of which cycle, and who could be.</summary>
public static class ExclusionReading
{
    /// <summary>All exclusions of officials in the reader's units, the newest first; null for who is no HR partner.</summary>
    public static async Task<IReadOnlyList<ExclusionLine>?> ListAsync(FairwayDb db, Reader reader, CancellationToken stop = default)
    {
        if (!ServiceAccess.IsHr(reader))
        {
            return null;
        }

        var units = reader.HrUnits?.ToList();
        var rows = await db
            .CycleExclusions.AsNoTracking()
            .Where(e => units == null || (e.UnitCode != null && units.Contains(e.UnitCode)))
            .OrderByDescending(e => e.DecidedAt)
            .ToListAsync(stop);
        return await LinesAsync(db, rows, stop);
    }

    /// <summary>One exclusion; null where it is not there for the reader: it is there for HR partners of the unit, except about themselves.</summary>
    public static async Task<ExclusionLine?> OfAsync(FairwayDb db, Reader reader, Guid id, CancellationToken stop = default) =>
        await db.CycleExclusions.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, stop) is { } found
        && ServiceAccess.ActsAsHrOn(reader, found.StaffId, found.UnitCode)
            ? (await LinesAsync(db, [found], stop))[0]
            : null;

    /// <summary>The exclusion that stands for an official's cycle; null: there is none. Who may see it has been asked before.</summary>
    public static async Task<ExclusionLine?> OfCycleAsync(
        FairwayDb db,
        string staffId,
        LocalDate lastDay,
        CancellationToken stop = default
    ) =>
        await CycleExclusions.Standing(db).AsNoTracking().SingleOrDefaultAsync(e => e.StaffId == staffId && e.CycleEnd == lastDay, stop)
            is { } found
            ? (await LinesAsync(db, [found], stop))[0]
            : null;

    /// <summary>Everybody in service in the units that the reader is HR partner of, by name, and whether each can be left out.</summary>
    public static async Task<IReadOnlyList<ExclusionCandidate>> CandidatesAsync(
        FairwayDb db,
        Reader reader,
        Cycle cycle,
        CancellationToken stop = default
    )
    {
        if (!ServiceAccess.IsHr(reader))
        {
            return [];
        }

        var units = reader.HrUnits?.ToList();
        var people = await (
            from period in db.ServicePeriods.Where(ServiceOn.Day(reader.Today))
            join official in db.Officials on period.StaffId equals official.StaffId
            where units == null || (period.UnitCode != null && units.Contains(period.UnitCode))
            select new
            {
                official.StaffId,
                official.GivenNames,
                official.FamilyName,
                period.UnitCode,
                period.Category,
                period.Grade,
            }
        ).ToListAsync(stop);
        var excluded = (
            await CycleExclusions.Standing(db).Where(e => e.CycleEnd == cycle.LastDay).Select(e => e.StaffId).ToListAsync(stop)
        ).ToHashSet(StringComparer.Ordinal);
        var open = (
            await db.Appraisals.Where(a => a.DueOn == cycle.LastDay).Select(a => new { a.StaffId, a.State }).ToListAsync(stop)
        ).ToLookup(a => a.StaffId, a => a.State, StringComparer.Ordinal);
        return
        [
            .. people
                .DistinctBy(p => p.StaffId, StringComparer.Ordinal)
                .Select(p => new ExclusionCandidate(
                    p.StaffId,
                    $"{p.GivenNames} {p.FamilyName}".Trim(),
                    p.UnitCode,
                    p.Category,
                    p.Grade,
                    open.Contains(p.StaffId),
                    ServiceAccess.IsOneself(reader, p.StaffId) ? ExclusionStanding.Oneself
                        : excluded.Contains(p.StaffId) ? ExclusionStanding.Already
                        : open[p.StaffId].Contains(AppraisalState.EndComplete) ? ExclusionStanding.Complete
                        : ExclusionStanding.Can
                ))
                .OrderBy(c => c.Name, StringComparer.CurrentCultureIgnoreCase)
                .ThenBy(c => c.StaffId, StringComparer.Ordinal),
        ];
    }

    private static async Task<IReadOnlyList<ExclusionLine>> LinesAsync(
        FairwayDb db,
        IReadOnlyList<CycleExclusion> rows,
        CancellationToken stop
    )
    {
        var names = await OfficialNames.OfAsync(db, [.. rows.SelectMany(r => new[] { r.StaffId, r.DecidedBy, r.EndedBy })], stop);
        return
        [
            .. rows.Select(r => new ExclusionLine(
                r,
                names.GetValueOrDefault(r.StaffId, r.StaffId),
                names.GetValueOrDefault(r.DecidedBy),
                r.EndedBy is null ? null : names.GetValueOrDefault(r.EndedBy)
            )),
        ];
    }
}
