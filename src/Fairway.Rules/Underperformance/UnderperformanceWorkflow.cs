using System.Collections.Frozen;

namespace Fairway.Rules.Underperformance;

/// <summary>A row of the workflow: in this state this party may do this, and then the case stands there.</summary>
/// <param name="From">The state before.</param>
/// <param name="Act">The act.</param>
/// <param name="Party">Who may.</param>
/// <param name="To">The state after; the same where the act moves nothing.</param>
/// <param name="Rule">The rule it rests on.</param>
public sealed record CaseTransition(CaseState From, CaseAct Act, CaseParty Party, CaseState To, string Rule);

/// <summary>
/// The workflow of a case as one table: what somebody may do now, the stations of its page and the tests all come from it. An adverse decision is
/// reached over the review, the Board and a hearing, and by no shorter way.
/// </summary>
[Rule("UP-1"), Rule("UP-2"), Rule("UP-3")]
public static class UnderperformanceWorkflow
{
    private static readonly CaseState[] OpenToBoth =
    [
        CaseState.Opened,
        CaseState.Discussed,
        CaseState.PlanShared,
        CaseState.PlanSigned,
        .. CaseStates.UnderPlan,
    ];

    /// <summary>Every row; anything that has none is refused.</summary>
    public static IReadOnlyList<CaseTransition> Table { get; } = [.. Beginning(), .. Plan(), .. Review(), .. Outcome(), .. Throughout()];

    private static readonly FrozenDictionary<(CaseState, CaseAct, CaseParty), CaseTransition> Rows = Table.ToFrozenDictionary(row =>
        (row.From, row.Act, row.Party)
    );

    /// <summary>The row for an act of a party in a state; null: refused.</summary>
    public static CaseTransition? Find(CaseState state, CaseAct act, CaseParty party) => Rows.GetValueOrDefault((state, act, party));

    /// <summary>What somebody with these parts may do now, in the table's order.</summary>
    public static IEnumerable<CaseTransition> From(CaseState state, IReadOnlySet<CaseParty> parties) =>
        Table.Where(row => row.From == state && parties.Contains(row.Party));

    /// <summary>The supervisor names areas of their own accord, or takes up a proposal; the discussion comes before any remedy.</summary>
    private static IEnumerable<CaseTransition> Beginning()
    {
        yield return new(CaseState.NotOpened, CaseAct.Propose, CaseParty.HrPartner, CaseState.Proposed, "UP-1");
        yield return new(CaseState.NotOpened, CaseAct.Propose, CaseParty.BoardSecretary, CaseState.Proposed, "UP-1");
        yield return new(CaseState.NotOpened, CaseAct.Propose, CaseParty.BoardMember, CaseState.Proposed, "UP-1");
        yield return new(CaseState.NotOpened, CaseAct.Open, CaseParty.Supervisor, CaseState.Opened, "UP-1");
        yield return new(CaseState.Proposed, CaseAct.Open, CaseParty.Supervisor, CaseState.Opened, "UP-1");
        yield return new(CaseState.Opened, CaseAct.RecordDiscussion, CaseParty.Supervisor, CaseState.Discussed, "UP-1");
        yield return new(CaseState.Discussed, CaseAct.RecordDiscussion, CaseParty.Supervisor, CaseState.Discussed, "UP-1");
    }

    /// <summary>One text, shared by the supervisor and spoken about, signed by both (UP-2); the official's silence does not block it (CY-6).</summary>
    private static IEnumerable<CaseTransition> Plan()
    {
        const CaseParty supervisor = CaseParty.Supervisor;
        foreach (var state in (CaseState[])[CaseState.Discussed, CaseState.PlanShared, CaseState.PlanSigned])
        {
            yield return new(state, CaseAct.SavePlan, supervisor, state, "UP-1");
            yield return new(state, CaseAct.SharePlan, supervisor, CaseState.PlanShared, "UP-1");
        }
        yield return new(CaseState.PlanShared, CaseAct.SignPlan, supervisor, CaseState.PlanSigned, "UP-2");
        yield return new(CaseState.PlanSigned, CaseAct.WithdrawSignature, supervisor, CaseState.PlanShared, "UP-2");
        yield return new(CaseState.PlanSigned, CaseAct.SignAsOfficial, CaseParty.Official, CaseState.Running, "UP-2");
        yield return new(CaseState.PlanSigned, CaseAct.ProceedUnsigned, CaseParty.Calendar, CaseState.Running, "CY-6");
        yield return new(CaseState.Running, CaseAct.Monitor, supervisor, CaseState.Running, "UP-1");
        yield return new(CaseState.Running, CaseAct.Monitor, CaseParty.Official, CaseState.Running, "UP-1");
    }

    /// <summary>The result goes to the Board on the second signature or when the comments window ends, whichever it is (decision 2).</summary>
    private static IEnumerable<CaseTransition> Review()
    {
        const CaseParty supervisor = CaseParty.Supervisor;
        yield return new(CaseState.Running, CaseAct.SaveReview, supervisor, CaseState.Running, "UP-1");
        yield return new(CaseState.Running, CaseAct.SignSufficient, supervisor, CaseState.ReviewedSufficient, "UP-1");
        yield return new(CaseState.Running, CaseAct.SignInsufficient, supervisor, CaseState.ReviewedInsufficient, "UP-2");
        foreach (
            var (signed, then) in ((CaseState, CaseState)[])
                [(CaseState.ReviewedSufficient, CaseState.ClosedSufficient), (CaseState.ReviewedInsufficient, CaseState.AtBoard)]
        )
        {
            yield return new(signed, CaseAct.WithdrawSignature, supervisor, CaseState.Running, "UP-1");
            yield return new(signed, CaseAct.SignAsOfficial, CaseParty.Official, then, "UP-1");
            yield return new(signed, CaseAct.ProceedUnsigned, CaseParty.Calendar, then, "CY-6");
        }
    }

    private static IEnumerable<CaseTransition> Outcome()
    {
        const CaseParty hr = CaseParty.HrPartner;
        yield return new(CaseState.AtBoard, CaseAct.MonitorFurther, hr, CaseState.Running, "UP-1");
        yield return new(CaseState.AtBoard, CaseAct.ProposeDecision, hr, CaseState.DecisionProposed, "UP-3");
        yield return new(CaseState.DecisionProposed, CaseAct.WithdrawProposal, hr, CaseState.AtBoard, "UP-3");
        yield return new(CaseState.DecisionProposed, CaseAct.Decide, hr, CaseState.Decided, "UP-3");
        foreach (var party in (CaseParty[])[hr, CaseParty.BoardMember, CaseParty.BoardSecretary])
        {
            yield return new(CaseState.DecisionProposed, CaseAct.OverrideGuard, party, CaseState.DecisionProposed, "UP-3");
        }
        foreach (var party in (CaseParty[])[CaseParty.BoardMember, CaseParty.BoardSecretary])
        {
            yield return new(CaseState.AtBoard, CaseAct.Advise, party, CaseState.AtBoard, "BD-1");
            yield return new(CaseState.DecisionProposed, CaseAct.Advise, party, CaseState.DecisionProposed, "BD-1");
        }
    }

    /// <summary>What can be said at any time, and how a case ends without a finding.</summary>
    private static IEnumerable<CaseTransition> Throughout()
    {
        yield return new(CaseState.Proposed, CaseAct.LeaveNote, CaseParty.Supervisor, CaseState.Proposed, "UP-3");
        yield return new(CaseState.Proposed, CaseAct.LeaveNote, CaseParty.HrPartner, CaseState.Proposed, "UP-3");
        foreach (var state in OpenToBoth)
        {
            foreach (var party in (CaseParty[])[CaseParty.Official, CaseParty.Supervisor])
            {
                yield return new(state, CaseAct.Say, party, state, "UP-1");
                yield return new(state, CaseAct.LeaveNote, party, state, "UP-3");
            }
            yield return new(state, CaseAct.LeaveNote, CaseParty.HrPartner, state, "UP-3");
            yield return new(state, CaseAct.End, CaseParty.HrPartner, CaseState.NotPursued, "UP-1");
        }
        foreach (var state in CaseStates.UnderPlan)
        {
            yield return new(state, CaseAct.RecordLeave, CaseParty.HrPartner, state, "UP-2");
        }

        // Once a plan is signed the supervisor says how it went, and doesn't let it lapse.
        foreach (var state in (CaseState[])[CaseState.Proposed, CaseState.Opened, CaseState.Discussed, CaseState.PlanShared])
        {
            yield return new(state, CaseAct.End, CaseParty.Supervisor, CaseState.NotPursued, "UP-1");
        }
        yield return new(CaseState.Proposed, CaseAct.End, CaseParty.HrPartner, CaseState.NotPursued, "UP-1");
    }
}
