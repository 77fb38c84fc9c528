using Fairway.Rules.Sources;
using Fairway.Rules.Training;
using static Fairway.Rules.Training.TrainingAct;
using static Fairway.Rules.Training.TrainingParty;
using static Fairway.Rules.Training.TrainingState;

namespace Fairway.Rules.Tests.Training;

/// <summary>Every state × act × party against a table written by hand from the rules; what it does not name is refused.</summary>
[Trait("Rule", "LE-2")]
public sealed class Workflow_of_a_training
{
    private static readonly (TrainingState From, TrainingAct Act, TrainingParty[] Parties, TrainingState To)[] Expected =
    [
        (NotAsked, Ask, [Official], WithChief),
        (WithChief, Support, [Supervisor], WithHolder),
        (WithChief, Doubt, [Supervisor], WithHolder),
        (WithChief, GoOnWithoutWord, [TrainingParty.Calendar], WithHolder),
        (WithChief, Withdraw, [Official], Withdrawn),
        (WithHolder, Withdraw, [Official], Withdrawn),
        (WithHolder, Approve, [Holder], Approved),
        (WithHolder, Refuse, [Holder], Refused),
        (Approved, Cancel, [Official, Holder], Cancelled),
        (Approved, CompleteWithin, [Official, Holder], Completed),
        (Approved, CompleteOver, [Official, Holder], OverRun),
        (OverRun, ApproveOverRun, [Holder], Completed),
        (OverRun, RefuseOverRun, [Holder], Completed),
        (OverRun, EvaluateAtOnce, [Official, Supervisor], OverRun),
        (OverRun, EvaluateLater, [Official, Supervisor], OverRun),
        (Completed, EvaluateAtOnce, [Official, Supervisor], Completed),
        (Completed, EvaluateLater, [Official, Supervisor], Completed),
    ];

    [Fact]
    public void Every_state_act_and_party_is_as_the_rules_say()
    {
        var expected = Expected.SelectMany(row => row.Parties.Select(party => (row.From, row.Act, party, row.To))).ToHashSet();
        var wrong =
            from state in Enum.GetValues<TrainingState>()
            from act in Enum.GetValues<TrainingAct>()
            from party in Enum.GetValues<TrainingParty>()
            let found = TrainingWorkflow.Find(state, act, party)
            let wanted = expected.Where(row => (row.From, row.Act, row.party) == (state, act, party)).ToList()
            where found is null ? wanted.Count > 0 : wanted.Count == 0 || wanted[0].To != found.To
            select $"{state} {act} {party}: {found?.To}";
        Assert.Empty(wrong);
        Assert.Equal(expected.Count, TrainingWorkflow.Table.Count);
    }

    [Fact]
    public void Every_row_cites_a_rule_that_resolves() =>
        Assert.All(TrainingWorkflow.Table, row => Assert.NotNull(Citations.Find(row.Rule)));

    [Fact]
    public void No_row_lets_an_official_decide_on_money() =>
        Assert.DoesNotContain(
            TrainingWorkflow.Table,
            row => row.Act is Approve or Refuse or ApproveOverRun or RefuseOverRun && row.Party != Holder
        );
}
