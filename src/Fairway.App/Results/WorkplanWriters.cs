using Fairway.App.Accounts;
using Fairway.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Results;

/// <summary>
/// Who writes a unit's workplan (RB-3): the responsible chief, who alone publishes it, and those to whom the chief delegated the unit
/// (SV-5), who draft. Where the unit's own chief's place is vacant, the chief of the next unit above is responsible (SV-4).
/// Everybody signed in reads what is published; a draft is read only by those who write it.
/// </summary>
/// <param name="ChiefId">The responsible chief on the day; null where every place up to the top is vacant.</param>
/// <param name="ChiefOf">The unit whose chief that is: the unit itself, or the one above that answers for it.</param>
/// <param name="DelegateIds">Who drafts for the chief on the day.</param>
[Rule("RB-3"), Rule("SV-4"), Rule("SV-5")]
public sealed record WorkplanWriters(string? ChiefId, string? ChiefOf, IReadOnlySet<string> DelegateIds)
{
    public bool MayPublish(Reader reader) => reader.StaffId is { } me && me == ChiefId;

    public bool MayWrite(Reader reader) => MayPublish(reader) || (reader.StaffId is { } me && DelegateIds.Contains(me));

    /// <param name="chain">The unit and those above it, nearest first.</param>
    public static async Task<WorkplanWriters> OfAsync(
        FairwayDb db,
        IReadOnlyList<string> chain,
        LocalDate today,
        CancellationToken stop = default
    )
    {
        var chiefs = await db
            .Chieftaincies.AsNoTracking()
            .Where(c => chain.Contains(c.UnitCode) && c.From <= today && (c.Until == null || c.Until > today))
            .ToDictionaryAsync(c => c.UnitCode, c => c.StaffId, StringComparer.Ordinal, stop);
        if (chain.FirstOrDefault(chiefs.ContainsKey) is not { } chiefOf)
        {
            return new(null, null, new HashSet<string>(StringComparer.Ordinal));
        }
        var chief = chiefs[chiefOf];
        var delegates = await db
            .Delegations.AsNoTracking()
            .Where(d => d.ChiefId == chief && chain.Contains(d.UnitCode) && d.From <= today && (d.Until == null || d.Until > today))
            .Select(d => d.DelegateId)
            .ToListAsync(stop);
        return new(chief, chiefOf, delegates.ToHashSet(StringComparer.Ordinal));
    }
}
