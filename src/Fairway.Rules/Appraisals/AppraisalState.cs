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

    /// <summary>Both have signed; the text is frozen and with the Reports Board.</summary>
    BeginningAgreed,
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
}
