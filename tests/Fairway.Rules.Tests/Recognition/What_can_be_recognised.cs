using Fairway.Rules.Appraisals;
using Fairway.Rules.Recognition;
using Fairway.Rules.Sources;

namespace Fairway.Rules.Tests.Recognition;

/// <summary>Recognition has a name under it, is for somebody else, and says what it rests on (RC-1).</summary>
[Trait("Rule", "RC-1")]
public sealed class What_can_be_recognised
{
    [Fact]
    public void Work_of_others_with_words_and_a_tie_is_recognised() =>
        Assert.Empty(Given(new(["2"], RecognitionTie.Competency, "teamwork", "She found the error")));

    [Fact]
    public void Nobody_recognises_themselves_alone_or_among_others()
    {
        Assert.Equal([RefusalCodes.RecognitionOneself], Codes(new(["1"], RecognitionTie.Competency, "teamwork", "I did")));
        Assert.Equal([RefusalCodes.RecognitionOneself], Codes(new(["1", "2"], RecognitionTie.Competency, "teamwork", "We did")));
        Assert.Equal([RefusalCodes.RecognitionNobody], Codes(new([], RecognitionTie.Competency, "teamwork", "Somebody did")));
    }

    [Theory]
    [InlineData(null, "teamwork", "Tie")]
    [InlineData(RecognitionTie.Competency, "2026/A", "Competency")]
    [InlineData(RecognitionTie.Outcome, "teamwork", "Outcome")]
    public void What_it_is_tied_to_exists(RecognitionTie? tie, string about, string field) =>
        Assert.Equal(
            (RefusalCodes.RecognitionTieMissing, field),
            Assert.Single(Given(new(["2"], tie, about, "x"))) is var r ? (r.Code, r.Field!) : default
        );

    [Fact]
    public void A_record_is_open_until_the_first_signature_under_the_end_of_the_cycle()
    {
        Assert.True(RecognitionCheck.RecordIsOpen(AppraisalState.SelfAssessed));
        Assert.False(RecognitionCheck.RecordIsOpen(AppraisalState.EndSignedBySupervisor));
    }

    [Fact]
    public void A_reward_is_proposed_by_the_supervisor_and_decided_by_the_approver_and_in_no_other_way()
    {
        var rows =
            from state in Enum.GetValues<RewardState>()
            from act in Enum.GetValues<RewardAct>()
            from party in Enum.GetValues<RewardParty>()
            let row = RewardWorkflow.Find(state, act, party)
            where row is not null
            select (state, act, party, row.To);
        Assert.Equal(
            [
                (RewardState.NotProposed, RewardAct.Propose, RewardParty.Supervisor, RewardState.Proposed),
                (RewardState.Proposed, RewardAct.Approve, RewardParty.Approver, RewardState.Approved),
                (RewardState.Proposed, RewardAct.Refuse, RewardParty.Approver, RewardState.Refused),
            ],
            rows
        );
        Assert.All(RewardWorkflow.Table, row => Assert.NotNull(Citations.Find(row.Rule)));
    }

    private static IReadOnlyList<Refusal> Given(RecognitionText text) => RecognitionCheck.Give("1", text, ["teamwork"], ["2026/A"]);

    private static IEnumerable<string> Codes(RecognitionText text) => Given(text).Select(r => r.Code);
}
