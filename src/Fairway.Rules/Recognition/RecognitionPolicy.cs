using System.Collections.Immutable;

namespace Fairway.Rules.Recognition;

/// <summary>Who approves a kind of reward.</summary>
[Rule("RC-1")]
public enum RewardApprover
{
    /// <summary>The HR partner of the unit of whoever is recognised.</summary>
    HrPartner,

    /// <summary>The Director-General.</summary>
    DirectorGeneral,
}

/// <summary>A kind of reward.</summary>
/// <param name="Code">Kept with the reward.</param>
/// <param name="Name">What a reader chooses.</param>
/// <param name="Approver">Who approves it.</param>
[Rule("RC-1")]
public sealed record RewardType(string Code, Wording Name, RewardApprover Approver);

/// <summary>Parameters of recognition (RC-1), as they stand on one day.</summary>
/// <param name="Rewards">The kinds of rewards (<c>recognition.rewards</c>); empty: there are none.</param>
[Rule("RC-1")]
public sealed record RecognitionPolicy(ImmutableArray<RewardType> Rewards)
{
    /// <summary>Policy codes of who approves.</summary>
    public static ImmutableArray<(RewardApprover Value, string Code)> Approvers { get; } =
    [(RewardApprover.HrPartner, "hr-partner"), (RewardApprover.DirectorGeneral, "director-general")];
}
