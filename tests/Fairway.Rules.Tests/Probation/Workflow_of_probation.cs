using Fairway.Rules.Probation;
using Fairway.Rules.Sources;
using static Fairway.Rules.Probation.ProbationAct;
using static Fairway.Rules.Probation.ProbationParty;
using static Fairway.Rules.Probation.ProbationState;

namespace Fairway.Rules.Tests.Probation;

public class Workflow_of_probation
{
    private static readonly ProbationParty[] s_everybody = Enum.GetValues<ProbationParty>();

    [Fact]
    public void Every_row_cites_a_rule_and_stands_once()
    {
        Assert.All(ProbationWorkflow.Table, row => Assert.NotNull(Citations.Find(row.Rule)));
        Assert.Equal(
            ProbationWorkflow.Table.Count,
            ProbationWorkflow.Table.Select(row => (row.From, row.Act, row.Party)).Distinct().Count()
        );
    }

    /// <summary>Every state, act and party: all that may happen stands here, and nothing else does.</summary>
    [Fact]
    public void Whatever_moves_the_report_is_one_of_these()
    {
        (ProbationState, ProbationAct, ProbationParty, ProbationState)[] moves =
        [
            (Running, AskOverride, Supervisor, Stopped),
            (Stopped, Override, HrPartner, OverriddenByHr),
            (Stopped, Override, BoardChair, OverriddenByChair),
            (OverriddenByHr, Override, BoardChair, Overridden),
            (OverriddenByChair, Override, HrPartner, Overridden),
            (Stopped, RefuseOverride, HrPartner, Running),
            (Stopped, RefuseOverride, BoardChair, Running),
            (OverriddenByChair, RefuseOverride, HrPartner, Running),
            (OverriddenByHr, RefuseOverride, BoardChair, Running),
            (Overridden, Recommend, Supervisor, Running),
            (Running, SignAsSupervisor, Supervisor, SignedBySupervisor),
            (Overridden, SignAsSupervisor, Supervisor, SignedBySupervisor),
            (SignedBySupervisor, WithdrawSignature, Supervisor, Running),
            (SignedBySupervisor, SignAsOfficial, Official, WithBoard),
            (SignedBySupervisor, ProceedUnsigned, ProbationParty.Calendar, WithBoard),
            (WithBoard, Decide, HrPartner, Decided),
        ];
        var found =
            from state in Enum.GetValues<ProbationState>()
            from act in Enum.GetValues<ProbationAct>()
            from party in s_everybody
            let row = ProbationWorkflow.Find(state, act, party)
            where row is not null && row.To != row.From
            select (state, act, party, row.To);
        Assert.Equal(moves.Order(), found.Order());
    }

    [Fact]
    public void Nobody_overrides_alone()
    {
        foreach (var first in (ProbationParty[])[HrPartner, BoardChair])
        {
            var between = ProbationWorkflow.Find(Stopped, Override, first)!.To;
            Assert.Null(ProbationWorkflow.Find(between, Override, first));
            Assert.Null(ProbationWorkflow.Find(between, SignAsSupervisor, Supervisor));
        }
    }

    [Fact]
    public void Input_and_comments_on_it_end_with_the_supervisors_signature()
    {
        foreach (var state in Enum.GetValues<ProbationState>())
        {
            var open = state < SignedBySupervisor;
            Assert.Equal(open, ProbationWorkflow.Find(state, GiveInput, Colleague) is not null);
            Assert.Equal(open, ProbationWorkflow.Find(state, CommentOnInput, Official) is not null);
            Assert.Equal(open, ProbationWorkflow.Find(state, Designate, Supervisor) is not null);
        }
    }

    [Fact]
    public void A_colleague_reads_nothing_and_the_Board_only_what_it_has_received()
    {
        foreach (var state in Enum.GetValues<ProbationState>())
        {
            Assert.Null(ProbationWorkflow.Find(state, Read, Colleague));
            Assert.Equal(state >= WithBoard, ProbationWorkflow.Find(state, Read, BoardMember) is not null);
            Assert.Equal(
                state >= WithBoard || state is Stopped or OverriddenByHr or OverriddenByChair,
                ProbationWorkflow.Find(state, Read, BoardChair) is not null
            );
        }
    }
}
