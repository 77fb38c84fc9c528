using Fairway.Rules.Probation;
using Fairway.Rules.Service;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Probation;

/// <summary>Until when probation was extended, for the calendar: the third appraisal begins after it (PR-3).</summary>
public static class ProbationExtensions
{
    /// <summary>The new last day, inclusive, by staff id; who is not in it has no extension.</summary>
    public static Task<IReadOnlyDictionary<string, LocalDate>> OfAsync(
        FairwayDb db,
        IReadOnlyCollection<string> staffIds,
        CancellationToken stop = default
    ) => LastDaysAsync(Extended(db).Where(c => staffIds.Contains(c.StaffId)), stop);

    /// <summary>The same of those that have not ended on a day.</summary>
    public static Task<IReadOnlyDictionary<string, LocalDate>> RunningAsync(
        FairwayDb db,
        LocalDate today,
        CancellationToken stop = default
    ) => LastDaysAsync(Extended(db).Where(c => c.ExtendedTo >= today), stop);

    private static IQueryable<ProbationCase> Extended(FairwayDb db) =>
        db.Probations.Where(c => c.Decision == Recommendation.Extend && c.ExtendedTo != null);

    private static async Task<IReadOnlyDictionary<string, LocalDate>> LastDaysAsync(IQueryable<ProbationCase> of, CancellationToken stop)
    {
        var extended = await of.Select(c => new { c.StaffId, c.ExtendedTo }).ToListAsync(stop);
        // Whoever entered on duty twice had two probations: the later day is that of the later one.
        return extended
            .GroupBy(c => c.StaffId, StringComparer.Ordinal)
            .ToDictionary(own => own.Key, own => own.Max(c => c.ExtendedTo!.Value), StringComparer.Ordinal);
    }

    /// <summary>The career with what was decided about its probation.</summary>
    public static Career With(this Career career, IReadOnlyDictionary<string, LocalDate> extended, string staffId) =>
        extended.TryGetValue(staffId, out var until) && until > career.EntryOnDuty ? career with { ProbationExtendedTo = until } : career;
}
