using System.Collections.Immutable;
using System.Reflection;

namespace Fairway.Rules;

/// <summary>
/// Every code that a <see cref="Refusal"/> of these rules can carry; each has a sentence <c>Refusals.&lt;Code&gt;</c> in all three languages.
/// What the placeholders stand for is said at each.
/// </summary>
public static partial class RefusalCodes
{
    /// <summary>{0} outputs, where {1} to {2} are asked for.</summary>
    public const string OutputsTooFew = nameof(OutputsTooFew);

    /// <summary>{0} outputs, where {1} to {2} are asked for.</summary>
    public const string OutputsTooMany = nameof(OutputsTooMany);

    /// <summary>Output {0} has no title.</summary>
    public const string OutputTitleMissing = nameof(OutputTitleMissing);

    /// <summary>Output {0} doesn't say by what it will be judged met.</summary>
    public const string OutputMeasureMissing = nameof(OutputMeasureMissing);

    /// <summary>Output {0} has no timeline.</summary>
    public const string OutputTimelineMissing = nameof(OutputTimelineMissing);

    /// <summary>Output {0} names no resources.</summary>
    public const string OutputResourcesMissing = nameof(OutputResourcesMissing);

    /// <summary>Output {0} serves neither an outcome nor a line of the unit's workplan.</summary>
    public const string OutputLinkMissing = nameof(OutputLinkMissing);

    /// <summary>Output {0} stands twice under one id.</summary>
    public const string OutputRepeated = nameof(OutputRepeated);

    /// <summary>{0} competencies, where {1} to {2} are asked for.</summary>
    public const string CompetenciesTooFew = nameof(CompetenciesTooFew);

    /// <summary>{0} competencies, where {1} to {2} are asked for.</summary>
    public const string CompetenciesTooMany = nameof(CompetenciesTooMany);

    /// <summary>Competency {0} has not been chosen from the list.</summary>
    public const string CompetencyUnknown = nameof(CompetencyUnknown);

    /// <summary>Competency {0} is chosen twice.</summary>
    public const string CompetencyRepeated = nameof(CompetencyRepeated);

    /// <summary>Competency {0} has no indicators of success.</summary>
    public const string CompetencyIndicatorsMissing = nameof(CompetencyIndicatorsMissing);

    /// <summary>Competency {0} doesn't say why the outputs need it.</summary>
    public const string CompetencyReasonMissing = nameof(CompetencyReasonMissing);

    /// <summary>There is no developmental objective.</summary>
    public const string ObjectiveMissing = nameof(ObjectiveMissing);

    /// <summary>The developmental objective names no actions.</summary>
    public const string ObjectiveActionsMissing = nameof(ObjectiveActionsMissing);

    /// <summary>Managerial accountability {0} has no expectation.</summary>
    public const string AccountabilityMissing = nameof(AccountabilityMissing);

    /// <summary>Managerial accountability {0} is not one of the questions.</summary>
    public const string AccountabilityUnknown = nameof(AccountabilityUnknown);

    /// <summary>The date of the discussion is not recorded.</summary>
    public const string DiscussionMissing = nameof(DiscussionMissing);

    /// <summary>The discussion is dated {0}, after today, {1}.</summary>
    public const string DiscussionInFuture = nameof(DiscussionInFuture);

    /// <summary>A text has {0} characters, at most {1} are allowed.</summary>
    public const string TextTooLong = nameof(TextTooLong);

    /// <summary>A text holds half a character (a lone surrogate), which cannot be stored or signed.</summary>
    public const string TextNotUnicode = nameof(TextNotUnicode);

    /// <summary>{0} entries in a list, at most {1} are kept.</summary>
    public const string TooManyEntries = nameof(TooManyEntries);

    /// <summary>Nobody is their own delegate.</summary>
    public const string DelegationToOneself = nameof(DelegationToOneself);

    /// <summary>There is no unit {0}.</summary>
    public const string DelegationUnitUnknown = nameof(DelegationUnitUnknown);

    /// <summary>Unit {0} doesn't lie beneath a unit that the chief heads.</summary>
    public const string DelegationUnitNotBeneath = nameof(DelegationUnitNotBeneath);

    /// <summary>Unit {0} is answered for by {1}, to whom its officials report already.</summary>
    public const string DelegationUnitHasItsChief = nameof(DelegationUnitHasItsChief);

    /// <summary>{0} doesn't work in unit {1} under the chief.</summary>
    public const string DelegationNotInUnit = nameof(DelegationNotInUnit);

    /// <summary>The delegation holds on no day.</summary>
    public const string DelegationEmpty = nameof(DelegationEmpty);

    /// <summary>The delegation would begin on {0}, before today, {1}.</summary>
    public const string DelegationInPast = nameof(DelegationInPast);

    /// <summary>Delegates don't sign in this organization.</summary>
    public const string DelegationMayNotSign = nameof(DelegationMayNotSign);

    /// <summary>The unit is already delegated to {0}, from {1}.</summary>
    public const string DelegationOverlaps = nameof(DelegationOverlaps);

    /// <summary>The workplan has no big picture.</summary>
    public const string WorkplanBigPictureMissing = nameof(WorkplanBigPictureMissing);

    /// <summary>The workplan has no lines.</summary>
    public const string WorkplanLinesMissing = nameof(WorkplanLinesMissing);

    /// <summary>Line {0} of the workplan names an outcome and says nothing.</summary>
    public const string WorkplanLineTextMissing = nameof(WorkplanLineTextMissing);

    /// <summary>Line {0} of the workplan is neither deliverable nor priority.</summary>
    public const string WorkplanLineKindUnknown = nameof(WorkplanLineKindUnknown);

    /// <summary>Line {0} of the workplan stands twice under one id.</summary>
    public const string WorkplanLineRepeated = nameof(WorkplanLineRepeated);

    /// <summary>Line {0} of the workplan names a result that this biennium doesn't have.</summary>
    public const string WorkplanOutcomeUnknown = nameof(WorkplanOutcomeUnknown);

    /// <summary>Only the responsible chief publishes the workplan.</summary>
    public const string WorkplanNotTheChief = nameof(WorkplanNotTheChief);

    /// <summary>The act is not open to this person in this state (a hand-made or outdated request).</summary>
    public const string ActNotOpen = nameof(ActNotOpen);

    /// <summary>Nothing is signed while one's own changed text waits to be shared.</summary>
    public const string DraftNotShared = nameof(DraftNotShared);

    /// <summary>An empty remark.</summary>
    public const string CommentMissing = nameof(CommentMissing);

    /// <summary>It isn't said what kind of entry of the journal it is.</summary>
    public const string JournalKindMissing = nameof(JournalKindMissing);

    /// <summary>An entry of the journal is about a part that the form doesn't have (a hand-made or outdated request).</summary>
    public const string JournalAboutUnknown = nameof(JournalAboutUnknown);

    /// <summary>An entry of the journal tells of {0}, after today, {1}.</summary>
    public const string JournalDayInFuture = nameof(JournalDayInFuture);

    /// <summary>An empty entry of the journal.</summary>
    public const string JournalTextMissing = nameof(JournalTextMissing);

    /// <summary>Output {0} has no progress noted.</summary>
    public const string ReviewProgressMissing = nameof(ReviewProgressMissing);

    /// <summary>Output {0} is adjusted, withdrawn or new without a reason.</summary>
    public const string ReviewReasonMissing = nameof(ReviewReasonMissing);

    /// <summary>Output {0} is marked as adjusted, and reads as before.</summary>
    public const string ReviewNothingAdjusted = nameof(ReviewNothingAdjusted);

    /// <summary>{0} outputs are left, where {1} to {2} are usual, and no reason is given.</summary>
    public const string ReviewCountReasonMissing = nameof(ReviewCountReasonMissing);

    /// <summary>Nothing is said of the developmental objective.</summary>
    public const string ReviewObjectiveMissing = nameof(ReviewObjectiveMissing);

    /// <summary>The discussion, {0}, lies before that of the beginning, {1}.</summary>
    public const string DiscussionBeforeAgreement = nameof(DiscussionBeforeAgreement);

    /// <summary>The official says nothing of output {0}.</summary>
    public const string SelfOutputMissing = nameof(SelfOutputMissing);

    /// <summary>The official says nothing of competency {0}.</summary>
    public const string SelfCompetencyMissing = nameof(SelfCompetencyMissing);

    /// <summary>The official says nothing of the developmental objective.</summary>
    public const string SelfObjectiveMissing = nameof(SelfObjectiveMissing);

    /// <summary>Output {0} is not rated.</summary>
    public const string OutputRatingMissing = nameof(OutputRatingMissing);

    /// <summary>The rating of output {0} has no text.</summary>
    public const string OutputAssessmentMissing = nameof(OutputAssessmentMissing);

    /// <summary>Competency {0} is not rated.</summary>
    public const string CompetencyRatingMissing = nameof(CompetencyRatingMissing);

    /// <summary>The rating of competency {0} has no text.</summary>
    public const string CompetencyAssessmentMissing = nameof(CompetencyAssessmentMissing);

    /// <summary>The assessment says nothing of the developmental objective.</summary>
    public const string ObjectiveAssessmentMissing = nameof(ObjectiveAssessmentMissing);

    /// <summary>Managerial question {0} has no answer.</summary>
    public const string AccountabilityAnswerMissing = nameof(AccountabilityAnswerMissing);

    /// <summary>The assessment has no word on career.</summary>
    public const string CareerWordMissing = nameof(CareerWordMissing);

    /// <summary>There is no overall rating.</summary>
    public const string OverallRatingMissing = nameof(OverallRatingMissing);

    /// <summary>The overall rating has no text.</summary>
    public const string OverallTextMissing = nameof(OverallTextMissing);

    /// <summary>The overall rating sits oddly with the parts, and no reason is given.</summary>
    public const string OddnessUnexplained = nameof(OddnessUnexplained);

    /// <summary>Rated below what was expected though nothing was raised in time.</summary>
    public const string SurpriseUnexplained = nameof(SurpriseUnexplained);

    /// <summary>A rating that is not on the scale.</summary>
    public const string RatingUnknown = nameof(RatingUnknown);

    /// <summary>The end of the cycle opens on {0}.</summary>
    public const string EndNotOpen = nameof(EndNotOpen);

    /// <summary>An empty comment, objection or answer.</summary>
    public const string StatementMissing = nameof(StatementMissing);

    /// <summary>The comments window ended on {0}.</summary>
    public const string WindowOver = nameof(WindowOver);

    /// <summary>An assessment without the official needs to say what was tried.</summary>
    public const string NoPartReasonMissing = nameof(NoPartReasonMissing);

    /// <summary>A correction without a reason.</summary>
    public const string CorrectionReasonMissing = nameof(CorrectionReasonMissing);

    /// <summary>A late step without its cause.</summary>
    public const string LateCauseMissing = nameof(LateCauseMissing);

    /// <summary>Nothing is written under extra criterion {0}.</summary>
    public const string CriterionAnswerMissing = nameof(CriterionAnswerMissing);

    /// <summary>A signature on paper has no day.</summary>
    public const string PaperDayMissing = nameof(PaperDayMissing);

    /// <summary>A signature on paper is dated {0}, after {1}, the day on which it is entered.</summary>
    public const string PaperDayInFuture = nameof(PaperDayInFuture);

    /// <summary>A signature on paper is dated {0}, before the discussion on {1}.</summary>
    public const string PaperDayBeforeDiscussion = nameof(PaperDayBeforeDiscussion);

    /// <summary>The official signed on {0}, before the supervisor on {1}.</summary>
    public const string PaperOfficialFirst = nameof(PaperOfficialFirst);

    /// <summary>A handover note without a text.</summary>
    public const string HandoverMissing = nameof(HandoverMissing);

    /// <summary>Nobody stands in for themselves.</summary>
    public const string StandInOneself = nameof(StandInOneself);

    /// <summary>Who is away supervises nobody: there is nothing to stand in for.</summary>
    public const string StandInForNobody = nameof(StandInForNobody);

    /// <summary>{0} would be the first and the second level of {1} at once.</summary>
    public const string StandInBothLevels = nameof(StandInBothLevels);

    /// <summary>A stand-in has a last day.</summary>
    public const string StandInWithoutEnd = nameof(StandInWithoutEnd);

    /// <summary>The stand-in would act on no day.</summary>
    public const string StandInEmpty = nameof(StandInEmpty);

    /// <summary>It would begin on {0}, before today, {1}.</summary>
    public const string StandInInPast = nameof(StandInInPast);

    /// <summary>{0} stands in already, from {1}.</summary>
    public const string StandInOverlaps = nameof(StandInOverlaps);

    /// <summary>It isn't said how underperformance shows.</summary>
    public const string CaseTriggerMissing = nameof(CaseTriggerMissing);

    /// <summary>No area below expectations is named.</summary>
    public const string CaseAreaMissing = nameof(CaseAreaMissing);

    /// <summary>It isn't said what was expected in an area.</summary>
    public const string CaseExpectationMissing = nameof(CaseExpectationMissing);

    /// <summary>It isn't said what was seen in an area.</summary>
    public const string CaseObservationMissing = nameof(CaseObservationMissing);

    /// <summary>Possible reasons were not thought about in words.</summary>
    public const string CaseReasonsMissing = nameof(CaseReasonsMissing);

    /// <summary>A choice that the list doesn't have (a hand-made or outdated request).</summary>
    public const string CaseChoiceUnknown = nameof(CaseChoiceUnknown);

    /// <summary>A discussion without what was clarified.</summary>
    public const string CaseDiscussionMissing = nameof(CaseDiscussionMissing);

    /// <summary>A discussion in which nothing was offered.</summary>
    public const string CaseOfferMissing = nameof(CaseOfferMissing);

    /// <summary>The discussion, {0}, lies before {1}, what it is to be about.</summary>
    public const string CaseDiscussionTooEarly = nameof(CaseDiscussionTooEarly);

    /// <summary>A plan without a remedy.</summary>
    public const string CaseRemedyMissing = nameof(CaseRemedyMissing);

    /// <summary>A remedy without what exactly, or without how it was given.</summary>
    public const string CaseRemedyTextMissing = nameof(CaseRemedyTextMissing);

    /// <summary>{0} objectives, where {1} to {2} are asked for.</summary>
    public const string CaseObjectivesNumber = nameof(CaseObjectivesNumber);

    /// <summary>An objective without a text.</summary>
    public const string CaseObjectiveMissing = nameof(CaseObjectiveMissing);

    /// <summary>An objective without a measure.</summary>
    public const string CaseMeasureMissing = nameof(CaseMeasureMissing);

    /// <summary>An objective without a day.</summary>
    public const string CaseObjectiveDayMissing = nameof(CaseObjectiveDayMissing);

    /// <summary>A plan that doesn't say how progress is followed.</summary>
    public const string CaseMonitoringMissing = nameof(CaseMonitoringMissing);

    /// <summary>The review doesn't say how far objective {0} was reached.</summary>
    public const string CaseProgressMissing = nameof(CaseProgressMissing);

    /// <summary>An objective's progress without a text.</summary>
    public const string CaseProgressTextMissing = nameof(CaseProgressTextMissing);

    /// <summary>The review doesn't say whether a remedy was given.</summary>
    public const string CaseRemedyGivenMissing = nameof(CaseRemedyGivenMissing);

    /// <summary>The review doesn't say whether progress is sufficient.</summary>
    public const string CaseResultMissing = nameof(CaseResultMissing);

    /// <summary>The review's result has no reason.</summary>
    public const string CaseResultTextMissing = nameof(CaseResultTextMissing);

    /// <summary>Every objective is reached, and progress would be insufficient.</summary>
    public const string CaseResultContradicts = nameof(CaseResultContradicts);

    /// <summary>Before {0} a review can only find progress sufficient.</summary>
    public const string CaseReviewEarly = nameof(CaseReviewEarly);

    /// <summary>While leave stops the clock a review can only find progress sufficient.</summary>
    public const string CaseClockStopped = nameof(CaseClockStopped);

    /// <summary>Guards that are not met stop the decision.</summary>
    public const string CaseGuardsStop = nameof(CaseGuardsStop);

    /// <summary>The official can be heard until {0}.</summary>
    public const string CaseNotHeard = nameof(CaseNotHeard);

    /// <summary>An empty text.</summary>
    public const string CaseTextMissing = nameof(CaseTextMissing);

    /// <summary>An act without its reason.</summary>
    public const string CaseReasonMissing = nameof(CaseReasonMissing);

    /// <summary>It isn't said which decision.</summary>
    public const string CaseDecisionMissing = nameof(CaseDecisionMissing);

    /// <summary>{0} members without conflict are present, {1} are needed.</summary>
    public const string BoardQuorumMissing = nameof(BoardQuorumMissing);

    /// <summary>{0} votes are counted, of {1} members who can vote.</summary>
    public const string BoardVotesWrong = nameof(BoardVotesWrong);

    /// <summary>A quota below zero.</summary>
    public const string QuotaNegative = nameof(QuotaNegative);

    /// <summary>The quotas depart from those computed, {0} and {1}, without a reason.</summary>
    public const string QuotaReasonMissing = nameof(QuotaReasonMissing);

    /// <summary>All {0} places of the group are used.</summary>
    public const string QuotaUsedUp = nameof(QuotaUsedUp);

    /// <summary>Points that are not from 1 to {0}.</summary>
    public const string ScoreOutOfBounds = nameof(ScoreOutOfBounds);

    /// <summary>The panel has not said whether it recommends {0}.</summary>
    public const string PanelWordMissing = nameof(PanelWordMissing);

    /// <summary>The panel does not recommend {0}, and gives no reason.</summary>
    public const string PanelReasonMissing = nameof(PanelReasonMissing);

    /// <summary>{0} are recommended, {1} places there are.</summary>
    public const string PanelOverQuota = nameof(PanelOverQuota);

    /// <summary>All codes, for the test that each has its sentence.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        .. typeof(RefusalCodes)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];
}
