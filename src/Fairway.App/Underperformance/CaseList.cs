using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules.Underperformance;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Underperformance;

/// <summary>A case in a list.</summary>
/// <param name="DueOn">The day of its next step; null where none is fixed.</param>
/// <param name="Stopped">Whether leave stops its clock today.</param>
/// <param name="Party">How the reader stands to it.</param>
public sealed record CaseLine(
    UnderperformanceCase Case,
    string Official,
    string Supervisor,
    string Unit,
    LocalDate? DueOn,
    bool Stopped,
    CaseParty Party
);

/// <summary>The cases that exist for somebody: their own, their team's, and for HR and the Board those of their office.</summary>
public sealed class CaseList(FairwayDb db, PolicyLibrary policies)
{
    /// <summary>Those still open first, by the day of their next step; then the closed, the latest first.</summary>
    /// <param name="unit">Only officials of this unit; null: all.</param>
    public async Task<IReadOnlyList<CaseLine>> OfAsync(Reader reader, string? unit = null, CancellationToken stop = default)
    {
        var cases = await db
            .UnderperformanceCases.AsNoTracking()
            .Include(c => c.Formers)
            .Where(CaseAccess.Exists(reader))
            .Where(c => unit == null || c.UnitCode == unit)
            .ToListAsync(stop);
        if (cases.Count == 0)
        {
            return [];
        }
        var names = await OfficialNames.OfAsync(db, cases.SelectMany(c => new[] { c.StaffId, c.SupervisorId }).OfType<string>(), stop);
        var codes = cases.Select(c => c.UnitCode).Distinct(StringComparer.Ordinal).ToList();
        var units = await db
            .Units.Where(u => codes.Contains(u.Code))
            .ToDictionaryAsync(u => u.Code, u => u.Name, StringComparer.Ordinal, stop);
        var clocks = await CaseClock.OfAsync(db, cases, c => policies.PolicyAt(c.LaunchedOn).Underperformance, stop);
        return
        [
            .. cases
                .Select(c => new CaseLine(
                    c,
                    names.GetValueOrDefault(c.StaffId, c.StaffId),
                    c.SupervisorId is { } chief ? names.GetValueOrDefault(chief, chief) : "",
                    units.GetValueOrDefault(c.UnitCode, c.UnitCode),
                    DueOf(c, clocks.GetValueOrDefault(c.Id)),
                    c.State == CaseState.Running && clocks.GetValueOrDefault(c.Id)?.IsStoppedOn(reader.Today) == true,
                    CaseAccess.PartiesOf(reader, c).Order().First()
                ))
                .OrderBy(l => l.Case.State.IsClosed())
                .ThenBy(l => l.DueOn ?? LocalDate.MaxIsoValue)
                .ThenByDescending(l => l.Case.ClosedOn)
                .ThenBy(l => l.Official, StringComparer.CurrentCulture),
        ];
    }

    /// <summary>Whether an open case exists for the reader.</summary>
    public async Task<bool> AnyOpenAsync(Reader reader, CancellationToken stop = default) =>
        // Everybody's home page asks this. Who holds no office has a part of their own in a case, or none.
        (reader.Offices.Count > 0 || await OncePerModel<Queries>.Of(db).HasPart(db, reader.StaffId ?? "", stop))
        && await db.UnderperformanceCases.Where(CaseAccess.Exists(reader)).AnyAsync(c => c.ClosedOn == null, stop);

    /// <summary>Translated once.</summary>
    private sealed class Queries
    {
        public readonly Func<FairwayDb, string, CancellationToken, Task<bool>> HasPart = EF.CompileAsyncQuery(
            (FairwayDb db, string me, CancellationToken stop) =>
                db.UnderperformanceCases.Any(c => c.ClosedOn == null && (c.StaffId == me || c.SupervisorId == me || c.SecondLevelId == me))
        );
    }

    private LocalDate? DueOf(UnderperformanceCase of, ClockReading? clock) =>
        CaseSteps.Awaited(of, clock, policies.PolicyAt(of.LaunchedOn).Underperformance)?.DueOn;
}
