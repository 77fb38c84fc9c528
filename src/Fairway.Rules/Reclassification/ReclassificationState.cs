namespace Fairway.Rules.Reclassification;

/// <summary>Where a request for reclassification stands (RG-1).</summary>
[Rule("RG-1")]
public enum ReclassificationState
{
    /// <summary>There is none.</summary>
    NotAsked,

    /// <summary>Being written; nobody else reads it.</summary>
    Draft,

    /// <summary>Received: an evaluator takes it up.</summary>
    Received,

    /// <summary>An evaluator judges the job.</summary>
    InEvaluation,

    /// <summary>The grade stays.</summary>
    Kept,

    /// <summary>The job is worth the next higher grade.</summary>
    Raised,

    /// <summary>The job is worth the next lower grade.</summary>
    Lowered,

    /// <summary>Taken back before there was a result.</summary>
    Withdrawn,

    /// <summary>Appealed against: a member of the Independent Review Group takes it up.</summary>
    Appealed,

    /// <summary>A member of the group examines it and reports.</summary>
    InReview,

    /// <summary>The group has recommended a grade; the decision is awaited.</summary>
    Recommended,

    /// <summary>Decided on the appeal: the result stands.</summary>
    Confirmed,

    /// <summary>Decided on the appeal: another grade takes the result's place.</summary>
    Changed,

    /// <summary>In an exercise: who holds the post says that the job has not changed.</summary>
    Unchanged,

    /// <summary>In an exercise: not sent by its last day of questionnaires.</summary>
    Lapsed,
}

/// <summary>What somebody does with a request.</summary>
[Rule("RG-1")]
public enum ReclassificationAct
{
    /// <summary>Begins to write it.</summary>
    Begin,

    /// <summary>Sends it: it is received on that day.</summary>
    Send,

    /// <summary>Takes the evaluation on, also in place of somebody else.</summary>
    TakeOn,

    /// <summary>Finds that the grade fits the job.</summary>
    Keep,

    /// <summary>Finds that the job is worth the next higher one.</summary>
    Raise,

    /// <summary>Finds that it is worth the next lower one.</summary>
    Lower,

    /// <summary>Takes the request back.</summary>
    Withdraw,

    /// <summary>Asks that an Independent Review Group examine the result.</summary>
    Appeal,

    /// <summary>Takes the appeal up for the group, also in place of somebody else.</summary>
    TakeUp,

    /// <summary>Declares a conflict and steps aside.</summary>
    StepAside,

    /// <summary>Says, as another member of the group, what they think of it.</summary>
    Remark,

    /// <summary>Recommends a grade for the group.</summary>
    Recommend,

    /// <summary>Decides that the result stands.</summary>
    Confirm,

    /// <summary>Decides on another grade.</summary>
    Change,

    /// <summary>In an exercise: says that the job has not changed.</summary>
    LeaveUnchanged,

    /// <summary>In an exercise: takes it up again while questionnaires are open.</summary>
    Resume,

    /// <summary>In an exercise: the last day of questionnaires has passed.</summary>
    Lapse,
}

/// <summary>In which capacity somebody acts on a request.</summary>
[Rule("RG-1")]
public enum ReclassificationParty
{
    /// <summary>Who asks: the official in the job, or the chief.</summary>
    Requester,

    /// <summary>The other of the two, who reads it once it is sent.</summary>
    Other,

    /// <summary>HR of the unit, neither official nor chief.</summary>
    Hr,

    /// <summary>Whoever of HR took the evaluation on.</summary>
    Evaluator,

    /// <summary>A member of the Independent Review Group of the region or of headquarters in whom nothing conflicts.</summary>
    GroupMember,

    /// <summary>The member who took the appeal up and reports.</summary>
    Reporter,

    /// <summary>The Director-General, or the alternate where the Director-General is a party.</summary>
    Decider,

    /// <summary>Who holds the post, in an exercise.</summary>
    Holder,

    /// <summary>Nobody: a day has passed.</summary>
    Calendar,
}

/// <summary>What the states of a request say.</summary>
public static class ReclassificationStates
{
    /// <summary>Those in which there is a result.</summary>
    public static IReadOnlyList<ReclassificationState> Decided { get; } =
    [
        ReclassificationState.Kept,
        ReclassificationState.Raised,
        ReclassificationState.Lowered,
        ReclassificationState.Appealed,
        ReclassificationState.InReview,
        ReclassificationState.Recommended,
        ReclassificationState.Confirmed,
        ReclassificationState.Changed,
    ];

    /// <summary>Those against which an appeal is possible: whoever has the next higher grade can get no more of it.</summary>
    public static IReadOnlyList<ReclassificationState> Appealable { get; } = [ReclassificationState.Kept, ReclassificationState.Lowered];

    /// <summary>Those that an Independent Review Group reads.</summary>
    public static IReadOnlyList<ReclassificationState> BeforeGroup { get; } =
    [ReclassificationState.Appealed, ReclassificationState.InReview, ReclassificationState.Recommended];

    /// <summary>Those in which an appeal is decided.</summary>
    public static IReadOnlyList<ReclassificationState> Ended { get; } = [ReclassificationState.Confirmed, ReclassificationState.Changed];

    /// <summary>Those in which a result is awaited.</summary>
    public static IReadOnlyList<ReclassificationState> Awaited { get; } =
    [ReclassificationState.Received, ReclassificationState.InEvaluation];

    /// <summary>Those from which a request of an exercise is taken up again while questionnaires are open.</summary>
    public static IReadOnlyList<ReclassificationState> Resumable { get; } =
    [ReclassificationState.Unchanged, ReclassificationState.Withdrawn];

    /// <summary>Whether there is a result.</summary>
    public static bool IsDecided(this ReclassificationState state) => Decided.Contains(state);
}
