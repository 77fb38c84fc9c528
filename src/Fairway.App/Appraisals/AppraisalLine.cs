using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>What has to happen next so that an appraisal moves on.</summary>
public enum NextStep
{
    /// <summary>Nothing is shared yet: either side can begin, the official usually does.</summary>
    Prepare = 1,

    /// <summary>The official reads what the supervisor's side shared.</summary>
    Read,

    /// <summary>The supervisor, or the delegate who signs, reads and signs what is shared.</summary>
    SignAsSupervisor,

    /// <summary>The official signs what the supervisor has signed.</summary>
    SignAsOfficial,

    /// <summary>The official assesses their own results and submits that.</summary>
    SelfAssess,

    /// <summary>The supervisor assesses, and signs.</summary>
    Assess,

    /// <summary>The supervisor answers the official's objection.</summary>
    Answer,

    /// <summary>The second level says its word.</summary>
    SecondLevel,

    /// <summary>Nothing until the next step of the cycle.</summary>
    Nothing,
}

/// <summary>How an appraisal stands against its due date; what is due is the supervisor's signature (CY-2b).</summary>
public enum Timeliness
{
    /// <summary>Not due soon, or delivered while the other signature is awaited.</summary>
    Current = 1,

    /// <summary>Its day is near or today.</summary>
    Due,

    /// <summary>Its day has passed without what was due.</summary>
    Late,

    /// <summary>The step at hand is settled and the next is not yet due.</summary>
    Agreed,
}

/// <summary>
/// One appraisal in a list of its reader's: how far it is, from what has been shared and signed. Of drafts it knows the reader's own alone.
/// </summary>
/// <param name="Parties">The reader's capacities.</param>
/// <param name="Signer">The name of whoever signs for the supervisor's side; null while there is none.</param>
/// <param name="SharedById">Who shared the newest version; null while nothing is shared.</param>
/// <param name="ReadByMe">Whether the reader has opened the newest shared version.</param>
/// <param name="ReadByOfficial">Whether the official has.</param>
/// <param name="DraftSavedAt">When the reader's own draft was saved last; null without one.</param>
/// <param name="DraftBehind">Whether a newer version was shared since the reader's draft was begun.</param>
/// <param name="Working">The step that the two work on, or will next.</param>
/// <param name="NextOpen">Whether the time of that step has come, where the one before is settled.</param>
public sealed record AppraisalLine(
    Appraisal Appraisal,
    IReadOnlySet<AppraisalParty> Parties,
    string Official,
    string? Signer,
    string? SharedById,
    string? SharedBy,
    Instant? SharedAt,
    bool ReadByMe,
    bool ReadByOfficial,
    Instant? DraftSavedAt,
    bool DraftBehind,
    AppraisalStep Working,
    bool NextOpen
)
{
    /// <summary>When the step is due that the two work on: the supervisor's signature.</summary>
    public LocalDate Due => Appraisal.DueOf(Working) ?? Appraisal.Cycle.LastDay;

    public Instant? SupervisorSignedAt => Appraisal.SupervisorSignedAt;

    public Instant? OfficialSignedAt => Appraisal.OfficialSignedAt;

    public bool IsOwn => Parties.Contains(AppraisalParty.Official);

    /// <summary>Whether the reader is on the supervisor's side of the dialogue.</summary>
    public bool OnSupervisorsSide => Signs || Parties.Contains(AppraisalParty.Delegate);

    /// <summary>Whether it is the reader who signs for the supervisor's side.</summary>
    public bool Signs =>
        Parties.Contains(AppraisalParty.Supervisor)
        || Parties.Contains(AppraisalParty.SigningDelegate)
        || Parties.Contains(AppraisalParty.StandIn);

    public bool IsSecondLevel => Parties.Contains(AppraisalParty.SecondLevel);

    public bool SharedByOfficial => SharedById == Appraisal.StaffId;

    /// <summary>
    /// The next step, from what both sides can see: what the supervisor's side shared waits to be read by the official; once it is, or where
    /// the official shared last, it waits for the supervisor's signature or answer.
    /// </summary>
    public NextStep Next =>
        Appraisal.ExcludedAt is not null
            ? NextStep.Nothing
            : Appraisal.State switch
            {
                AppraisalState.NotOpened or AppraisalState.BeginningDraft => NextStep.Prepare,
                AppraisalState.BeginningAgreed or AppraisalState.MidTermAgreed when !NextOpen => NextStep.Nothing,
                AppraisalState.BeginningAgreed or AppraisalState.MidTermAgreed => Working == AppraisalStep.EndOfCycle
                    ? NextStep.SelfAssess
                    : NextStep.Prepare,
                AppraisalState.BeginningShared or AppraisalState.MidTermShared => SharedByOfficial || ReadByOfficial
                    ? NextStep.SignAsSupervisor
                    : NextStep.Read,
                AppraisalState.BeginningSignedBySupervisor
                or AppraisalState.MidTermSignedBySupervisor
                or AppraisalState.EndSignedBySupervisor => NextStep.SignAsOfficial,
                AppraisalState.SelfAssessed => NextStep.Assess,
                AppraisalState.EndObjected => NextStep.Answer,
                AppraisalState.EndAtSecondLevel => NextStep.SecondLevel,
                _ => NextStep.Nothing,
            };

    /// <summary>Whether the reader has text that nobody else can see yet, on something that can still change.</summary>
    public bool HasUnsharedDraft =>
        DraftSavedAt is not null && Appraisal.State != AppraisalState.EndComplete && Appraisal.ExcludedAt is null;

    /// <summary>Whether the next step is the reader's.</summary>
    public bool WaitsForMe =>
        (HasUnsharedDraft && !(Working == AppraisalStep.EndOfCycle && OnSupervisorsSide))
        || Next switch
        {
            NextStep.Prepare or NextStep.SignAsOfficial or NextStep.SelfAssess => IsOwn,
            NextStep.Read => IsOwn && !ReadByMe,
            NextStep.SignAsSupervisor => Signs || (Parties.Contains(AppraisalParty.Delegate) && SharedByOfficial && !ReadByMe),
            NextStep.Assess or NextStep.Answer => Signs,
            NextStep.SecondLevel => IsSecondLevel,
            _ => false,
        };

    /// <summary>How it stands on a day.</summary>
    public Timeliness On(LocalDate today, Period dueSoon) =>
        Next == NextStep.Nothing ? Timeliness.Agreed
        : Appraisal.State.IsDelivered() && !Appraisal.State.IsSettled() ? Timeliness.Current
        : today > Due ? Timeliness.Late
        : Rules.Time.Months.Add(today, dueSoon) >= Due ? Timeliness.Due
        : Timeliness.Current;
}
