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
        var queries = OncePerModel<Queries>.Of(db);
        var own = await queries.Supervised(db, chiefsOfOwn, staffId, day).ToListAsync(stop);
        var delegations = await queries.Delegated(db, staffId, day).ToListAsync(stop);
        if (delegations.Count == 0)
        {
            return own;
        }

        var chiefs = delegations.Select(d => d.ChiefId).ToList();
        var candidates = await queries.Supervised(db, chiefs, staffId, day).ToListAsync(stop);
        var delegated = (await AppraisalFacts.OfAsync(db, candidates, day, stop))
            .Where(f => f.DelegateId == staffId)
            .Select(f => f.StaffId);
        return [.. own.Concat(delegated).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Asked by home and every list of a chief: translated once.</summary>
    private sealed class Queries
    {
        /// <summary>Whom any of these supervises on a day, without one.</summary>
        public readonly Func<FairwayDb, List<string>, string, LocalDate, IAsyncEnumerable<string>> Supervised = EF.CompileAsyncQuery(
            (FairwayDb db, List<string> chiefs, string without, LocalDate day) =>
                db
                    .Supervisions.Where(s =>
                        chiefs.Contains(s.SupervisorId) && s.StaffId != without && s.From <= day && (s.Until == null || day < s.Until)
                    )
                    .Select(s => s.StaffId)
        );

        public readonly Func<FairwayDb, string, LocalDate, IAsyncEnumerable<Delegation>> Delegated = EF.CompileAsyncQuery(
            (FairwayDb db, string delegateId, LocalDate day) =>
                db.Delegations.AsNoTracking().Where(d => d.DelegateId == delegateId && d.From <= day && (d.Until == null || day < d.Until))
        );
    }
}
