namespace Fairway.Rules.Transparency;

/// <summary>Under whose name a concern stands in the register. A stored name never changes.</summary>
[Rule("FA-2")]
public enum ConcernNaming
{
    /// <summary>Everybody reads who raised it.</summary>
    ByName = 1,

    /// <summary>The Union receives it and shows it without the raiser's name; nobody else learns that.</summary>
    ThroughUnion,

    /// <summary>The Union raises it itself.</summary>
    ByUnion,
}

/// <summary>Where a concern stands. A stored name never changes.</summary>
[Rule("FA-2")]
public enum ConcernState
{
    /// <summary>There is none.</summary>
    NotRaised,

    /// <summary>With the Union, which has not shown it yet: nobody else knows of it.</summary>
    WithUnion,

    /// <summary>In the register; the body concerned has to answer.</summary>
    Open,

    /// <summary>Answered, with reasons.</summary>
    Answered,

    /// <summary>The answer did not answer it: the body has to answer again.</summary>
    AskedAgain,

    /// <summary>Answered a second time.</summary>
    AnsweredAgain,

    /// <summary>Closed.</summary>
    Closed,

    /// <summary>The Union does not show it, and has said why.</summary>
    NotShown,

    /// <summary>Taken back by who raised it.</summary>
    Withdrawn,
}

/// <summary>What is done to a concern. A stored name never changes.</summary>
[Rule("FA-2")]
public enum ConcernAct
{
    /// <summary>Raises it under one's name, or as the Union.</summary>
    Raise,

    /// <summary>Hands it to the Union.</summary>
    HandToUnion,

    /// <summary>Shows it in the register without the raiser's name.</summary>
    Show,

    /// <summary>Does not show it, with reasons for who raised it.</summary>
    Decline,

    /// <summary>Takes it back.</summary>
    Withdraw,

    /// <summary>Passes it on to the body that it concerns.</summary>
    PassOn,

    /// <summary>Answers with reasons.</summary>
    Answer,

    /// <summary>Says what the answer leaves open.</summary>
    AskAgain,

    /// <summary>Closes it.</summary>
    Close,
}

/// <summary>In which capacity somebody acts on a concern.</summary>
[Rule("FA-2")]
public enum ConcernParty
{
    /// <summary>Who raises it.</summary>
    Raiser,

    /// <summary>The Union: for what was raised through it, and what it raises itself.</summary>
    Union,

    /// <summary>Who answers for the body concerned; never who raised it.</summary>
    Body,

    /// <summary>The passing of days.</summary>
    Calendar,
}

/// <summary>What became of what a concern asks for. A stored name never changes.</summary>
[Rule("FA-2")]
public enum ConcernOutcome
{
    /// <summary>It is followed.</summary>
    Followed = 1,

    /// <summary>It is followed in part.</summary>
    InPart,

    /// <summary>It is not followed.</summary>
    NotFollowed,
}

/// <summary>What the states of a concern say.</summary>
[Rule("FA-2")]
public static class ConcernStates
{
    /// <summary>Whether an answer is awaited.</summary>
    public static bool AwaitsAnswer(this ConcernState state) => state is ConcernState.Open or ConcernState.AskedAgain;

    /// <summary>Whether the last word was an answer.</summary>
    public static bool IsAnswered(this ConcernState state) => state is ConcernState.Answered or ConcernState.AnsweredAgain;
}
