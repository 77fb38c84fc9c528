using Fairway.Rules.Service;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>What the appraisal of one official is built on, as of one day.</summary>
/// <param name="UnitCode">The unit of the period that covers the day; null where the period names none.</param>
/// <param name="Funding">RB or TC; null = not in service on the day.</param>
/// <param name="SupervisorId">The responsible chief; null while the place is vacant.</param>
/// <param name="SecondLevelId">The chief's own supervisor, or the head's alternate.</param>
/// <param name="DelegateId">Who appraises for the chief (SV-5).</param>
/// <param name="IsManager">A responsible chief of some unit, or a delegate who signs (CY-2).</param>
public sealed record AppraisalFacts(
    string StaffId,
    string Name,
    string? UnitCode,
    string? Funding,
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
        // Of a career only what decides funding: a chief's page asks it about the whole team.
        var officials = await db
            .Officials.Where(o => ids.Contains(o.StaffId))
            .Select(o => new Person(o.StaffId, o.GivenNames, o.FamilyName, o.EntryOnDuty, o.Probation))
            .ToListAsync(stop);
        var service = (
            await db
                .ServicePeriods.Where(p => ids.Contains(p.StaffId))
                .Select(p => new Served(p.StaffId, p.From, p.Until, p.Organization, p.Status, p.Funding, p.UnitCode))
                .ToListAsync(stop)
        ).ToLookup(p => p.StaffId, StringComparer.Ordinal);
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
        var supervisors = supervisions.Values.Select(s => s.SupervisorId).Distinct(StringComparer.Ordinal).ToList();
        var delegations = await db
            .Delegations.AsNoTracking()
            .Where(d => supervisors.Contains(d.ChiefId) || (d.DelegateSigns && ids.Contains(d.DelegateId)))
            .Where(d => d.From <= day && (d.Until == null || day < d.Until))
            .ToListAsync(stop);
        // Where nothing is delegated, which is the rule, nobody asks what lies within what.
        var parents =
            delegations.Count == 0
                ? []
                : await db
                    .Units.Select(u => new { u.Code, u.ParentCode })
                    .ToDictionaryAsync(u => u.Code, u => u.ParentCode, StringComparer.Ordinal, stop);
        return
        [
            .. officials.Select(official =>
            {
                var supervision = supervisions.GetValueOrDefault(official.StaffId);
                var current = service[official.StaffId]
                    .FirstOrDefault(p => p.InService && p.From <= day && (p.Until == null || day < p.Until));
                var delegation = delegations.FirstOrDefault(d =>
                    d.ChiefId == supervision?.SupervisorId
                    && d.DelegateId != official.StaffId
                    && Within(current?.UnitCode, d.UnitCode, parents)
                );
                return new AppraisalFacts(
                    official.StaffId,
                    official.Name,
                    current?.UnitCode,
                    current?.Funding,
                    supervision?.SupervisorId,
                    supervision?.SecondLevelId,
                    delegation?.DelegateId,
                    delegation?.DelegateSigns ?? false,
                    chiefs.Contains(official.StaffId) || delegations.Any(d => d.DelegateSigns && d.DelegateId == official.StaffId)
                )
                {
                    Career = ServiceCareer.Of(
                        official.EntryOnDuty,
                        official.Probation,
                        service[official.StaffId].Select(p => ServiceCareer.Period(p.From, p.Until, p.Organization, p.Status, p.Funding))
                    ),
                };
            }),
        ];
    }

    private sealed record Person(string StaffId, string GivenNames, string FamilyName, LocalDate EntryOnDuty, bool Probation)
    {
        public string Name => $"{GivenNames} {FamilyName}".Trim() is { Length: > 0 } name ? name : StaffId;
    }

    private sealed record Served(
        string StaffId,
        LocalDate From,
        LocalDate? Until,
        string Organization,
        string Status,
        string? Funding,
        string? UnitCode
    )
    {
        public bool InService => ServiceOn.Counts(Organization, Status);
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
