namespace Fairway.Rules.Promotions;

/// <summary>
/// Where the yearly exercise stands (PP-7). While the panels examine, the exercise is with them and each panel has states of its own, from
/// <see cref="PanelForming"/> to <see cref="PanelClosed"/>. A stored name never changes.
/// </summary>
[Rule("PP-7")]
public enum ExerciseState
{
    /// <summary>There is none for the year.</summary>
    NotOpened,

    /// <summary>HR has opened it: the quotas are computed, the Director-General sets them.</summary>
    Opened,

    /// <summary>The two quotas are set; the list is to be computed.</summary>
    QuotasSet,

    /// <summary>The list is computed and frozen; HR alone sees it.</summary>
    Listed,

    /// <summary>The draft list is published: it can be contested, and tracks are chosen.</summary>
    Published,

    /// <summary>Contests are answered, and the list is final; where there are forms, officials and chiefs fill them.</summary>
    Forms,

    /// <summary>With the two panels.</summary>
    AtPanels,

    /// <summary>Both panels have recommended; the Director-General decides.</summary>
    Recommended,

    /// <summary>All is decided; chiefs inform their officials.</summary>
    Decided,

    /// <summary>The names are published: it is over.</summary>
    Closed,

    /// <summary>A panel: its members are named and conflicts are declared.</summary>
    PanelForming,

    /// <summary>A panel: each member scores the candidates of track 1 alone.</summary>
    ScoringOne,

    /// <summary>A panel: the scores of track 1 are open; it discusses, ranks and recommends.</summary>
    ComparingOne,

    /// <summary>A panel: each member judges the candidates of track 2 alone.</summary>
    ScoringTwo,

    /// <summary>A panel: the judgements of track 2 are open; it discusses and recommends.</summary>
    ComparingTwo,

    /// <summary>A panel: its minutes are closed.</summary>
    PanelClosed,
}

/// <summary>What somebody does in an exercise. A stored name never changes.</summary>
[Rule("PP-7")]
public enum ExerciseAct
{
    /// <summary>Opens the year's exercise.</summary>
    Open,

    /// <summary>Corrects the number of established posts.</summary>
    CorrectPosts,

    /// <summary>Sets the two quotas.</summary>
    SetQuotas,

    /// <summary>Computes the list from the population.</summary>
    ComputeList,

    /// <summary>Publishes the draft list.</summary>
    PublishList,

    /// <summary>Contests that somebody was left off or put on.</summary>
    Contest,

    /// <summary>Answers a contest with reasons.</summary>
    AnswerContest,

    /// <summary>Corrects the list for a fact that came late: a new version.</summary>
    CorrectList,

    /// <summary>Chooses one's track or tracks.</summary>
    ChooseTracks,

    /// <summary>Withdraws one's candidacy.</summary>
    Withdraw,

    /// <summary>Closes contests and choices: the list is final, and forms are filled.</summary>
    CloseList,

    /// <summary>Works on a form and submits it.</summary>
    FillForm,

    /// <summary>Opens the results of one's appraisals to the panel, where no form holds that consent.</summary>
    Consent,

    /// <summary>Names a member of a panel, or lets one go.</summary>
    NameMember,

    /// <summary>Steps aside from a candidate.</summary>
    DeclareConflict,

    /// <summary>Hands the candidates' files to the panels.</summary>
    ConvenePanels,

    /// <summary>Has the members begin to score track 1.</summary>
    BeginScoring,

    /// <summary>Scores, alone.</summary>
    Score,

    /// <summary>Opens the scores to the panel, all together.</summary>
    OpenScores,

    /// <summary>Records the discussion and the recommendation on a candidate.</summary>
    Recommend,

    /// <summary>Has the panel go on to track 2.</summary>
    GoOn,

    /// <summary>Closes the panel's minutes.</summary>
    CloseMinutes,

    /// <summary>Passes the recommendations on, once both panels are done.</summary>
    PassOn,

    /// <summary>Has a panel take up its work again, for somebody who came onto the list late.</summary>
    TakeUpAgain,

    /// <summary>Decides on a candidate.</summary>
    Decide,

    /// <summary>Closes the list of decisions.</summary>
    CloseDecisions,

    /// <summary>Tells an official the decision on them.</summary>
    Inform,

    /// <summary>Publishes the names of those promoted.</summary>
    PublishNames,
}

/// <summary>In which capacity somebody acts in an exercise.</summary>
[Rule("PP-7")]
public enum ExerciseParty
{
    /// <summary>HR of the whole organization.</summary>
    HumanResources,

    /// <summary>The Director-General.</summary>
    DirectorGeneral,

    /// <summary>The Staff Union.</summary>
    Union,

    /// <summary>Anybody of the staff.</summary>
    Official,

    /// <summary>Somebody on the list who has not withdrawn.</summary>
    Candidate,

    /// <summary>The responsible chief of a candidate.</summary>
    Chief,

    /// <summary>A member of a panel.</summary>
    PanelMember,

    /// <summary>The secretary of a panel.</summary>
    PanelSecretary,

    /// <summary>The two panels together: both are done.</summary>
    BothPanels,

    /// <summary>A new version of the list, with somebody on it whom the panel has not seen.</summary>
    CorrectedList,
}

/// <summary>What the states of an exercise say.</summary>
public static class ExerciseStates
{
    /// <summary>The states of a panel.</summary>
    public static IReadOnlyList<ExerciseState> OfPanels { get; } =
    [
        ExerciseState.PanelForming,
        ExerciseState.ScoringOne,
        ExerciseState.ComparingOne,
        ExerciseState.ScoringTwo,
        ExerciseState.ComparingTwo,
        ExerciseState.PanelClosed,
    ];

    /// <summary>Whether the list can be read by everybody.</summary>
    public static bool ListIsPublished(this ExerciseState state) => state is >= ExerciseState.Published and <= ExerciseState.Closed;

    /// <summary>The track that a panel is at in a state; null: none.</summary>
    public static PromotionTrack? TrackOf(this ExerciseState state) =>
        state switch
        {
            ExerciseState.ScoringOne or ExerciseState.ComparingOne => PromotionTrack.One,
            ExerciseState.ScoringTwo or ExerciseState.ComparingTwo => PromotionTrack.Two,
            _ => null,
        };
}
