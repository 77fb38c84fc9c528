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
}

/// <summary>What the states of a request say.</summary>
public static class ReclassificationStates
{
    /// <summary>Those in which there is a result.</summary>
    public static IReadOnlyList<ReclassificationState> Decided { get; } =
    [ReclassificationState.Kept, ReclassificationState.Raised, ReclassificationState.Lowered];

    /// <summary>Those in which a result is awaited.</summary>
    public static IReadOnlyList<ReclassificationState> Awaited { get; } =
    [ReclassificationState.Received, ReclassificationState.InEvaluation];

    /// <summary>Whether there is a result.</summary>
    public static bool IsDecided(this ReclassificationState state) => Decided.Contains(state);
}
