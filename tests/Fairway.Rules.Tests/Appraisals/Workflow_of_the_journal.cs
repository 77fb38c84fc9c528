using Fairway.Rules.Appraisals;
using static Fairway.Rules.Appraisals.AppraisalParty;

namespace Fairway.Rules.Tests.Appraisals;

/// <summary>Who may write in the journal, and when; and what an entry must be.</summary>
[Trait("Rule", "CY-10")]
public sealed class Workflow_of_the_journal
{
    private static readonly AppraisalParty[] Sides = [Official, Supervisor, AppraisalParty.Delegate, SigningDelegate, StandIn];
    private static readonly string First = AgreementSections.OfOutput(An.Output(1).Id);

    [Theory]
    [InlineData(AppraisalAct.WriteJournal)]
    [InlineData(AppraisalAct.AttachEvidence)]
    public void Both_sides_and_nobody_else_write_in_it_from_the_opening_on(AppraisalAct act)
    {
        AppraisalState[] open =
        [
            AppraisalState.BeginningDraft,
            AppraisalState.BeginningShared,
            AppraisalState.BeginningSignedBySupervisor,
            AppraisalState.BeginningAgreed,
        ];
        foreach (var party in Enum.GetValues<AppraisalParty>())
        {
            Assert.Null(AppraisalWorkflow.Find(AppraisalState.NotOpened, act, party));
            Assert.All(open, state => Assert.Equal(Sides.Contains(party), AppraisalWorkflow.Find(state, act, party) is not null));
        }
        Assert.All(AppraisalWorkflow.Table.Where(row => row.Act == act), row => Assert.Equal((row.From, "CY-10"), (row.To, row.Rule)));
    }

    [Fact]
    public void An_entry_says_what_it_is_and_something_about_a_part_of_the_form() =>
        Assert.Equal(
            ["JournalKindMissing@Kind", "JournalAboutUnknown@About", "JournalDayInFuture@Day", "JournalTextMissing@Text"],
            Refused(new(null, AgreementSections.OfOutput(Guid.Empty), new(2026, 3, 19), " \n "))
        );

    [Fact]
    public void A_kind_that_nobody_offers_is_none() =>
        Assert.Equal(["JournalKindMissing@Kind"], Refused(new((JournalKind)9, null, null, "We talked.")));

    [Fact]
    public void An_entry_may_be_about_the_whole_and_tell_of_today() =>
        Assert.Empty(Refused(new(JournalKind.CheckIn, null, new(2026, 3, 18), "We talked.")));

    [Fact]
    public void An_entry_has_at_most_as_many_characters_as_a_field()
    {
        Assert.Empty(Refused(new(JournalKind.Progress, First, null, new string('a', 10_000))));
        Assert.Equal(["TextTooLong@Text"], Refused(new(JournalKind.Progress, First, null, new string('a', 10_001))));
    }

    [Fact]
    public void Half_a_character_is_not_kept() =>
        Assert.Equal(["TextNotUnicode@Text"], Refused(new(JournalKind.Progress, First, null, "a\ud83d")));

    private static IEnumerable<string> Refused(JournalText entry) =>
        JournalCheck
            .Of(entry, new HashSet<string>(StringComparer.Ordinal) { First }, An.Policy(), new(2026, 3, 18))
            .Select(refusal => $"{refusal.Code}@{refusal.Field}");
}
