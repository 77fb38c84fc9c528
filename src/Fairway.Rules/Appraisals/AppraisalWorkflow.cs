using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Fairway.Rules.Appraisals;

/// <summary>Where an appraisal stands. Later steps of the cycle extend the list; a stored name never changes.</summary>
public enum AppraisalState
{
    /// <summary>No record exists yet: the cycle has not been opened for the official.</summary>
    NotOpened,

    /// <summary>Opened; whatever is written is private to its author.</summary>
    BeginningDraft,

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
    Open,

    /// <summary>Write on one's private preparation sheet.</summary>
    Prepare,

    /// <summary>Save one's private draft of the form.</summary>
    SaveDraft,

    /// <summary>Let the other side see one's draft: it becomes the shared text.</summary>
    Share,

    /// <summary>Comment on the shared text.</summary>
    Comment,

    /// <summary>Record the day of the discussion, part of the shared text.</summary>
    RecordDiscussion,

    /// <summary>Sign the shared text as supervisor.</summary>
    SignAsSupervisor,

    /// <summary>Sign, as the official, the text that the supervisor signed.</summary>
    SignAsOfficial,

    /// <summary>Take back one's own signature, while the other party hasn't signed.</summary>
    WithdrawSignature,

    /// <summary>Read: the shared text; while there is none, one's own draft.</summary>
    Read,

    /// <summary>Note that the Reports Board has received the signed form.</summary>
    ReceiveAtBoard,
}

/// <summary>Somebody's part in one appraisal; one person can have several.</summary>
public enum AppraisalParty
{
    /// <summary>The official whose appraisal it is.</summary>
    Official,

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

/// <summary>A row of the workflow: in this state this party may do this, and then it stands there.</summary>
/// <param name="From">The state before.</param>
/// <param name="Act">The act.</param>
/// <param name="Party">Who may.</param>
/// <param name="To">The state after; the same where the act moves nothing.</param>
/// <param name="Rule">The rule it rests on.</param>
public sealed record Transition(AppraisalState From, AppraisalAct Act, AppraisalParty Party, AppraisalState To, string Rule);

/// <summary>
/// The workflow of an appraisal as one table: it answers what somebody may do now, draws the help page's diagram and is enumerated in tests.
/// The supervisor signs first; any change of the shared text voids that signature (decision 2); once both have signed nothing changes (CY-11).
/// </summary>
[Rule("CY-2"), Rule("CY-2a"), Rule("CY-2b"), Rule("CY-11")]
public static class AppraisalWorkflow
{
    private static readonly AppraisalParty[] Writers =
    [
        AppraisalParty.Official,
        AppraisalParty.Supervisor,
        AppraisalParty.Delegate,
        AppraisalParty.SigningDelegate,
    ];

    private static readonly AppraisalParty[] Signers = [AppraisalParty.Supervisor, AppraisalParty.SigningDelegate];

    /// <summary>Every row; anything that has none is refused.</summary>
    public static IReadOnlyList<Transition> Table { get; } = Beginning().ToImmutableArray();

    private static readonly FrozenDictionary<(AppraisalState, AppraisalAct, AppraisalParty), Transition> Rows = Table.ToFrozenDictionary(
        row => (row.From, row.Act, row.Party)
    );

    /// <summary>The row for an act of a party in a state; null: refused.</summary>
    public static Transition? Find(AppraisalState state, AppraisalAct act, AppraisalParty party) =>
        Rows.GetValueOrDefault((state, act, party));

    /// <summary>The row for an act of somebody with these parts; the first in the table's order, null: refused.</summary>
    public static Transition? Find(AppraisalState state, AppraisalAct act, IEnumerable<AppraisalParty> parties) =>
        parties.Order().Select(party => Find(state, act, party)).FirstOrDefault(row => row is not null);

    /// <summary>What somebody with these parts may do now, in the table's order.</summary>
    public static IEnumerable<Transition> From(AppraisalState state, IEnumerable<AppraisalParty> parties)
    {
        var held = parties.ToHashSet();
        return Table.Where(row => row.From == state && held.Contains(row.Party));
    }

    private static IEnumerable<Transition> Beginning()
    {
        const AppraisalState none = AppraisalState.NotOpened;
        const AppraisalState draft = AppraisalState.BeginningDraft;
        const AppraisalState shared = AppraisalState.BeginningShared;
        const AppraisalState signed = AppraisalState.BeginningSignedBySupervisor;
        const AppraisalState agreed = AppraisalState.BeginningAgreed;

        foreach (var writer in Writers)
        {
            yield return new(none, AppraisalAct.Open, writer, draft, "CY-1");
            yield return new(draft, AppraisalAct.Prepare, writer, draft, "CY-2a");
            yield return new(shared, AppraisalAct.Prepare, writer, shared, "CY-2a");
            foreach (var state in (AppraisalState[])[draft, shared, signed])
            {
                // A draft is private: it leaves the shared text and a signature under it as they are.
                yield return new(state, AppraisalAct.SaveDraft, writer, state, "CY-2");
                yield return new(state, AppraisalAct.Share, writer, shared, "CY-2");
                yield return new(state, AppraisalAct.RecordDiscussion, writer, state == signed ? shared : state, "CY-2b");
                yield return new(state, AppraisalAct.Read, writer, state, "CY-2");
            }
            yield return new(shared, AppraisalAct.Comment, writer, shared, "CY-2");
            yield return new(signed, AppraisalAct.Comment, writer, signed, "CY-6");
            yield return new(agreed, AppraisalAct.Read, writer, agreed, "CY-12");
        }
        foreach (var signer in Signers)
        {
            yield return new(shared, AppraisalAct.SignAsSupervisor, signer, signed, "CY-2b");
            yield return new(signed, AppraisalAct.WithdrawSignature, signer, shared, "CY-2");
        }
        yield return new(signed, AppraisalAct.SignAsOfficial, AppraisalParty.Official, agreed, "CY-2b");

        // The second level reads what stands under a signature, not what two people are still writing.
        yield return new(signed, AppraisalAct.Read, AppraisalParty.SecondLevel, signed, "CY-7");
        yield return new(agreed, AppraisalAct.Read, AppraisalParty.SecondLevel, agreed, "CY-7");
        yield return new(agreed, AppraisalAct.Read, AppraisalParty.BoardMember, agreed, "BD-1");
        yield return new(agreed, AppraisalAct.Read, AppraisalParty.BoardSecretary, agreed, "BD-1");
        yield return new(agreed, AppraisalAct.ReceiveAtBoard, AppraisalParty.BoardSecretary, agreed, "BD-1");
        yield return new(agreed, AppraisalAct.Read, AppraisalParty.HrPartner, agreed, "CY-12");
    }
}
