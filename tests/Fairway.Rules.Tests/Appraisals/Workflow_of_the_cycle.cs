using Fairway.Rules.Appraisals;
using Fairway.Rules.Sources;
using static Fairway.Rules.Appraisals.AppraisalAct;
using static Fairway.Rules.Appraisals.AppraisalParty;
using static Fairway.Rules.Appraisals.AppraisalState;

namespace Fairway.Rules.Tests.Appraisals;

/// <summary>Every state × act × party against a table written by hand from the rules and decisions; what it does not name is refused.</summary>
[Trait("Rule", "CY-2")]
[Trait("Rule", "CY-2a")]
[Trait("Rule", "CY-2b")]
[Trait("Rule", "CY-3")]
[Trait("Rule", "CY-4")]
[Trait("Rule", "CY-6")]
[Trait("Rule", "CY-7")]
[Trait("Rule", "CY-9")]
[Trait("Rule", "CY-11")]
[Trait("Rule", "CY-12")]
[Trait("Rule", "BD-1")]
public sealed class Workflow_of_the_cycle
{
    private static readonly AppraisalParty[] Side = [Supervisor, AppraisalParty.Delegate, SigningDelegate, StandIn];
    private static readonly AppraisalParty[] Writers = [Official, .. Side];
    private static readonly AppraisalParty[] Signers = [Supervisor, SigningDelegate, StandIn];
    private static readonly AppraisalParty[] Board = [BoardMember, BoardSecretary];
    private static readonly AppraisalParty[] None = [];

    private static readonly (AppraisalState From, AppraisalAct Act, AppraisalParty[] Parties, AppraisalState To)[] Expected =
    [
        (NotOpened, Open, Writers, BeginningDraft),
        (BeginningDraft, Prepare, Writers, BeginningDraft),
        (BeginningDraft, SaveDraft, Writers, BeginningDraft),
        (BeginningDraft, Share, Writers, BeginningShared),
        (BeginningDraft, Read, [.. Writers, FormerSupervisor], BeginningDraft),
        (BeginningShared, Prepare, Writers, BeginningShared),
        (BeginningShared, SaveDraft, Writers, BeginningShared),
        (BeginningShared, Share, Writers, BeginningShared),
        (BeginningShared, Comment, Writers, BeginningShared),
        (BeginningShared, Read, [.. Writers, FormerSupervisor], BeginningShared),
        (BeginningShared, SignAsSupervisor, Signers, BeginningSignedBySupervisor),
        (BeginningSignedBySupervisor, SaveDraft, Writers, BeginningSignedBySupervisor),
        // What changes the text voids the first signature (decision 2).
        (BeginningSignedBySupervisor, Share, Writers, BeginningShared),
        (BeginningSignedBySupervisor, Comment, Writers, BeginningSignedBySupervisor),
        (BeginningSignedBySupervisor, Read, [.. Writers, SecondLevel, FormerSupervisor], BeginningSignedBySupervisor),
        (BeginningSignedBySupervisor, WithdrawSignature, Signers, BeginningShared),
        (BeginningSignedBySupervisor, SignAsOfficial, [Official], BeginningAgreed),
        // Silence does not block (CY-6).
        (BeginningSignedBySupervisor, ProceedUnsigned, [Calendar], BeginningAgreed),
        (BeginningAgreed, Read, [.. Writers, SecondLevel, .. Board, HrPartner, FormerSupervisor, LaterSupervisor], BeginningAgreed),
        // A later change is a new version with a reason (CY-11).
        (BeginningAgreed, Correct, Writers, BeginningShared),
        // The mid-term review; a regular one does not go to the Board (CY-3).
        (BeginningAgreed, Prepare, Writers, BeginningAgreed),
        (BeginningAgreed, SaveReview, Writers, BeginningAgreed),
        (BeginningAgreed, ShareReview, Writers, MidTermShared),
        (MidTermShared, Prepare, Writers, MidTermShared),
        (MidTermShared, SaveReview, Writers, MidTermShared),
        (MidTermShared, ShareReview, Writers, MidTermShared),
        (MidTermShared, Comment, Writers, MidTermShared),
        (MidTermShared, Read, [.. Writers, FormerSupervisor], MidTermShared),
        (MidTermShared, SignAsSupervisor, Signers, MidTermSignedBySupervisor),
        (MidTermSignedBySupervisor, SaveReview, Writers, MidTermSignedBySupervisor),
        (MidTermSignedBySupervisor, ShareReview, Writers, MidTermShared),
        (MidTermSignedBySupervisor, Comment, Writers, MidTermSignedBySupervisor),
        (MidTermSignedBySupervisor, Read, [.. Writers, SecondLevel, FormerSupervisor], MidTermSignedBySupervisor),
        (MidTermSignedBySupervisor, WithdrawSignature, Signers, MidTermShared),
        (MidTermSignedBySupervisor, SignAsOfficial, [Official], MidTermAgreed),
        (MidTermSignedBySupervisor, ProceedUnsigned, [Calendar], MidTermAgreed),
        (MidTermAgreed, Read, [.. Writers, SecondLevel, HrPartner, FormerSupervisor, LaterSupervisor], MidTermAgreed),
        (MidTermAgreed, Correct, Writers, MidTermShared),
        // The end: the official's own view first; a mid-term review that was not held does not keep it up (CY-8).
        (BeginningAgreed, SaveSelfAssessment, [Official], BeginningAgreed),
        (BeginningAgreed, SubmitSelfAssessment, [Official], SelfAssessed),
        (BeginningAgreed, SaveAssessment, Side, BeginningAgreed),
        (BeginningAgreed, CompleteWithoutOfficial, Signers, EndSignedBySupervisor),
        (MidTermAgreed, Prepare, Writers, MidTermAgreed),
        (MidTermAgreed, SaveSelfAssessment, [Official], MidTermAgreed),
        (MidTermAgreed, SubmitSelfAssessment, [Official], SelfAssessed),
        (MidTermAgreed, SaveAssessment, Side, MidTermAgreed),
        (MidTermAgreed, CompleteWithoutOfficial, Signers, EndSignedBySupervisor),
        (SelfAssessed, Prepare, Writers, SelfAssessed),
        (SelfAssessed, SaveSelfAssessment, [Official], SelfAssessed),
        (SelfAssessed, SubmitSelfAssessment, [Official], SelfAssessed),
        (SelfAssessed, SaveAssessment, Side, SelfAssessed),
        (SelfAssessed, Comment, Writers, SelfAssessed),
        (SelfAssessed, Read, [.. Writers, FormerSupervisor], SelfAssessed),
        (SelfAssessed, SignAsSupervisor, Signers, EndSignedBySupervisor),
        (EndSignedBySupervisor, Read, [.. Writers, SecondLevel, FormerSupervisor], EndSignedBySupervisor),
        (EndSignedBySupervisor, WithdrawSignature, Signers, SelfAssessed),
        (EndSignedBySupervisor, SignAsOfficial, [Official], EndAtSecondLevel),
        (EndSignedBySupervisor, AppraisalAct.Object, [Official], EndObjected),
        (EndSignedBySupervisor, ProceedUnsigned, [Calendar], EndAtSecondLevel),
        // Signing is not agreeing; an objection is answered before anybody else comments (CY-6, J2172).
        (EndObjected, Read, [.. Writers, SecondLevel, .. Board, FormerSupervisor], EndObjected),
        (EndObjected, SignAsOfficial, [Official], EndObjected),
        (EndObjected, AnswerObjection, Signers, EndAtSecondLevel),
        (EndAtSecondLevel, Read, [.. Writers, SecondLevel, .. Board, FormerSupervisor], EndAtSecondLevel),
        (EndAtSecondLevel, SignAsOfficial, [Official], EndAtSecondLevel),
        (EndAtSecondLevel, ReviewAsSecondLevel, [SecondLevel], EndComplete),
        (EndAtSecondLevel, PassOn, [Calendar], EndComplete),
        (EndComplete, Read, [.. Writers, SecondLevel, .. Board, HrPartner, FormerSupervisor, LaterSupervisor], EndComplete),
        (EndComplete, Correct, Signers, SelfAssessed),
        // The paper route (decision 6): HR enters what was signed on paper, and only where that is the next step.
        (BeginningDraft, EnterBeginningFromPaper, [HrPartner], BeginningAgreed),
        (BeginningShared, EnterBeginningFromPaper, [HrPartner], BeginningAgreed),
        (BeginningSignedBySupervisor, EnterBeginningFromPaper, [HrPartner], BeginningAgreed),
        (BeginningAgreed, EnterReviewFromPaper, [HrPartner], MidTermAgreed),
        (MidTermShared, EnterReviewFromPaper, [HrPartner], MidTermAgreed),
        (MidTermSignedBySupervisor, EnterReviewFromPaper, [HrPartner], MidTermAgreed),
        (BeginningAgreed, EnterEndFromPaper, [HrPartner], EndAtSecondLevel),
        (MidTermAgreed, EnterEndFromPaper, [HrPartner], EndAtSecondLevel),
        (EndSignedBySupervisor, EnterEndFromPaper, [HrPartner], EndAtSecondLevel),
        (BeginningAgreed, EnterObjectionFromPaper, [HrPartner], EndObjected),
        (MidTermAgreed, EnterObjectionFromPaper, [HrPartner], EndObjected),
        (EndSignedBySupervisor, EnterObjectionFromPaper, [HrPartner], EndObjected),
        // Handing over (CY-9), as long as the cycle runs.
        .. Enum.GetValues<AppraisalState>()
            .Where(state => state is not (NotOpened or EndComplete))
            .Select(state => (state, HandOver, new[] { FormerSupervisor }, state)),
        // The journal is open until the end is complete, evidence until the supervisor has signed it (CY-10).
        .. Enum.GetValues<AppraisalState>()
            .Where(state => state is not (NotOpened or EndComplete))
            .Select(state => (state, WriteJournal, Writers, state)),
        .. Enum.GetValues<AppraisalState>()
            .Where(state => state is > NotOpened and <= SelfAssessed)
            .Select(state => (state, AttachEvidence, Writers, state)),
    ];

    public static TheoryData<AppraisalState, AppraisalAct> Cells() =>
        new(Enum.GetValues<AppraisalState>().SelectMany(state => Enum.GetValues<AppraisalAct>().Select(act => (state, act))));

    [Theory]
    [MemberData(nameof(Cells))]
    public void Each_party_may_do_what_the_table_says_and_nothing_else(AppraisalState state, AppraisalAct act)
    {
        var (_, _, parties, to) = Expected
            .Where(row => row.From == state && row.Act == act)
            .DefaultIfEmpty((state, act, None, state))
            .Single();
        foreach (var party in Enum.GetValues<AppraisalParty>())
        {
            var row = AppraisalWorkflow.Find(state, act, party);
            Assert.Equal(parties.Contains(party), row is not null);
            Assert.True(row is null || row.To == to, $"{state} --{act}--> {row?.To} by {party}");
        }
    }

    [Fact]
    public void No_row_stands_twice_and_every_row_cites_a_rule()
    {
        Assert.Distinct(AppraisalWorkflow.Table.Select(row => (row.From, row.Act, row.Party)));
        Assert.All(AppraisalWorkflow.Table, row => Assert.NotNull(Citations.Find(row.Rule)));
    }

    [Fact]
    public void What_both_have_signed_changes_only_as_a_new_version() =>
        Assert.All(AppraisalWorkflow.Table.Where(row => row.From.IsSettled() && row.To < row.From), row => Assert.Equal(Correct, row.Act));

    [Fact]
    public void Every_state_is_reached_and_from_every_state_the_end_is()
    {
        foreach (var state in Enum.GetValues<AppraisalState>())
        {
            Assert.Contains(state, Reached(NotOpened));
            Assert.Contains(EndComplete, Reached(state));
        }
    }

    [Fact]
    public void Nobody_comments_as_second_level_before_an_objection_is_answered() =>
        Assert.Equal(
            [EndAtSecondLevel],
            AppraisalWorkflow.Table.Where(row => row.Act is ReviewAsSecondLevel or PassOn).Select(row => row.From).Distinct()
        );

    [Theory]
    [InlineData(MidTermAgreed, AppraisalStep.Beginning, BoardMember, true)]
    [InlineData(MidTermAgreed, AppraisalStep.MidTerm, BoardMember, false)]
    [InlineData(EndComplete, AppraisalStep.MidTerm, BoardSecretary, false)]
    [InlineData(EndComplete, AppraisalStep.EndOfCycle, BoardSecretary, true)]
    [InlineData(MidTermShared, AppraisalStep.Beginning, HrPartner, true)]
    [InlineData(MidTermShared, AppraisalStep.MidTerm, HrPartner, false)]
    [InlineData(SelfAssessed, AppraisalStep.EndOfCycle, SecondLevel, false)]
    [InlineData(SelfAssessed, AppraisalStep.MidTerm, SecondLevel, true)]
    [InlineData(BeginningAgreed, AppraisalStep.MidTerm, Official, false)]
    public void What_is_settled_stays_readable_and_a_regular_review_is_not_the_Boards(
        AppraisalState state,
        AppraisalStep step,
        AppraisalParty party,
        bool reads
    ) => Assert.Equal(reads, AppraisalWorkflow.MayRead(state, step, party, AppraisalKind.Regular));

    [Theory]
    [InlineData(MidTermShared, AppraisalKind.ProbationFirst, false)]
    [InlineData(MidTermSignedBySupervisor, AppraisalKind.ProbationFirst, false)]
    [InlineData(MidTermAgreed, AppraisalKind.ProbationFirst, true)]
    [InlineData(EndComplete, AppraisalKind.ProbationSecond, true)]
    [InlineData(MidTermAgreed, AppraisalKind.ThirdAppraisal, false)]
    [InlineData(EndComplete, AppraisalKind.TechnicalCooperation, false)]
    public void The_Board_reads_a_review_that_is_settled_on_probation_alone(AppraisalState state, AppraisalKind kind, bool reads) =>
        Assert.All(
            [BoardMember, BoardSecretary],
            party => Assert.Equal(reads, AppraisalWorkflow.MayRead(state, AppraisalStep.MidTerm, party, kind))
        );

    [Fact]
    public void Nobody_signs_for_the_other_side()
    {
        Assert.All(AppraisalWorkflow.Table.Where(row => row.Act == SignAsOfficial), row => Assert.Equal(Official, row.Party));
        Assert.All(
            AppraisalWorkflow.Table.Where(row => row.Act is SignAsSupervisor or WithdrawSignature),
            row => Assert.Contains(row.Party, Signers)
        );
    }

    [Fact]
    public void Somebody_with_two_parts_may_do_what_either_may()
    {
        AppraisalParty[] both = [HrPartner, SecondLevel];
        Assert.Equal("CY-7", AppraisalWorkflow.Find(BeginningSignedBySupervisor, Read, both)!.Rule);
        Assert.Equal(
            [SecondLevel, HrPartner],
            AppraisalWorkflow.From(BeginningAgreed, both).Where(row => row.Act == Read).Select(row => row.Party)
        );
        Assert.Equal([EnterBeginningFromPaper], AppraisalWorkflow.From(BeginningDraft, both).Select(row => row.Act));
        Assert.Null(AppraisalWorkflow.Find(BeginningAgreed, Read, []));
    }

    [Fact]
    public void Stored_numbers_of_states_and_parties_stay_as_they_are()
    {
        Assert.Equal(Enumerable.Range(0, 13), Enum.GetValues<AppraisalState>().Select(state => (int)state));
        Assert.Equal(Enumerable.Range(1, 12), Enum.GetValues<AppraisalParty>().Select(party => (int)party));
    }

    private static HashSet<AppraisalState> Reached(AppraisalState from)
    {
        var reached = new HashSet<AppraisalState> { from };
        while (AppraisalWorkflow.Table.Where(row => reached.Contains(row.From)).Count(row => reached.Add(row.To)) > 0)
        {
            // Adding is the work.
        }
        return reached;
    }
}
