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
[Trait("Rule", "CY-6")]
[Trait("Rule", "CY-7")]
[Trait("Rule", "CY-11")]
[Trait("Rule", "CY-12")]
[Trait("Rule", "BD-1")]
public sealed class Workflow_of_the_beginning
{
    private static readonly AppraisalParty[] Writers = [Official, Supervisor, AppraisalParty.Delegate, SigningDelegate];
    private static readonly AppraisalParty[] Signers = [Supervisor, SigningDelegate];
    private static readonly AppraisalParty[] None = [];

    private static readonly (AppraisalState From, AppraisalAct Act, AppraisalParty[] Parties, AppraisalState To)[] Expected =
    [
        (NotOpened, Open, Writers, BeginningDraft),
        (BeginningDraft, Prepare, Writers, BeginningDraft),
        (BeginningDraft, SaveDraft, Writers, BeginningDraft),
        (BeginningDraft, Share, Writers, BeginningShared),
        (BeginningDraft, Read, Writers, BeginningDraft),
        (BeginningDraft, WriteJournal, Writers, BeginningDraft),
        (BeginningDraft, AttachEvidence, Writers, BeginningDraft),
        (BeginningShared, Prepare, Writers, BeginningShared),
        (BeginningShared, SaveDraft, Writers, BeginningShared),
        (BeginningShared, Share, Writers, BeginningShared),
        (BeginningShared, Comment, Writers, BeginningShared),
        (BeginningShared, Read, Writers, BeginningShared),
        (BeginningShared, WriteJournal, Writers, BeginningShared),
        (BeginningShared, AttachEvidence, Writers, BeginningShared),
        (BeginningShared, SignAsSupervisor, Signers, BeginningSignedBySupervisor),
        (BeginningSignedBySupervisor, SaveDraft, Writers, BeginningSignedBySupervisor),
        // What changes the text voids the first signature (decision 2).
        (BeginningSignedBySupervisor, Share, Writers, BeginningShared),
        (BeginningSignedBySupervisor, Comment, Writers, BeginningSignedBySupervisor),
        (BeginningSignedBySupervisor, Read, [.. Writers, SecondLevel], BeginningSignedBySupervisor),
        (BeginningSignedBySupervisor, WriteJournal, Writers, BeginningSignedBySupervisor),
        (BeginningSignedBySupervisor, AttachEvidence, Writers, BeginningSignedBySupervisor),
        (BeginningSignedBySupervisor, WithdrawSignature, Signers, BeginningShared),
        (BeginningSignedBySupervisor, SignAsOfficial, [Official], BeginningAgreed),
        (BeginningAgreed, Read, [.. Writers, SecondLevel, BoardMember, BoardSecretary, HrPartner], BeginningAgreed),
        (BeginningAgreed, WriteJournal, Writers, BeginningAgreed),
        (BeginningAgreed, AttachEvidence, Writers, BeginningAgreed),
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
    public void What_both_have_signed_nobody_changes() =>
        Assert.All(AppraisalWorkflow.Table.Where(row => row.From == BeginningAgreed), row => Assert.Equal(BeginningAgreed, row.To));

    [Fact]
    public void Every_state_is_reached_and_from_every_state_the_agreement_is()
    {
        foreach (var state in Enum.GetValues<AppraisalState>())
        {
            Assert.Contains(state, Reached(NotOpened));
            Assert.Contains(BeginningAgreed, Reached(state));
        }
    }

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
        Assert.Equal([SecondLevel, HrPartner], AppraisalWorkflow.From(BeginningAgreed, both).Select(row => row.Party));
        Assert.Empty(AppraisalWorkflow.From(BeginningDraft, both));
        Assert.Null(AppraisalWorkflow.Find(BeginningAgreed, Read, []));
    }

    [Fact]
    public void Stored_numbers_of_states_and_parties_stay_as_they_are()
    {
        Assert.Equal([0, 1, 2, 3, 4], Enum.GetValues<AppraisalState>().Select(state => (int)state));
        Assert.Equal(Enumerable.Range(1, 8), Enum.GetValues<AppraisalParty>().Select(party => (int)party));
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
