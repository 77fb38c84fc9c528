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
/// The supervisor signs first; any change of the shared text voids that signature (decision 2); once both have signed nothing changes (CY-11).
/// </summary>
[Rule("CY-2"), Rule("CY-2a"), Rule("CY-2b"), Rule("CY-11")]
public static partial class AppraisalWorkflow
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
    public static IReadOnlyList<Transition> Table { get; } = [.. Beginning(), .. Journal()];

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
        yield return new(agreed, AppraisalAct.Read, AppraisalParty.HrPartner, agreed, "CY-12");
    }
}
