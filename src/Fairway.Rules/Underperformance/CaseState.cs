namespace Fairway.Rules.Underperformance;

/// <summary>Where a case of underperformance stands (UP-1).</summary>
[Rule("UP-1")]
public enum CaseState
{
    /// <summary>There is none.</summary>
    NotOpened,

    /// <summary>HR or the Reports Board has asked the supervisor to look at it; nothing is said about the official yet.</summary>
    Proposed,

    /// <summary>The supervisor has named what is below expectations; the discussion is to follow.</summary>
    Opened,

    /// <summary>The discussion is recorded; remedies are being found.</summary>
    Discussed,

    /// <summary>A plan is shared, and nobody has signed it.</summary>
    PlanShared,

    /// <summary>The supervisor has signed the plan; the official's signature is awaited.</summary>
    PlanSigned,

    /// <summary>The plan runs: support is given, progress is noted.</summary>
    Running,

    /// <summary>The supervisor has signed a review that finds progress sufficient.</summary>
    ReviewedSufficient,

    /// <summary>The supervisor has signed a review that finds progress insufficient.</summary>
    ReviewedInsufficient,

    /// <summary>The Reports Board has a result that is not sufficient; what follows is to be said.</summary>
    AtBoard,

    /// <summary>A decision is proposed; the official is heard, and the guards stand before it.</summary>
    DecisionProposed,

    /// <summary>Closed: progress was sufficient, and that is said.</summary>
    ClosedSufficient,

    /// <summary>Closed by a decision.</summary>
    Decided,

    /// <summary>Closed without a finding: not taken up, or not gone on with.</summary>
    NotPursued,
}

/// <summary>What somebody does in a case.</summary>
[Rule("UP-1")]
public enum CaseAct
{
    /// <summary>Asks the supervisor to look at it.</summary>
    Propose,

    /// <summary>Names what is below expectations, and opens the case.</summary>
    Open,

    /// <summary>Says why a proposal is not taken up, or why a case is not gone on with.</summary>
    End,

    /// <summary>Leaves a note that only HR reads.</summary>
    LeaveNote,

    /// <summary>Says something that everybody in the case reads: for the official, their own account.</summary>
    Say,

    /// <summary>Records the discussion.</summary>
    RecordDiscussion,

    /// <summary>Works on the plan, which stays private.</summary>
    SavePlan,

    /// <summary>Shows the plan to the other side.</summary>
    SharePlan,

    /// <summary>Signs the plan as the supervisor.</summary>
    SignPlan,

    /// <summary>Takes a mistaken signature back.</summary>
    WithdrawSignature,

    /// <summary>Signs as the official: the plan, or the review.</summary>
    SignAsOfficial,

    /// <summary>The comments window is over: it goes on without the official's signature.</summary>
    ProceedUnsigned,

    /// <summary>Notes progress, or support that was given.</summary>
    Monitor,

    /// <summary>Records approved leave, which stops the clock where it is long.</summary>
    RecordLeave,

    /// <summary>Works on the review, which stays private until it is signed.</summary>
    SaveReview,

    /// <summary>Signs a review that finds progress sufficient.</summary>
    SignSufficient,

    /// <summary>Signs a review that finds progress insufficient.</summary>
    SignInsufficient,

    /// <summary>Gives the Board's advice.</summary>
    Advise,

    /// <summary>Has the plan run on for some time.</summary>
    MonitorFurther,

    /// <summary>Proposes a decision.</summary>
    ProposeDecision,

    /// <summary>Takes the proposal of a decision back.</summary>
    WithdrawProposal,

    /// <summary>Lets a decision go on though a guard is not met, with a reason that the official sees.</summary>
    OverrideGuard,

    /// <summary>Records the decision.</summary>
    Decide,
}

/// <summary>In which capacity somebody acts in a case.</summary>
[Rule("UP-1")]
public enum CaseParty
{
    /// <summary>Whom it is about.</summary>
    Official,

    /// <summary>The responsible chief: nobody acts in their place.</summary>
    Supervisor,

    /// <summary>The supervisor's supervisor, who reads.</summary>
    SecondLevel,

    /// <summary>The HR partner of the official's unit.</summary>
    HrPartner,

    /// <summary>A member of the Reports Board without a part in the case.</summary>
    BoardMember,

    /// <summary>The Board's secretary.</summary>
    BoardSecretary,

    /// <summary>The passing of days.</summary>
    Calendar,
}

/// <summary>What the states of a case say.</summary>
public static class CaseStates
{
    /// <summary>Those in which a case is over.</summary>
    public static IReadOnlyList<CaseState> Closed { get; } = [CaseState.ClosedSufficient, CaseState.Decided, CaseState.NotPursued];

    /// <summary>Those in which the plan is signed and nothing is decided.</summary>
    public static IReadOnlyList<CaseState> UnderPlan { get; } =
    [CaseState.Running, CaseState.ReviewedSufficient, CaseState.ReviewedInsufficient, CaseState.AtBoard, CaseState.DecisionProposed];

    /// <summary>Whether a case is over.</summary>
    public static bool IsClosed(this CaseState state) => Closed.Contains(state);

    /// <summary>Whether a signature of the official is awaited.</summary>
    public static bool AwaitsOfficial(this CaseState state) =>
        state is CaseState.PlanSigned or CaseState.ReviewedSufficient or CaseState.ReviewedInsufficient;
}
