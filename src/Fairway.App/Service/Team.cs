using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>Whom somebody appraises on a day: those they supervise or stand in for a supervisor of, and those delegated to them (SV-4, SV-5).</summary>
public static class Team
{
    public static async Task<IReadOnlyList<string>> MembersAsync(
        FairwayDb db,
        string staffId,
        LocalDate day,
        IReadOnlySet<string>? standsInFor = null,
        CancellationToken stop = default
    )
    {
        var chiefsOfOwn = new[] { staffId }.Concat(standsInFor ?? FrozenSet<string>.Empty).ToList();
        var own = await db
            .Supervisions.Where(s =>
                chiefsOfOwn.Contains(s.SupervisorId) && s.StaffId != staffId && s.From <= day && (s.Until == null || day < s.Until)
            )
            .Select(s => s.StaffId)
            .ToListAsync(stop);
        var delegations = await db
            .Delegations.AsNoTracking()
            .Where(d => d.DelegateId == staffId && d.From <= day && (d.Until == null || day < d.Until))
            .ToListAsync(stop);
        if (delegations.Count == 0)
        {
            return own;
        }

        var chiefs = delegations.Select(d => d.ChiefId).ToList();
        var candidates = await db
            .Supervisions.Where(s =>
                chiefs.Contains(s.SupervisorId) && s.StaffId != staffId && s.From <= day && (s.Until == null || day < s.Until)
            )
            .Select(s => s.StaffId)
            .ToListAsync(stop);
        var delegated = (await AppraisalFacts.OfAsync(db, candidates, day, stop))
            .Where(f => f.DelegateId == staffId)
            .Select(f => f.StaffId);
        return [.. own.Concat(delegated).Distinct(StringComparer.Ordinal)];
    }
}
