using Fairway.Rules.Sources;

namespace Fairway.Rules.Reclassification;

/// <summary>The people around a request, by whom conflicts of an Independent Review Group's members are found (RG-1).</summary>
/// <param name="Parties">The official, who asked, and who was the official's chief at any time since the request.</param>
/// <param name="Evaluators">Who took the evaluation on, be it for a day.</param>
/// <param name="Line">The official's second-level supervisors of that time, and whom the official supervises.</param>
/// <param name="UnitCode">The unit of the job.</param>
[Rule("RG-1")]
public sealed record ReviewPeople(
    IReadOnlyCollection<string> Parties,
    IReadOnlyCollection<string> Evaluators,
    IReadOnlyCollection<string> Line,
    string UnitCode
);

/// <summary>Which members of an Independent Review Group examine an appeal: none whom the record shows to be too near, and none who says so themselves.</summary>
[Rule("RG-1")]
public static class ReviewConflicts
{
    /// <summary>Met: nothing stands between this member and the appeal; not met: what does, the nearest first.</summary>
    /// <param name="memberId">The member, by staff id or account.</param>
    /// <param name="memberUnit">Where the member serves; null: nowhere in the organization.</param>
    /// <param name="people">The people around the request.</param>
    /// <param name="declared">Whether the member has stepped aside of their own accord.</param>
    public static Finding Of(string memberId, string? memberUnit, ReviewPeople people, bool declared) =>
        people.Parties.Contains(memberId) ? Conflict("review-conflict-party")
        : people.Evaluators.Contains(memberId) ? Conflict("review-conflict-evaluator")
        : people.Line.Contains(memberId) ? Conflict("review-conflict-line")
        : memberUnit == people.UnitCode ? Conflict("review-conflict-unit")
        : declared ? Conflict("review-conflict-declared")
        : Finding.Met(Citations.RG1, "review-no-conflict");

    private static Finding Conflict(string reason) => Finding.NotMet(Citations.RG1, reason);
}
