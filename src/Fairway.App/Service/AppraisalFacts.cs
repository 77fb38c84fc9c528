using Fairway.Rules.Service;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>What the appraisal of one official is built on, as of one day.</summary>
/// <param name="UnitCode">The unit of the period that covers the day; null where the period names none.</param>
/// <param name="Funding">RB or TC; null = not in service on the day.</param>
/// <param name="StretchStart">First day of the unbroken run of RB periods that covers the day; null unless RB.</param>
/// <param name="ProbationFrom">Entry on duty, where probation begins with it; null where there is none (PR-1).</param>
/// <param name="SupervisorId">The responsible chief; null while the place is vacant.</param>
/// <param name="SecondLevelId">The chief's own supervisor, or the head's alternate.</param>
/// <param name="DelegateId">Who appraises for the chief (SV-5).</param>
/// <param name="IsManager">A responsible chief of some unit, or a delegate who signs (CY-2).</param>
public sealed record AppraisalFacts(
    string StaffId,
    string Name,
    string? UnitCode,
    string? Funding,
    LocalDate? StretchStart,
    LocalDate? ProbationFrom,
    string? SupervisorId,
    string? SecondLevelId,
    string? DelegateId,
    bool DelegateSigns,
    bool IsManager
)
{
    /// <summary>The service that the calendar of obligations follows from.</summary>
    public required Career Career { get; init; }

    /// <summary>The facts of several officials in a handful of queries, whatever their number.</summary>
    public static async Task<IReadOnlyList<AppraisalFacts>> OfAsync(
        FairwayDb db,
        IReadOnlyCollection<string> staffIds,
        LocalDate day,
        CancellationToken stop = default
    )
    {
        var ids = staffIds.Distinct(StringComparer.Ordinal).ToList();
        var officials = await db.Officials.AsNoTracking().Include(o => o.Periods).Where(o => ids.Contains(o.StaffId)).ToListAsync(stop);
        var supervisions = await db
            .Supervisions.AsNoTracking()
            .Where(s => ids.Contains(s.StaffId) && s.From <= day && (s.Until == null || day < s.Until))
            .ToDictionaryAsync(s => s.StaffId, StringComparer.Ordinal, stop);
        var chiefs = (
            await db
                .Chieftaincies.Where(c => ids.Contains(c.StaffId) && c.From <= day && (c.Until == null || day < c.Until))
                .Select(c => c.StaffId)
                .ToListAsync(stop)
        ).ToHashSet(StringComparer.Ordinal);
        var delegations = await db
            .Delegations.AsNoTracking()
            .Where(d => d.From <= day && (d.Until == null || day < d.Until))
            .ToListAsync(stop);
        var parents = await db.Units.ToDictionaryAsync(u => u.Code, u => u.ParentCode, StringComparer.Ordinal, stop);
        return
        [
            .. officials.Select(official =>
            {
                var supervision = supervisions.GetValueOrDefault(official.StaffId);
                var current = official.Periods.FirstOrDefault(p => InService(p) && p.From <= day && (p.Until == null || day < p.Until));
                var delegation = delegations.FirstOrDefault(d =>
                    d.ChiefId == supervision?.SupervisorId
                    && d.DelegateId != official.StaffId
                    && Within(current?.UnitCode, d.UnitCode, parents)
                );
                return new AppraisalFacts(
                    official.StaffId,
                    official.FullName,
                    current?.UnitCode,
                    current?.Funding,
                    StretchOf(official, day),
                    official.Probation ? official.EntryOnDuty : null,
                    supervision?.SupervisorId,
                    supervision?.SecondLevelId,
                    delegation?.DelegateId,
                    delegation?.DelegateSigns ?? false,
                    chiefs.Contains(official.StaffId) || delegations.Any(d => d.DelegateSigns && d.DelegateId == official.StaffId)
                )
                {
                    Career = official.Career(),
                };
            }),
        ];
    }

    private static bool InService(ServicePeriod period) => period.Organization == ServicePeriods.Ilo || period.Status == "secondment";

    /// <summary>The first day of the regular-budget stretch that holds a day; null where none does.</summary>
    private static LocalDate? StretchOf(Official official, LocalDate day)
    {
        FundedPeriod[] service =
        [
            .. official
                .Periods.OrderBy(p => p.From)
                .Select(p => new FundedPeriod(
                    DayNumbers.Of(p.From),
                    DayNumbers.OfEnd(p.Until),
                    InService(p) && p.Funding is { } funding ? Codes.Parse<Funding>(funding) : null
                )),
        ];
        return FundedPeriod.StretchOn(service, DayNumbers.Of(day)) is { } stretch ? DayNumbers.Day(stretch.From) : null;
    }

    private static bool Within(string? unit, string above, Dictionary<string, string?> parents)
    {
        for (var at = unit; at is not null; at = parents.GetValueOrDefault(at))
        {
            if (at == above)
            {
                return true;
            }
        }

        return false;
    }
}
