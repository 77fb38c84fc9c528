using Fairway.Rules.Sources;

namespace Fairway.Rules.Service;

/// <summary>Who supervises somebody, and how that was found.</summary>
/// <param name="StaffId">The supervisor; null where there is none (the head of the organization) or HR has to say (see the findings).</param>
/// <param name="Findings">The derivation: the vacancies that were passed over, then the conclusion, last.</param>
public sealed record Supervisor(string? StaffId, IReadOnlyList<Finding> Findings)
{
    /// <summary>The conclusion.</summary>
    public Finding Conclusion => Findings[^1];
}

/// <summary>Who supervises whom, from the tree of units (SV-4). Both levels strictly ascend the tree, so nobody supervises themselves, at any remove.</summary>
[Rule("SV-4")]
public static class Supervisors
{
    /// <summary>
    /// The responsible chief of an official: of their own unit; for who heads a unit, of the unit above the highest they head. A unit
    /// without a chief falls to the one above, with a finding; above the top stands the head of the organization, who has no supervisor.
    /// </summary>
    /// <param name="staffId">The official.</param>
    /// <param name="unitCode">The unit of their current service period; null or unknown: HR has to say, unless they head a unit.</param>
    /// <param name="tree">Units and chiefs of the day in question; a chief who left is not in it.</param>
    /// <param name="headOfOrganization">The Director-General's staff id; null while that place is vacant.</param>
    public static Supervisor Of(string staffId, string? unitCode, UnitTree tree, string? headOfOrganization)
    {
        if (Same(staffId, headOfOrganization))
        {
            return new(null, [Finding.Met(Citations.SV4, "head-of-organization", ("official", staffId))]);
        }
        var headed = tree.TopUnitHeadedBy(staffId);
        var unit = headed ?? (unitCode is null ? null : tree.Find(unitCode));
        if (unit is null)
        {
            return new(
                null,
                [Finding.NeedsDecision(Citations.SV4, Decider.HrPartner, "no-unit", ("official", staffId), ("unit", unitCode ?? ""))]
            );
        }
        var findings = new List<Finding>();
        var path = headed is null ? tree.PathUp(unit.Code) : tree.PathUp(unit.Code).Skip(1);
        foreach (var above in path)
        {
            if (above.ChiefId is null)
            {
                findings.Add(Finding.NeedsDecision(Citations.SV4, Decider.HrPartner, "vacant-chief", ("unit", above.Code)));
                continue;
            }
            var reason =
                headed is not null ? "chief-of-unit-above"
                : above.Code == unit.Code ? "chief-of-own-unit"
                : "chief-of-next-unit-above";
            findings.Add(Finding.Met(Citations.SV4, reason, ("official", staffId), ("unit", above.Code), ("supervisor", above.ChiefId)));
            return new(above.ChiefId, findings);
        }
        findings.Add(
            headOfOrganization is null
                ? Finding.NeedsDecision(Citations.SV4, Decider.HrPartner, "vacant-head", ("official", staffId))
                : Finding.Met(Citations.SV4, "reports-to-head", ("official", staffId), ("supervisor", headOfOrganization))
        );
        return new(headOfOrganization, findings);
    }

    /// <summary>
    /// The second-level supervisor: the supervisor's own supervisor; for who reports to the head of the organization, the named alternate.
    /// Never the official and never the first level: where the alternate would be, HR has to name another.
    /// </summary>
    /// <param name="staffId">The official.</param>
    /// <param name="unitCode">As in <see cref="Of"/>.</param>
    /// <param name="tree">As in <see cref="Of"/>.</param>
    /// <param name="headOfOrganization">As in <see cref="Of"/>.</param>
    /// <param name="alternate">Who takes the head's part; null: nobody is named.</param>
    public static Supervisor SecondLevelOf(string staffId, string? unitCode, UnitTree tree, string? headOfOrganization, string? alternate)
    {
        if (Same(staffId, headOfOrganization))
        {
            return new(null, [Finding.Met(Citations.SV4, "head-of-organization", ("official", staffId))]);
        }
        var first = Of(staffId, unitCode, tree, headOfOrganization);
        if (first.StaffId is null)
        {
            return new(
                null,
                [.. first.Findings, Finding.NeedsDecision(Citations.SV4, Decider.HrPartner, "no-first-level", ("official", staffId))]
            );
        }
        if (!Same(first.StaffId, headOfOrganization))
        {
            // The supervisor heads a unit, so their own unit need not be known.
            return Of(first.StaffId, null, tree, headOfOrganization);
        }
        (string, string)[] facts = [("official", staffId), ("supervisor", first.StaffId), ("alternate", alternate ?? "")];
        return alternate is null || Same(alternate, staffId) || Same(alternate, first.StaffId)
            ? new(null, [Finding.NeedsDecision(Citations.SV4, Decider.HrPartner, "no-alternate", facts)])
            : new(alternate, [Finding.Met(Citations.SV4, "alternate-of-head", facts)]);
    }

    /// <summary>The units whose chief's place is vacant, in ordinal order of their codes: HR's queue.</summary>
    public static IReadOnlyList<Finding> Vacancies(UnitTree tree) =>
        [
            .. tree
                .Units.Where(unit => unit.ChiefId is null)
                .OrderBy(unit => unit.Code, StringComparer.Ordinal)
                .Select(unit => Finding.NeedsDecision(Citations.SV4, Decider.HrPartner, "vacant-chief", ("unit", unit.Code))),
        ];

    private static bool Same(string id, string? other) => string.Equals(id, other, StringComparison.Ordinal);
}
