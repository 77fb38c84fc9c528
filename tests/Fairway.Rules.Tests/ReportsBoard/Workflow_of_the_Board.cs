using Fairway.Rules.Appraisals;
using Fairway.Rules.ReportsBoard;
using Fairway.Rules.Sources;
using static Fairway.Rules.ReportsBoard.BoardAct;
using static Fairway.Rules.ReportsBoard.BoardItemState;
using static Fairway.Rules.ReportsBoard.BoardParty;

namespace Fairway.Rules.Tests.ReportsBoard;

/// <summary>Every state × act × party against a table written by hand; what it does not name is refused.</summary>
[Trait("Rule", "BD-1")]
[Trait("Rule", "BD-2")]
public sealed class Workflow_of_the_Board
{
    private static readonly (BoardItemState From, BoardAct Act, BoardParty[] Parties, BoardItemState To)[] Expected =
    [
        (Received, Assign, [Secretary], UnderExamination),
        (Received, TakeUp, [Member], UnderExamination),
        (Received, Propose, [Secretary], OnAgenda),
        (Received, Replace, [NewVersion], Replaced),
        (UnderExamination, Assign, [Secretary], UnderExamination),
        (UnderExamination, TakeUp, [Member], UnderExamination),
        (UnderExamination, Release, [Secretary, Examiner], UnderExamination),
        (UnderExamination, ReleaseLast, [Secretary, Examiner], Received),
        (UnderExamination, Write, [Examiner], UnderExamination),
        (UnderExamination, Conclude, [Examiner], Concluded),
        (UnderExamination, Propose, [Secretary, Examiner], OnAgenda),
        (UnderExamination, Replace, [NewVersion], Replaced),
        (OnAgenda, Write, [Examiner], OnAgenda),
        (OnAgenda, Withdraw, [Secretary, Session], UnderExamination),
        // Sending a report back is the Board's own decision.
        (OnAgenda, Conclude, [Session], Concluded),
        (OnAgenda, Return, [Session], Returned),
        (OnAgenda, Replace, [NewVersion], Replaced),
        // A correction that its own two sides made leaves a concluded examination as it is.
        (Concluded, Reopen, [Secretary], UnderExamination),
        (Returned, Reopen, [Secretary], UnderExamination),
        (Returned, Replace, [NewVersion], Replaced),
    ];

    [Fact]
    public void Each_party_may_do_what_the_table_says_and_nothing_else()
    {
        foreach (var from in Enum.GetValues<BoardItemState>())
        {
            foreach (var act in Enum.GetValues<BoardAct>())
            {
                foreach (var party in Enum.GetValues<BoardParty>())
                {
                    var expected = Expected.Where(e => e.From == from && e.Act == act && e.Parties.Contains(party)).ToList();
                    BoardWorkflow
                        .Find(from, act, party)
                        ?.To.ShouldBe(expected.Count == 1 ? expected[0].To : default, $"{from} {act} {party}");
                    (BoardWorkflow.Find(from, act, party) is not null).ShouldBe(expected.Count == 1, $"{from} {act} {party}");
                }
            }
        }
    }

    [Fact]
    public void Every_row_cites_a_rule() => BoardWorkflow.Table.ShouldAllBe(row => Citations.Find(row.Rule) != null);

    [Fact]
    public void Every_open_state_leads_to_an_end_and_nothing_leads_out_of_replaced()
    {
        foreach (var state in Enum.GetValues<BoardItemState>().Where(s => s is not (Concluded or Replaced)))
        {
            var reached = new HashSet<BoardItemState> { state };
            while (BoardWorkflow.Table.Where(t => reached.Contains(t.From)).ToList().Exists(t => reached.Add(t.To))) { }
            reached.ShouldContain(Concluded, state.ToString());
            reached.ShouldContain(Replaced, state.ToString());
        }

        BoardWorkflow.Table.ShouldAllBe(t => t.From != Replaced);
    }

    [Theory]
    [InlineData("olu", "conflict-official")]
    [InlineData("carla", "conflict-supervisor")]
    [InlineData("dov", "conflict-supervisor")]
    [InlineData("sam", "conflict-second-level")]
    [InlineData("fay", "conflict-author")]
    [InlineData("zoe", null)]
    public void Nobody_examines_a_report_in_which_they_have_a_part(string member, string? reason)
    {
        var people = new ReportPeople("olu", ["carla", "dov"], ["sam"], ["fay"]);
        var finding = ExaminationConflicts.Of(member, people);
        finding.Judgement.ShouldBe(reason is null ? Judgement.Met : Judgement.NotMet);
        finding.Reason.ShouldBe(reason ?? "no-conflict");
        finding.Citation.Rule.ShouldBe("BD-2");
    }

    [Theory]
    [InlineData(2, 2, 0, 0, RefusalCodes.BoardQuorumMissing)]
    [InlineData(3, 3, 0, 0, null)]
    [InlineData(3, 2, 0, 0, RefusalCodes.BoardVotesWrong)]
    [InlineData(3, 2, 1, 1, RefusalCodes.BoardVotesWrong)]
    [InlineData(3, 4, -1, 0, RefusalCodes.BoardVotesWrong)]
    [InlineData(5, 2, 2, 1, null)]
    public void A_decision_needs_the_quorum_and_one_vote_of_each(int mayVote, int inFavour, int against, int abstained, string? code) =>
        BoardVotes
            .Check(new BoardVote(inFavour, against, abstained), mayVote, new BoardPolicy(3, 5, NodaTime.Period.FromMonths(3)))
            .Select(r => r.Code)
            .ShouldBe(code is null ? [] : [code]);

    [Theory]
    [InlineData(2, 1, true)]
    [InlineData(1, 1, false)]
    [InlineData(0, 0, false)]
    public void More_in_favour_than_against_carry(int inFavour, int against, bool carried) =>
        new BoardVote(inFavour, against, 3).IsCarried.ShouldBe(carried);

    [Fact]
    public void Guidance_is_for_the_supervisors_side_and_the_rest_for_both()
    {
        AppraisalParty[] above =
        [
            AppraisalParty.Supervisor,
            AppraisalParty.Delegate,
            AppraisalParty.SigningDelegate,
            AppraisalParty.StandIn,
            AppraisalParty.SecondLevel,
        ];
        AppraisalParty[] both = [.. above, AppraisalParty.Official, AppraisalParty.HrPartner];
        foreach (var party in Enum.GetValues<AppraisalParty>())
        {
            foreach (var kind in Enum.GetValues<BoardNoteKind>())
            {
                BoardWords
                    .MayRead(kind, party)
                    .ShouldBe((kind == BoardNoteKind.Guidance ? above : both).Contains(party), $"{kind} {party}");
            }
        }
    }
}
