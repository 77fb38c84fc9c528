using Fairway.Rules;
using Fairway.Rules.Promotions;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>Why the work of an exercise stops: sentences Refusals.&lt;code&gt;.</summary>
public static class ExerciseRefusals
{
    public static readonly Refusal ExerciseYearWrong = Of(nameof(ExerciseYearWrong), "Year", "PP-7");
    public static readonly Refusal ExercisePostsWrong = Of(nameof(ExercisePostsWrong), "Posts", "PP-6");
    public static readonly Refusal ExerciseSourceMissing = Of(nameof(ExerciseSourceMissing), "Source", "PP-6");
    public static readonly Refusal ExerciseContestsOpen = Of(nameof(ExerciseContestsOpen), null, "PP-7");
    public static readonly Refusal ExerciseLateFactsOpen = Of(nameof(ExerciseLateFactsOpen), null, "PP-7");
    public static readonly Refusal ExerciseReasonMissing = Of(nameof(ExerciseReasonMissing), "Reason", "PP-7");
    public static readonly Refusal ContestAboutUnknown = Of(nameof(ContestAboutUnknown), "About", "PP-7");

    /// <summary>Where the names are not public, each contests for themselves.</summary>
    public static readonly Refusal ContestOfOthers = Of(nameof(ContestOfOthers), "About", "NT-1");

    public static readonly Refusal ContestNotListed = Of(nameof(ContestNotListed), "About", "PP-7");
    public static readonly Refusal ContestListedFully = Of(nameof(ContestListedFully), "About", "PP-7");
    public static readonly Refusal ContestTextMissing = Of(nameof(ContestTextMissing), "Text", "PP-7");
    public static readonly Refusal ContestAnswerMissing = Of(nameof(ContestAnswerMissing), "Answer", "PP-7");
    public static readonly Refusal ContestConditionMissing = Of(nameof(ContestConditionMissing), "Condition", "PP-7");
    public static readonly Refusal ContestOutcomeMissing = Of(nameof(ContestOutcomeMissing), "Upheld", "PP-7");

    /// <summary>The record does not bear what the contest says: it is to be corrected first.</summary>
    public static readonly Refusal ContestRecordFirst = Of(nameof(ContestRecordFirst), null, "PP-7");

    public static readonly Refusal ContestOwn = Of(nameof(ContestOwn), null, "PP-7");
    public static readonly Refusal TrackChoiceMissing = Of(nameof(TrackChoiceMissing), "Choice", "PP-7");
    public static readonly Refusal FormConsentMissing = Of(nameof(FormConsentMissing), "Consent", "FA-4");
    public static readonly Refusal FormJudgementMissing = Of(nameof(FormJudgementMissing), "Satisfactory", "PP-7");
    public static readonly Refusal PanelMemberUnknown = Of(nameof(PanelMemberUnknown), "Who", "PP-8");
    public static readonly Refusal PanelMemberTwice = Of(nameof(PanelMemberTwice), "Who", "PP-8");
    public static readonly Refusal PanelMemberCompetes = Of(nameof(PanelMemberCompetes), "Who", "PP-8");
    public static readonly Refusal PanelSecretaryThere = Of(nameof(PanelSecretaryThere), "Who", "PP-8");
    public static readonly Refusal PanelSecretaryOfUnion = Of(nameof(PanelSecretaryOfUnion), "IsSecretary", "PP-8");
    public static readonly Refusal PanelNotJoint = Of(nameof(PanelNotJoint), null, "PP-8");
    public static readonly Refusal PanelJudgementMissing = Of(nameof(PanelJudgementMissing), "Satisfactory", "PP-8");
    public static readonly Refusal PanelScoreLast = Of(nameof(PanelScoreLast), null, "PP-8");
    public static readonly Refusal ExerciseDecisionMissing = Of(nameof(ExerciseDecisionMissing), "Decision", "PP-7");
    public static readonly Refusal ExerciseDecisionReasonMissing = Of(nameof(ExerciseDecisionReasonMissing), "Reason", "PP-7");
    public static readonly Refusal DecisionTrackTwoFirst = Of(nameof(DecisionTrackTwoFirst), null, "PP-7");
    public static readonly Refusal EffectiveDayWrong = Of(nameof(EffectiveDayWrong), "EffectiveOn", "PP-9");

    /// <summary>The window is open until that day has ended everywhere.</summary>
    public static Refusal ExerciseWindowOpen(LocalDate day) => Of(nameof(ExerciseWindowOpen), null, "PP-7", day);

    /// <summary>That day has ended everywhere.</summary>
    public static Refusal ExerciseWindowOver(LocalDate day) => Of(nameof(ExerciseWindowOver), null, "PP-7", day);

    /// <summary>An act that the workflow doesn't have here: out of order, or not this person's.</summary>
    public static Refusal NotNow(ExerciseAct act, ExerciseState state) =>
        Of("ExerciseNotNow", null, "PP-7", act.ToString(), state.ToString());

    /// <summary>A criterion without a word on it.</summary>
    public static Refusal FormAnswerMissing(string field) => Of(nameof(FormAnswerMissing), field, "PP-7");

    /// <summary>Fewer members than needed: {0} of {1}.</summary>
    public static Refusal PanelTooSmall(int there, int quorum) => Of(nameof(PanelTooSmall), null, "PP-8", there, quorum);

    /// <summary>Of a candidate too few members can judge.</summary>
    public static Refusal PanelTooFewFree(string name, int free, int quorum) =>
        Of(nameof(PanelTooFewFree), null, "PP-8", name, free, quorum);

    /// <summary>So many sheets are missing.</summary>
    public static Refusal PanelScoresMissing(int missing) => Of(nameof(PanelScoresMissing), null, "PP-8", missing);

    /// <summary>So many candidates are not decided on.</summary>
    public static Refusal DecisionsOpen(int open) => Of(nameof(DecisionsOpen), null, "PP-7", open);

    /// <summary>So many have not been told.</summary>
    public static Refusal NotInformed(int open) => Of(nameof(NotInformed), null, "PP-7", open);

    public static Refusal TooLong(string field, int length, int longest) =>
        Refusal.Of(RefusalCodes.TextTooLong, field, "PP-7", length, longest);

    private static Refusal Of(string code, string? field, string rule, params object[] args) => Refusal.Of(code, field, rule, args);
}
