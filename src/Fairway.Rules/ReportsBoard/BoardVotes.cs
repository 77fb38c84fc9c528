namespace Fairway.Rules.ReportsBoard;

/// <summary>Parameters of the Reports Board, as they stand on one day.</summary>
/// <param name="Quorum">How many members without conflict a decision in session needs (<c>board.quorum</c>).</param>
/// <param name="SmallestGroup">Figures count at least so many people (<c>board.smallestGroup</c>).</param>
/// <param name="ComplianceAfter">How long after a step's last due date its figures are published (<c>board.complianceAfter</c>).</param>
[Rule("BD-2"), Rule("BD-3")]
public sealed record BoardPolicy(int Quorum, int SmallestGroup, NodaTime.Period ComplianceAfter);

/// <summary>How the members voted on a matter. All three are counts of members present without conflict.</summary>
/// <param name="For">In favour.</param>
/// <param name="Against">Against.</param>
/// <param name="Abstained">Neither.</param>
public sealed record BoardVote(int For, int Against, int Abstained)
{
    /// <summary>Carried: more in favour than against. A tie is not.</summary>
    public bool IsCarried => For > Against;
}

/// <summary>What a decision of the Board in session needs (BD-2).</summary>
[Rule("BD-2")]
public static class BoardVotes
{
    /// <summary>What stands against the decision; empty: nothing.</summary>
    /// <param name="vote">The votes.</param>
    /// <param name="mayVote">How many members are present who have no part in the report.</param>
    /// <param name="policy">The quorum.</param>
    public static IReadOnlyList<Refusal> Check(BoardVote vote, int mayVote, BoardPolicy policy)
    {
        if (mayVote < policy.Quorum)
        {
            return [Refusal.Of(RefusalCodes.BoardQuorumMissing, null, "BD-2", mayVote, policy.Quorum)];
        }
        var given = vote.For + vote.Against + vote.Abstained;
        return vote.For < 0 || vote.Against < 0 || vote.Abstained < 0
                ? [Refusal.Of(RefusalCodes.BoardVotesWrong, "For", "BD-2", given, mayVote)]
            : given != mayVote ? [Refusal.Of(RefusalCodes.BoardVotesWrong, "For", "BD-2", given, mayVote)]
            : [];
    }
}
