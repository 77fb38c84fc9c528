namespace Fairway.Rules.Appraisals;

/// <summary>Where an appraisal stands. Later steps of the cycle extend the list; a stored name never changes.</summary>
public enum AppraisalState
{
    /// <summary>No record exists yet: the cycle has not been opened for the official.</summary>
    NotOpened = 0,

    /// <summary>Opened; whatever is written is private to its author.</summary>
    BeginningDraft = 1,

    /// <summary>A text is shared; both see it.</summary>
    BeginningShared,

    /// <summary>The supervisor (or the delegate who signs) has signed the shared text; the official's signature is awaited.</summary>
    BeginningSignedBySupervisor,

    /// <summary>Both have signed; the text is frozen and with the Reports Board. Drafts of the mid-term review are private.</summary>
    BeginningAgreed,

    /// <summary>A text of the mid-term review is shared; both see it.</summary>
    MidTermShared,

    /// <summary>The supervisor has signed the mid-term review; the official's signature is awaited.</summary>
    MidTermSignedBySupervisor,

    /// <summary>The mid-term review stands. Self-assessment and assessment are each side's own.</summary>
    MidTermAgreed,

    /// <summary>The official has submitted the self-assessment; the supervisor reads it and writes (decision 1).</summary>
    SelfAssessed,

    /// <summary>The supervisor has signed the assessment; the official reads it and has the comments window (CY-6).</summary>
    EndSignedBySupervisor,

    /// <summary>The official objects; the supervisor's answer comes before anybody else comments (CY-6, J2172).</summary>
    EndObjected,

    /// <summary>The second level reads and comments (CY-7); where nothing asks for it the report passes on at once.</summary>
    EndAtSecondLevel,

    /// <summary>The report is complete, frozen, and with the Reports Board.</summary>
    EndComplete,
}

/// <summary>What states say about steps.</summary>
public static class AppraisalStates
{
    /// <summary>States in which a beginning stands under the supervisor's signature, or is settled; a list, since names have no order in a query.</summary>
    public static IReadOnlyList<AppraisalState> WithSignedBeginning { get; } =
    [.. Enum.GetValues<AppraisalState>().Where(state => state >= AppraisalState.BeginningSignedBySupervisor)];

    /// <summary>States in which a beginning is settled.</summary>
    public static IReadOnlyList<AppraisalState> WithSettledBeginning { get; } =
    [.. Enum.GetValues<AppraisalState>().Where(state => state >= AppraisalState.BeginningAgreed)];

    /// <summary>The step whose text is at hand: the one shared or signed last, in <see cref="AppraisalState.NotOpened"/> the beginning.</summary>
    public static AppraisalStep Step(this AppraisalState state) =>
        state switch
        {
            <= AppraisalState.BeginningAgreed => AppraisalStep.Beginning,
            <= AppraisalState.MidTermAgreed => AppraisalStep.MidTerm,
            _ => AppraisalStep.EndOfCycle,
        };

    /// <summary>Whether nothing more is awaited for the step at hand.</summary>
    public static bool IsSettled(this AppraisalState state) =>
        state is AppraisalState.BeginningAgreed or AppraisalState.MidTermAgreed or AppraisalState.EndComplete;

    /// <summary>
    /// The step that the two work on next: the one at hand until it is settled, then the one that follows. Where the cycle has no mid-term
    /// review the end follows the beginning.
    /// </summary>
    public static AppraisalStep Working(this AppraisalState state, bool hasMidTerm) =>
        state switch
        {
            AppraisalState.BeginningAgreed => hasMidTerm ? AppraisalStep.MidTerm : AppraisalStep.EndOfCycle,
            AppraisalState.MidTermAgreed => AppraisalStep.EndOfCycle,
            _ => state.Step(),
        };

    /// <summary>Whether the supervisor's signature, which is what falls due (CY-2b), stands under the step at hand.</summary>
    public static bool IsDelivered(this AppraisalState state) =>
        state.IsSettled()
        || state
            is AppraisalState.BeginningSignedBySupervisor
                or AppraisalState.MidTermSignedBySupervisor
                or AppraisalState.EndSignedBySupervisor
                or AppraisalState.EndObjected
                or AppraisalState.EndAtSecondLevel;
}

/// <summary>What somebody does. Later steps extend the list; a stored name never changes.</summary>
public enum AppraisalAct
{
    /// <summary>Open the cycle.</summary>
    Open = 1,

    /// <summary>Write on one's private preparation sheet.</summary>
    Prepare,

    /// <summary>Save one's private draft of the form.</summary>
    SaveDraft,

    /// <summary>Let the other side see one's draft: it becomes the shared text.</summary>
    Share,

    /// <summary>Comment on the shared text.</summary>
    Comment,

    /// <summary>Sign the shared text as supervisor.</summary>
    SignAsSupervisor,

    /// <summary>Sign, as the official, the text that the supervisor signed.</summary>
    SignAsOfficial,

    /// <summary>Take back one's own signature, while the other party hasn't signed.</summary>
    WithdrawSignature,

    /// <summary>Read: the shared text; while there is none, one's own draft.</summary>
    Read,

    /// <summary>Write in the journal: a private note, or an entry that both sides read (CY-10).</summary>
    WriteJournal,

    /// <summary>Attach a file to an agreed output or to one's own entry of the journal, or take one's own away again.</summary>
    AttachEvidence,

    /// <summary>Save one's private draft of the mid-term review.</summary>
    SaveReview,

    /// <summary>Let the other side see one's draft of the mid-term review.</summary>
    ShareReview,

    /// <summary>Save one's private draft of the self-assessment.</summary>
    SaveSelfAssessment,

    /// <summary>Submit the self-assessment: the supervisor's side reads it from then on.</summary>
    SubmitSelfAssessment,

    /// <summary>Save the assessment, which only the supervisor's side sees until it is signed.</summary>
    SaveAssessment,

    /// <summary>Sign an assessment without the official, who will not take part (CY-6).</summary>
    CompleteWithoutOfficial,

    /// <summary>Object to the assessment within the comments window (CY-6).</summary>
    Object,

    /// <summary>Answer the official's objection (CY-6).</summary>
    AnswerObjection,

    /// <summary>Comment as second level (CY-7).</summary>
    ReviewAsSecondLevel,

    /// <summary>Go on without the official's signature once the comments window is over (CY-6).</summary>
    ProceedUnsigned,

    /// <summary>Pass on where nothing asks for the second level (CY-7).</summary>
    PassOn,

    /// <summary>Take up what is signed once more, with a reason; the signed version stays readable (CY-11).</summary>
    Correct,

    /// <summary>Write the note by which a part of the cycle is handed over (CY-9).</summary>
    HandOver,

    /// <summary>Enter a beginning that was signed on paper (decision 6).</summary>
    EnterBeginningFromPaper,

    /// <summary>Enter a mid-term review that was signed on paper.</summary>
    EnterReviewFromPaper,

    /// <summary>Enter an end of the cycle that was signed on paper.</summary>
    EnterEndFromPaper,

    /// <summary>Enter an end of the cycle that was signed on paper with an objection written on it.</summary>
    EnterObjectionFromPaper,
}

/// <summary>Somebody's part in one appraisal; one person can have several.</summary>
public enum AppraisalParty
{
    /// <summary>The official whose appraisal it is.</summary>
    Official = 1,

    /// <summary>The responsible chief who signs.</summary>
    Supervisor,

    /// <summary>A delegate who contributes and drafts (SV-5).</summary>
    Delegate,

    /// <summary>A delegate who signs in the chief's place (SV-5).</summary>
    SigningDelegate,

    /// <summary>The supervisor's supervisor; the responsible chief where a delegate signs.</summary>
    SecondLevel,

    /// <summary>A member of the Reports Board without conflict (BD-2).</summary>
    BoardMember,

    /// <summary>The Reports Board's secretary.</summary>
    BoardSecretary,

    /// <summary>The HR partner of the official's unit.</summary>
    HrPartner,

    /// <summary>Who supervised a part of the cycle that has ended (CY-9): what stood in their part, and the handover note.</summary>
    FormerSupervisor,

    /// <summary>Who stands in for an absent supervisor, for a time.</summary>
    StandIn,

    /// <summary>The passing of a day: what no person has to do.</summary>
    Calendar,

    /// <summary>A later supervisor with whom the official shares an earlier cycle (decision 10): what is settled in it, to read.</summary>
    LaterSupervisor,
}
