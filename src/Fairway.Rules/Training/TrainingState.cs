namespace Fairway.Rules.Training;

/// <summary>Where a request for training stands (LE-2).</summary>
[Rule("LE-2")]
public enum TrainingState
{
    /// <summary>There is none.</summary>
    NotAsked,

    /// <summary>Asked for; the chief's word is awaited.</summary>
    WithChief,

    /// <summary>The chief has spoken, or was silent for too long: whoever holds the fund decides.</summary>
    WithHolder,

    /// <summary>Approved: its cost is committed, and the training is to come or under way.</summary>
    Approved,

    /// <summary>It took place and cost more than was approved; what goes beyond awaits an approval of its own.</summary>
    OverRun,

    /// <summary>It took place and is paid; its effect is evaluated.</summary>
    Completed,

    /// <summary>Refused, with reasons and a remedy.</summary>
    Refused,

    /// <summary>Taken back by the official before a decision.</summary>
    Withdrawn,

    /// <summary>Approved, and then not held: what was committed went back to the fund.</summary>
    Cancelled,
}

/// <summary>What somebody does with a request.</summary>
[Rule("LE-2")]
public enum TrainingAct
{
    /// <summary>Asks for it.</summary>
    Ask,

    /// <summary>Says that the chief supports it.</summary>
    Support,

    /// <summary>Says why the chief doesn't support it; whoever holds the fund decides all the same.</summary>
    Doubt,

    /// <summary>The time for the chief's word is over: it goes on without.</summary>
    GoOnWithoutWord,

    /// <summary>Approves it, which commits its cost.</summary>
    Approve,

    /// <summary>Refuses it, with reasons.</summary>
    Refuse,

    /// <summary>Takes it back before a decision.</summary>
    Withdraw,

    /// <summary>Says that an approved training is not held.</summary>
    Cancel,

    /// <summary>Says that it took place and cost no more than was approved.</summary>
    CompleteWithin,

    /// <summary>Says that it took place and cost more.</summary>
    CompleteOver,

    /// <summary>Approves what goes beyond, within the fund.</summary>
    ApproveOverRun,

    /// <summary>Leaves what goes beyond to be paid otherwise.</summary>
    RefuseOverRun,

    /// <summary>Evaluates the effect at once.</summary>
    EvaluateAtOnce,

    /// <summary>Evaluates the effect again, after some months.</summary>
    EvaluateLater,
}

/// <summary>In which capacity somebody acts.</summary>
[Rule("LE-2")]
public enum TrainingParty
{
    /// <summary>Whose training it is.</summary>
    Official,

    /// <summary>Their supervisor of the day, or who stands in for the supervisor.</summary>
    Supervisor,

    /// <summary>Whoever holds the fund, as the policy says.</summary>
    Holder,

    /// <summary>The HR partner of the official's unit, who reads.</summary>
    HrPartner,

    /// <summary>The passing of days.</summary>
    Calendar,
}

/// <summary>What the training is for (LE-2).</summary>
[Rule("LE-2")]
public enum TrainingNeed
{
    /// <summary>The developmental objective of the official's own appraisal.</summary>
    Objective,

    /// <summary>A move to other work or another duty station.</summary>
    Mobility,

    /// <summary>Something of the official's own.</summary>
    OnItsOwn,
}

/// <summary>How much a training changed, as somebody sees it.</summary>
[Rule("LE-2")]
public enum TrainingEffect
{
    /// <summary>Nothing that shows in the work.</summary>
    None,

    /// <summary>Something.</summary>
    Some,

    /// <summary>Much.</summary>
    Much,
}

/// <summary>When an effect is evaluated.</summary>
[Rule("LE-2")]
public enum EvaluationMoment
{
    /// <summary>Once the training is over.</summary>
    AtOnce,

    /// <summary>After the months that the policy gives: six.</summary>
    Later,
}

/// <summary>What the states of a request say.</summary>
public static class TrainingStates
{
    /// <summary>Those in which nothing is decided yet.</summary>
    public static IReadOnlyList<TrainingState> Open { get; } = [TrainingState.WithChief, TrainingState.WithHolder];

    /// <summary>Those in which the training has taken place.</summary>
    public static IReadOnlyList<TrainingState> Held { get; } = [TrainingState.OverRun, TrainingState.Completed];

    /// <summary>Whether a request still waits for its decision.</summary>
    public static bool IsOpen(this TrainingState state) => Open.Contains(state);

    /// <summary>Whether the training has taken place.</summary>
    public static bool IsHeld(this TrainingState state) => Held.Contains(state);
}
