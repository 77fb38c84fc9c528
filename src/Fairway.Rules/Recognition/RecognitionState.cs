namespace Fairway.Rules.Recognition;

/// <summary>Who reads a recognition (RC-1).</summary>
[Rule("RC-1")]
public enum RecognitionAudience
{
    /// <summary>Everybody in the organization.</summary>
    Everybody,

    /// <summary>Those who are recognised, and nobody else.</summary>
    ThemAlone,
}

/// <summary>What a recognition is tied to.</summary>
[Rule("RC-1")]
public enum RecognitionTie
{
    /// <summary>A core competency, in which the organization's values are put into words.</summary>
    Competency,

    /// <summary>An outcome of the programme and budget.</summary>
    Outcome,
}

/// <summary>Where a reward that somebody proposes stands.</summary>
[Rule("RC-1")]
public enum RewardState
{
    /// <summary>There is none.</summary>
    NotProposed,

    /// <summary>Proposed; whoever approves rewards of this kind decides.</summary>
    Proposed,

    /// <summary>Approved.</summary>
    Approved,

    /// <summary>Not approved, with reasons.</summary>
    Refused,
}

/// <summary>What somebody does with a reward.</summary>
[Rule("RC-1")]
public enum RewardAct
{
    /// <summary>Proposes it.</summary>
    Propose,

    /// <summary>Approves it.</summary>
    Approve,

    /// <summary>Refuses it, with reasons.</summary>
    Refuse,
}

/// <summary>In which capacity somebody acts on a reward.</summary>
[Rule("RC-1")]
public enum RewardParty
{
    /// <summary>The supervisor of somebody who is recognised.</summary>
    Supervisor,

    /// <summary>Whoever approves rewards of this kind, as the policy says; never who proposed it or receives it.</summary>
    Approver,
}

/// <summary>A row of the workflow of rewards.</summary>
/// <param name="From">The state before.</param>
/// <param name="Act">The act.</param>
/// <param name="Party">Who may.</param>
/// <param name="To">The state after.</param>
/// <param name="Rule">The rule it rests on.</param>
public sealed record RewardTransition(RewardState From, RewardAct Act, RewardParty Party, RewardState To, string Rule);

/// <summary>The workflow of rewards as one table: a recognition needs nobody's leave, a reward has an approval of its own.</summary>
[Rule("RC-1")]
public static class RewardWorkflow
{
    /// <summary>Every row; anything that has none is refused.</summary>
    public static IReadOnlyList<RewardTransition> Table { get; } =
    [
        new(RewardState.NotProposed, RewardAct.Propose, RewardParty.Supervisor, RewardState.Proposed, "RC-1"),
        new(RewardState.Proposed, RewardAct.Approve, RewardParty.Approver, RewardState.Approved, "RC-1"),
        new(RewardState.Proposed, RewardAct.Refuse, RewardParty.Approver, RewardState.Refused, "FA-3"),
    ];

    /// <summary>The row for an act of a party in a state; null: refused.</summary>
    public static RewardTransition? Find(RewardState state, RewardAct act, RewardParty party) =>
        Table.FirstOrDefault(row => (row.From, row.Act, row.Party) == (state, act, party));
}
