using Fairway.Rules.Sources;

namespace Fairway.Rules.Promotions;

/// <summary>The people around a candidate, by whom conflicts are found (PP-8).</summary>
/// <param name="StaffId">The candidate.</param>
/// <param name="Chiefs">Their responsible chief, and who was it during the last cycle.</param>
/// <param name="SecondLevels">Their second-level supervisors.</param>
/// <param name="Reports">Who reports to the candidate.</param>
[Rule("PP-8")]
public sealed record CandidatePeople(
    string StaffId,
    IReadOnlyCollection<string> Chiefs,
    IReadOnlyCollection<string> SecondLevels,
    IReadOnlyCollection<string> Reports
);

/// <summary>Who steps aside for a candidate (PP-8): whom the record shows to be too near, and who says so themselves.</summary>
[Rule("PP-8")]
public static class PanelConflicts
{
    /// <summary>Met: nothing stands between this member and the candidate; not met: what does, the nearest first.</summary>
    /// <param name="memberId">The member.</param>
    /// <param name="people">The people around the candidate.</param>
    /// <param name="declared">Whether the member has stepped aside of their own accord.</param>
    public static Finding Of(string memberId, CandidatePeople people, bool declared) =>
        memberId == people.StaffId ? Conflict("panel-conflict-oneself")
        : people.Chiefs.Contains(memberId) ? Conflict("panel-conflict-chief")
        : people.SecondLevels.Contains(memberId) ? Conflict("panel-conflict-second-level")
        : people.Reports.Contains(memberId) ? Conflict("panel-conflict-reports")
        : declared ? Conflict("panel-conflict-declared")
        : Finding.Met(Citations.PP8, "panel-no-conflict", ("member", memberId));

    /// <summary>
    /// Whether somebody can sit on a panel at all: not who is a candidate of the same group, since those compete with each other for the same places.
    /// </summary>
    /// <param name="memberId">Whom one wants to name.</param>
    /// <param name="candidates">The candidates of the panel's group.</param>
    public static Finding Membership(string memberId, IEnumerable<string> candidates) =>
        candidates.Contains(memberId)
            ? Finding.NotMet(Citations.PP8, "panel-member-competes", ("member", memberId))
            : Finding.Met(Citations.PP8, "panel-no-conflict", ("member", memberId));

    private static Finding Conflict(string reason) => Finding.NotMet(Citations.PP8, reason);
}
