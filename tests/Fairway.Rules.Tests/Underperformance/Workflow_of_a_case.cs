using Fairway.Rules.Sources;
using Fairway.Rules.Underperformance;
using static Fairway.Rules.Underperformance.CaseAct;
using static Fairway.Rules.Underperformance.CaseParty;
using static Fairway.Rules.Underperformance.CaseState;

namespace Fairway.Rules.Tests.Underperformance;

/// <summary>Every state × act × party against a table written by hand from the rules; what it does not name is refused.</summary>
[Trait("Rule", "UP-1")]
[Trait("Rule", "UP-3")]
public sealed class Workflow_of_a_case
{
    private static readonly CaseState[] AfterSigning = [Running, ReviewedSufficient, ReviewedInsufficient, AtBoard, DecisionProposed];
    private static readonly CaseState[] SpokenIn = [Opened, Discussed, PlanShared, PlanSigned, .. AfterSigning];
    private static readonly CaseParty[] Both = [Official, Supervisor];
    private static readonly CaseParty[] Board = [BoardMember, BoardSecretary];

    private static readonly (CaseState From, CaseAct Act, CaseParty[] Parties, CaseState To)[] Expected =
    [
        (NotOpened, Propose, [HrPartner, .. Board], Proposed),
        (NotOpened, Open, [Supervisor], Opened),
        (Proposed, Open, [Supervisor], Opened),
        (Proposed, End, [Supervisor, HrPartner], NotPursued),
        (Proposed, LeaveNote, [Supervisor, HrPartner], Proposed),
        (Opened, RecordDiscussion, [Supervisor], Discussed),
        (Discussed, RecordDiscussion, [Supervisor], Discussed),
        (Discussed, SavePlan, [Supervisor], Discussed),
        (PlanShared, SavePlan, [Supervisor], PlanShared),
        (PlanSigned, SavePlan, [Supervisor], PlanSigned),
        (Discussed, SharePlan, [Supervisor], PlanShared),
        (PlanShared, SharePlan, [Supervisor], PlanShared),
        (PlanSigned, SharePlan, [Supervisor], PlanShared),
        (PlanShared, SignPlan, [Supervisor], PlanSigned),
        (PlanSigned, WithdrawSignature, [Supervisor], PlanShared),
        (PlanSigned, SignAsOfficial, [Official], Running),
        (PlanSigned, ProceedUnsigned, [CaseParty.Calendar], Running),
        (Running, CaseAct.Monitor, Both, Running),
        (Running, SaveReview, [Supervisor], Running),
        (Running, SignSufficient, [Supervisor], ReviewedSufficient),
        (Running, SignInsufficient, [Supervisor], ReviewedInsufficient),
        (ReviewedSufficient, WithdrawSignature, [Supervisor], Running),
        (ReviewedInsufficient, WithdrawSignature, [Supervisor], Running),
        (ReviewedSufficient, SignAsOfficial, [Official], ClosedSufficient),
        (ReviewedSufficient, ProceedUnsigned, [CaseParty.Calendar], ClosedSufficient),
        (ReviewedInsufficient, SignAsOfficial, [Official], AtBoard),
        (ReviewedInsufficient, ProceedUnsigned, [CaseParty.Calendar], AtBoard),
        (AtBoard, Advise, Board, AtBoard),
        (AtBoard, MonitorFurther, [HrPartner], Running),
        (AtBoard, ProposeDecision, [HrPartner], DecisionProposed),
        (DecisionProposed, Advise, Board, DecisionProposed),
        (DecisionProposed, OverrideGuard, [HrPartner, .. Board], DecisionProposed),
        (DecisionProposed, WithdrawProposal, [HrPartner], AtBoard),
        (DecisionProposed, Decide, [HrPartner], Decided),
        (Opened, End, [Supervisor, HrPartner], NotPursued),
        (Discussed, End, [Supervisor, HrPartner], NotPursued),
        (PlanShared, End, [Supervisor, HrPartner], NotPursued),
        (PlanSigned, End, [HrPartner], NotPursued),
        .. AfterSigning.Select(state => (state, End, (CaseParty[])[HrPartner], NotPursued)),
        .. AfterSigning.Select(state => (state, RecordLeave, (CaseParty[])[HrPartner], state)),
        .. SpokenIn.Select(state => (state, Say, Both, state)),
        .. SpokenIn.Select(state => (state, LeaveNote, (CaseParty[])[.. Both, HrPartner], state)),
    ];

    [Fact]
    public void Every_state_act_and_party_is_as_the_rules_say()
    {
        var expected = Expected.SelectMany(row => row.Parties.Select(party => (row.From, row.Act, party, row.To))).ToHashSet();
        var wrong =
            from state in Enum.GetValues<CaseState>()
            from act in Enum.GetValues<CaseAct>()
            from party in Enum.GetValues<CaseParty>()
            let found = UnderperformanceWorkflow.Find(state, act, party)
            let wanted = expected.Where(row => (row.From, row.Act, row.party) == (state, act, party)).ToList()
            where found is null ? wanted.Count > 0 : wanted.Count == 0 || wanted[0].To != found.To
            select $"{state} {act} {party}: {found?.To}";
        Assert.Empty(wrong);
        Assert.Equal(expected.Count, UnderperformanceWorkflow.Table.Count);
    }

    [Fact]
    public void Every_row_cites_a_rule() => Assert.All(UnderperformanceWorkflow.Table, row => Assert.NotNull(Citations.Find(row.Rule)));

    [Fact]
    public void Nothing_happens_in_a_case_that_is_over() =>
        Assert.All(CaseStates.Closed, state => Assert.DoesNotContain(UnderperformanceWorkflow.Table, row => row.From == state));

    [Fact]
    public void Every_way_to_a_decision_leads_over_discussion_plan_review_and_board()
    {
        // Taking any one of these away leaves no way from the beginning to a decision.
        foreach (var station in (CaseState[])[Discussed, PlanShared, PlanSigned, Running, ReviewedInsufficient, AtBoard, DecisionProposed])
        {
            Assert.DoesNotContain(Decided, Reached(without: station));
        }
        Assert.Contains(Decided, Reached(without: null));
    }

    [Fact]
    public void Every_open_state_can_be_left()
    {
        var stuck = Enum.GetValues<CaseState>()
            .Where(state => !state.IsClosed() && UnderperformanceWorkflow.Table.All(row => row.From != state || row.To == state));
        Assert.Empty(stuck);
    }

    private static HashSet<CaseState> Reached(CaseState? without)
    {
        var reached = new HashSet<CaseState> { NotOpened };
        while (true)
        {
            var next = UnderperformanceWorkflow.Table.Where(row => reached.Contains(row.From) && row.To != without).Select(row => row.To);
            if (!next.ToList().Exists(reached.Add))
            {
                return reached;
            }
        }
    }
}
