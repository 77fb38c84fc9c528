using Fairway.Rules.Appraisals;
using static Fairway.Rules.Appraisals.AppraisalParty;

namespace Fairway.Rules.Tests.Appraisals;

[Trait("Rule", "SV-4")]
[Trait("Rule", "SV-5")]
[Trait("Rule", "BD-2")]
public sealed class People_around_an_appraisal
{
    private static readonly AppraisalPeople Plain = new("eva", "ana", null, DelegateSigns: false, "dg");
    private static readonly AppraisalPeople Drafting = Plain with { DelegateId = "ben" };
    private static readonly AppraisalPeople Signing = Drafting with { DelegateSigns = true };

    [Fact]
    public void Without_a_delegate_the_chief_signs_and_their_supervisor_is_second_level()
    {
        Assert.Equal([Official], Plain.PartiesOf("eva"));
        Assert.Equal([Supervisor], Plain.PartiesOf("ana"));
        Assert.Equal([SecondLevel], Plain.PartiesOf("dg"));
        Assert.Empty(Plain.PartiesOf("lea"));
    }

    [Fact]
    public void A_delegate_drafts_and_the_chief_still_signs()
    {
        Assert.Equal([AppraisalParty.Delegate], Drafting.PartiesOf("ben"));
        Assert.Equal([Supervisor], Drafting.PartiesOf("ana"));
        Assert.Equal("ana", Drafting.SignerId);
    }

    [Fact]
    public void Where_the_delegate_signs_the_chief_is_second_level_and_nobody_else()
    {
        Assert.Equal([SigningDelegate], Signing.PartiesOf("ben"));
        Assert.Equal([SecondLevel], Signing.PartiesOf("ana"));
        Assert.Empty(Signing.PartiesOf("dg"));
        Assert.Equal(("ben", "ana"), (Signing.SignerId, Signing.EffectiveSecondLevelId));
    }

    [Fact]
    public void Nobody_is_a_delegate_in_their_own_appraisal()
    {
        var own = Signing with { DelegateId = "eva" };
        Assert.Equal([Official], own.PartiesOf("eva"));
        Assert.Equal([Supervisor], own.PartiesOf("ana"));
        Assert.Equal("ana", own.SignerId);
    }

    [Theory]
    [InlineData("eva")]
    [InlineData("ana")]
    [InlineData("ben")]
    [InlineData("dg")]
    public void A_Board_member_who_is_a_party_is_no_Board_member_here(string staffId) =>
        Assert.DoesNotContain(BoardMember, Drafting.PartiesOf(staffId, isBoardMember: true));

    [Fact]
    public void Offices_give_their_part_to_who_is_no_party()
    {
        Assert.Equal([BoardMember], Plain.PartiesOf("lea", isBoardMember: true));
        Assert.Equal([BoardSecretary, HrPartner], Plain.PartiesOf("lea", isBoardSecretary: true, isHrPartner: true).Order());
    }

    [Fact]
    public void An_HR_partner_has_no_office_in_their_own_appraisal() => Assert.Equal([Official], Plain.PartiesOf("eva", isHrPartner: true));

    [Fact]
    public void A_stand_in_has_the_part_of_who_is_away()
    {
        Assert.Equal([StandIn], Plain.PartiesOf("lea", standsInFor: For("ana")));
        Assert.Equal([SecondLevel], Plain.PartiesOf("lea", standsInFor: For("dg")));
        Assert.Equal([AppraisalParty.Delegate, StandIn], Drafting.PartiesOf("ben", standsInFor: For("ana")).Order());
        // Where a delegate signs, the chief is second level, and so is who stands in for them.
        Assert.Equal([SecondLevel], Signing.PartiesOf("lea", standsInFor: For("ana")));
        Assert.Empty(Plain.PartiesOf("lea", standsInFor: For("somebody")));
    }

    [Fact]
    public void Nobody_is_both_levels_by_standing_in()
    {
        Assert.Equal([SecondLevel], Plain.PartiesOf("dg", standsInFor: For("ana")));
        Assert.Equal([Supervisor], Plain.PartiesOf("ana", standsInFor: For("dg")));
        Assert.Equal([StandIn], Plain.PartiesOf("lea", standsInFor: For("ana", "dg")));
        Assert.Equal([Official], Plain.PartiesOf("eva", standsInFor: For("ana", "dg")));
    }

    [Fact]
    public void Who_supervised_a_part_that_ended_is_a_former_supervisor_and_no_Board_member_here()
    {
        var handed = Plain with { FormerIds = ["old"], SharedWithId = "new" };
        Assert.Equal([FormerSupervisor], handed.PartiesOf("old", isBoardMember: true));
        Assert.Equal([LaterSupervisor], handed.PartiesOf("new"));
        Assert.Equal([SecondLevel, FormerSupervisor], (handed with { SecondLevelId = "old" }).PartiesOf("old").Order());
    }

    private static HashSet<string> For(params string[] absent) => [.. absent];
}
