using Fairway.Rules.Sources;

namespace Fairway.Rules.ReportsBoard;

/// <summary>Everybody who has a part in a report, when the Board received it and today.</summary>
/// <param name="OfficialId">The official.</param>
/// <param name="SupervisorIds">Supervisors and delegates: then, and the official's today.</param>
/// <param name="SecondLevelIds">Second-level supervisors: then, and the official's today.</param>
/// <param name="AuthorIds">Who wrote a part of it, such as the supervisor of an earlier part of the cycle.</param>
public sealed record ReportPeople(
    string OfficialId,
    IReadOnlyCollection<string> SupervisorIds,
    IReadOnlyCollection<string> SecondLevelIds,
    IReadOnlyCollection<string> AuthorIds
);

/// <summary>Who may not examine a report (BD-2).</summary>
[Rule("BD-2")]
public static class ExaminationConflicts
{
    /// <summary>Met: nothing stands against this member; not met: the part that they have in it, the nearest first.</summary>
    public static Finding Of(string memberId, ReportPeople people) =>
        memberId == people.OfficialId ? Conflict("conflict-official", memberId)
        : people.SupervisorIds.Contains(memberId) ? Conflict("conflict-supervisor", memberId)
        : people.SecondLevelIds.Contains(memberId) ? Conflict("conflict-second-level", memberId)
        : people.AuthorIds.Contains(memberId) ? Conflict("conflict-author", memberId)
        : Finding.Met(Citations.BD2, "no-conflict", ("member", memberId));

    private static Finding Conflict(string reason, string memberId) => Finding.NotMet(Citations.BD2, reason, ("member", memberId));
}
