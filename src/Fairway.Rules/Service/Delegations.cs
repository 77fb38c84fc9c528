using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Service;

/// <summary>A responsible chief's appraisal work, handed to the manager of a smaller unit (SV-5).</summary>
/// <param name="ChiefId">The responsible chief, who stays accountable.</param>
/// <param name="DelegateId">The manager of the smaller unit.</param>
/// <param name="UnitCode">The smaller unit: the delegation covers those in it, and beneath it, whose responsible chief is the chief.</param>
/// <param name="Span">The days on which it holds; open: until it is handed back.</param>
/// <param name="DelegateSigns">Whether the delegate signs; then the chief is second level.</param>
public sealed record DelegationTerms(string ChiefId, string DelegateId, string UnitCode, Span Span, bool DelegateSigns);

/// <summary>
/// When work may be delegated, and whose appraisals a delegation covers (SV-5). A manager of a smaller unit who is its responsible chief
/// appraises its officials anyway; a delegation is for a smaller unit that the chief above answers for (interpretation 5).
/// </summary>
[Rule("SV-5")]
public static class Delegations
{
    /// <summary>
    /// What stands against a delegation; empty: nothing. Besides its places (<see cref="CheckPlaces"/>): it does not begin in the past, and
    /// covers no day that another covers for the same unit.
    /// </summary>
    /// <param name="delegation">The delegation wished for.</param>
    /// <param name="delegateUnit">The unit of the delegate's current service period; null: none.</param>
    /// <param name="tree">Units and chiefs of its first day.</param>
    /// <param name="existing">The delegations that stand, of anybody.</param>
    /// <param name="policy">Whether a delegate may sign.</param>
    /// <param name="today">The day at the chief's duty station.</param>
    public static IReadOnlyList<Refusal> Check(
        DelegationTerms delegation,
        string? delegateUnit,
        UnitTree tree,
        IEnumerable<DelegationTerms> existing,
        ServicePolicy policy,
        LocalDate today
    )
    {
        var refusals = new List<Refusal>(CheckPlaces(delegation, delegateUnit, tree));
        if (delegation.Span.IsEmpty)
        {
            refusals.Add(Refusal.Of(RefusalCodes.DelegationEmpty, "Until", "SV-5"));
        }
        if (delegation.Span.From < today)
        {
            refusals.Add(Refusal.Of(RefusalCodes.DelegationInPast, "From", "SV-5", delegation.Span.From, today));
        }
        if (delegation.DelegateSigns && !policy.DelegateMaySign)
        {
            refusals.Add(Refusal.Of(RefusalCodes.DelegationMayNotSign, "DelegateSigns", "SV-5"));
        }
        if (existing.FirstOrDefault(other => other.UnitCode == delegation.UnitCode && other.Span.Overlaps(delegation.Span)) is { } other)
        {
            refusals.Add(Refusal.Of(RefusalCodes.DelegationOverlaps, "From", "SV-5", other.DelegateId, other.Span.From));
        }
        return refusals;
    }

    /// <summary>
    /// What stands against the places of the three, when it is given and on every day after; a delegation for which this is not empty has
    /// lapsed. The smaller unit lies beneath one that the chief heads and has no other chief; nobody is their own delegate; the delegate
    /// works in the smaller unit and reports to the chief.
    /// </summary>
    /// <param name="delegation">The delegation.</param>
    /// <param name="delegateUnit">The unit of the delegate's current service period; null: none.</param>
    /// <param name="tree">Units and chiefs of the day.</param>
    public static IReadOnlyList<Refusal> CheckPlaces(DelegationTerms delegation, string? delegateUnit, UnitTree tree)
    {
        var refusals = new List<Refusal>();
        var unit = tree.Find(delegation.UnitCode);
        if (unit is null)
        {
            refusals.Add(Refusal.Of(RefusalCodes.DelegationUnitUnknown, "UnitCode", "SV-5", delegation.UnitCode));
        }
        else if (!tree.PathUp(unit.Code).Skip(1).Any(above => above.ChiefId == delegation.ChiefId))
        {
            refusals.Add(Refusal.Of(RefusalCodes.DelegationUnitNotBeneath, "UnitCode", "SV-5", delegation.UnitCode));
        }
        // Whoever works there and heads nothing reports to this person.
        else if (Supervisors.Of("", unit.Code, tree, null).StaffId is { } answers && answers != delegation.ChiefId)
        {
            refusals.Add(Refusal.Of(RefusalCodes.DelegationUnitHasItsChief, "UnitCode", "SV-5", delegation.UnitCode, answers));
        }
        if (delegation.ChiefId == delegation.DelegateId)
        {
            refusals.Add(Refusal.Of(RefusalCodes.DelegationToOneself, "DelegateId", "SV-5"));
        }
        else if (refusals.Count == 0 && !ManagesIt(delegation, delegateUnit, tree))
        {
            refusals.Add(Refusal.Of(RefusalCodes.DelegationNotInUnit, "DelegateId", "SV-5", delegation.DelegateId, delegation.UnitCode));
        }
        return refusals;
    }

    private static bool ManagesIt(DelegationTerms delegation, string? delegateUnit, UnitTree tree) =>
        delegateUnit is not null
        && tree.PathUp(delegateUnit).Any(unit => unit.Code == delegation.UnitCode)
        && Supervisors.Of(delegation.DelegateId, delegateUnit, tree, null).StaffId == delegation.ChiefId;

    /// <summary>
    /// The delegation that covers an official's appraisal on a day; null if none does. It is one of the official's supervisor, for a unit on
    /// the official's path upwards; of several the nearest. The delegate's own appraisal is not covered: nobody is their own delegate.
    /// </summary>
    public static DelegationTerms? Covering(
        string staffId,
        string unitCode,
        string? supervisorId,
        UnitTree tree,
        IReadOnlyCollection<DelegationTerms> delegations,
        LocalDate day
    ) =>
        tree.PathUp(unitCode)
            .Select(unit =>
                delegations.FirstOrDefault(d =>
                    d.UnitCode == unit.Code && d.ChiefId == supervisorId && d.DelegateId != staffId && d.Span.Contains(day)
                )
            )
            .FirstOrDefault(found => found is not null);
}
