using System.Collections.Frozen;

namespace Fairway.Rules.Appraisals;

/// <summary>A row of the workflow: in this state this party may do this, and then it stands there.</summary>
/// <param name="From">The state before.</param>
/// <param name="Act">The act.</param>
/// <param name="Party">Who may.</param>
/// <param name="To">The state after; the same where the act moves nothing.</param>
/// <param name="Rule">The rule it rests on.</param>
public sealed record Transition(AppraisalState From, AppraisalAct Act, AppraisalParty Party, AppraisalState To, string Rule);

/// <summary>
/// The workflow of an appraisal as one table: it answers what somebody may do now, draws the help page's diagram and is enumerated in tests.
/// The supervisor signs first; any change of the shared text voids that signature (decision 2); what both have signed changes only as a new
/// version with a reason (CY-11).
/// </summary>
[Rule("CY-2"), Rule("CY-2a"), Rule("CY-2b"), Rule("CY-3"), Rule("CY-4"), Rule("CY-6"), Rule("CY-7"), Rule("CY-9"), Rule("CY-11")]
public static partial class AppraisalWorkflow
{
    private static readonly AppraisalParty[] Writers =
    [
        AppraisalParty.Official,
        AppraisalParty.Supervisor,
        AppraisalParty.Delegate,
        AppraisalParty.SigningDelegate,
        AppraisalParty.StandIn,
    ];

    private static readonly AppraisalParty[] SupervisorsSide =
    [
        AppraisalParty.Supervisor,
        AppraisalParty.Delegate,
        AppraisalParty.SigningDelegate,
        AppraisalParty.StandIn,
    ];

    private static readonly AppraisalParty[] Signers = [AppraisalParty.Supervisor, AppraisalParty.SigningDelegate, AppraisalParty.StandIn];

    /// <summary>Every row; anything that has none is refused.</summary>
    public static IReadOnlyList<Transition> Table { get; } =
    [.. Beginning(), .. MidTerm(), .. EndOfCycle(), .. Handover(), .. Journal(), .. Paper()];

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

    /// <summary>
    /// Whether a party may read what stands under a step. Of the step at hand the table decides; what is settled stays readable for both
    /// sides, the second level and HR, and for the Board where the step goes to it: the mid-term does on probation alone (CY-3, PR-1).
    /// </summary>
    [Rule("CY-12"), Rule("BD-1"), Rule("PR-1")]
    public static bool MayRead(AppraisalState state, AppraisalStep step, AppraisalParty party, AppraisalKind kind) =>
        step > state.Step() ? false
        : IsOfBoard(party) && step == AppraisalStep.MidTerm ? kind.MidTermGoesToBoard() && (step < state.Step() || state.IsSettled())
        : step == state.Step() ? Find(state, AppraisalAct.Read, party) is not null
        : party != AppraisalParty.Calendar;

    private static bool IsOfBoard(AppraisalParty party) => party is AppraisalParty.BoardMember or AppraisalParty.BoardSecretary;

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
            yield return new(draft, AppraisalAct.Read, writer, draft, "CY-2");
        }
        var beginning = new Dialogue(draft, shared, signed, agreed, AppraisalAct.SaveDraft, AppraisalAct.Share, "CY-2");
        foreach (var row in Of(beginning))
        {
            yield return row;
        }
        foreach (var party in (AppraisalParty[])[AppraisalParty.BoardMember, AppraisalParty.BoardSecretary])
        {
            yield return new(agreed, AppraisalAct.Read, party, agreed, "BD-1");
        }
    }

    private static IEnumerable<Transition> MidTerm() =>
        Of(
            new Dialogue(
                AppraisalState.BeginningAgreed,
                AppraisalState.MidTermShared,
                AppraisalState.MidTermSignedBySupervisor,
                AppraisalState.MidTermAgreed,
                AppraisalAct.SaveReview,
                AppraisalAct.ShareReview,
                "CY-3"
            )
        );

    /// <summary>The states and acts of a step that both sides write together.</summary>
    private sealed record Dialogue(
        AppraisalState Private,
        AppraisalState Shared,
        AppraisalState Signed,
        AppraisalState Agreed,
        AppraisalAct Saves,
        AppraisalAct Shares,
        string Rule
    );

    /// <summary>A text is written by both, shared in turn, signed by the supervisor and then by the official.</summary>
    private static IEnumerable<Transition> Of(Dialogue step)
    {
        foreach (var writer in Writers)
        {
            yield return new(step.Private, AppraisalAct.Prepare, writer, step.Private, "CY-2a");
            yield return new(step.Shared, AppraisalAct.Prepare, writer, step.Shared, "CY-2a");
            foreach (var state in (AppraisalState[])[step.Private, step.Shared, step.Signed])
            {
                // A draft is private: it leaves the shared text and a signature under it as they are.
                yield return new(state, step.Saves, writer, state, step.Rule);
                yield return new(state, step.Shares, writer, step.Shared, step.Rule);
            }
            yield return new(step.Shared, AppraisalAct.Read, writer, step.Shared, step.Rule);
            yield return new(step.Signed, AppraisalAct.Read, writer, step.Signed, step.Rule);
            yield return new(step.Shared, AppraisalAct.Comment, writer, step.Shared, step.Rule);
            yield return new(step.Signed, AppraisalAct.Comment, writer, step.Signed, "CY-6");
            yield return new(step.Agreed, AppraisalAct.Read, writer, step.Agreed, "CY-12");
            yield return new(step.Agreed, AppraisalAct.Correct, writer, step.Shared, "CY-11");
        }
        foreach (var signer in Signers)
        {
            yield return new(step.Shared, AppraisalAct.SignAsSupervisor, signer, step.Signed, "CY-2b");
            yield return new(step.Signed, AppraisalAct.WithdrawSignature, signer, step.Shared, "CY-2");
        }
        yield return new(step.Signed, AppraisalAct.SignAsOfficial, AppraisalParty.Official, step.Agreed, "CY-2b");
        yield return new(step.Signed, AppraisalAct.ProceedUnsigned, AppraisalParty.Calendar, step.Agreed, "CY-6");

        // The second level reads what stands under a signature, not what two people are still writing.
        yield return new(step.Signed, AppraisalAct.Read, AppraisalParty.SecondLevel, step.Signed, "CY-7");
        yield return new(step.Agreed, AppraisalAct.Read, AppraisalParty.SecondLevel, step.Agreed, "CY-7");
        yield return new(step.Agreed, AppraisalAct.Read, AppraisalParty.HrPartner, step.Agreed, "CY-12");
    }
}
