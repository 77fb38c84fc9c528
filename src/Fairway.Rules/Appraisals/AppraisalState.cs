namespace Fairway.Rules.Appraisals;

/// <summary>Where an appraisal stands.</summary>
public enum AppraisalState
{
    /// <summary>Opened; nothing is shared yet.</summary>
    BeginningDraft = 1,

    /// <summary>At least one version of the form is shared between the parties.</summary>
    BeginningShared,

    /// <summary>The supervisor signed the newest version.</summary>
    BeginningSignedBySupervisor,

    /// <summary>Both signed: agreed, and received by the Reports Board.</summary>
    BeginningAgreed,
}

/// <summary>In what capacity somebody acts on an appraisal.</summary>
public enum AppraisalParty
{
    /// <summary>The official appraised.</summary>
    Official = 1,

    /// <summary>The responsible chief.</summary>
    Supervisor,

    /// <summary>A delegate who contributes and drafts (SV-5).</summary>
    Delegate,

    /// <summary>A delegate who signs in the chief's place (SV-5).</summary>
    SigningDelegate,

    /// <summary>The supervisor's supervisor.</summary>
    SecondLevel,

    /// <summary>A member of the Reports Board.</summary>
    BoardMember,

    /// <summary>The Reports Board's secretary.</summary>
    BoardSecretary,

    /// <summary>The HR partner of the official's unit.</summary>
    HrPartner,
}
