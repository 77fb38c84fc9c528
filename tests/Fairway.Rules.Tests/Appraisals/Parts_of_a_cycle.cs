using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.Rules.Tests.Appraisals;

[Trait("Rule", "CY-9")]
public sealed class Parts_of_a_cycle
{
    private static readonly PartFacts Before = new("ana", "ENT", "Economist", "RB");
    private static readonly Cycle Biennium = new(new(2026, 1, 1), new(2027, 12, 31));

    [Fact]
    public void While_nothing_changes_a_part_goes_on() => Assert.Empty(CycleParts.Ends(Before, Before with { }));

    [Fact]
    public void Another_supervisor_ends_a_part_and_leaves_a_note()
    {
        var ends = CycleParts.Ends(Before, Before with { SupervisorId = "ben" });
        Assert.Equal([PartEnd.Supervisor], ends);
        Assert.True(CycleParts.AskForHandover(ends));
    }

    [Fact]
    public void A_place_left_vacant_ends_a_part_and_one_filled_ends_none()
    {
        Assert.Equal([PartEnd.Supervisor], CycleParts.Ends(Before, Before with { SupervisorId = null }));
        Assert.Empty(CycleParts.Ends(Before with { SupervisorId = null }, Before));
    }

    [Fact]
    public void Another_unit_under_the_same_supervisor_ends_a_part_without_a_note()
    {
        var ends = CycleParts.Ends(Before, Before with { UnitCode = "POL" });
        Assert.Equal([PartEnd.Unit], ends);
        Assert.False(CycleParts.AskForHandover(ends));
    }

    [Fact]
    public void Another_job_under_the_same_supervisor_ends_a_part_without_a_note()
    {
        var ends = CycleParts.Ends(Before, Before with { Post = "Statistician" });
        Assert.Equal([PartEnd.Job], ends);
        Assert.False(CycleParts.AskForHandover(ends));
    }

    [Theory]
    [InlineData("RB", "TC")]
    [InlineData("TC", "RB")]
    public void Another_funding_ends_a_part_with_a_note_though_the_supervisor_stays(string before, string now)
    {
        var ends = CycleParts.Ends(Before with { Funding = before }, Before with { Funding = now });
        Assert.Equal([PartEnd.Funding], ends);
        Assert.True(CycleParts.AskForHandover(ends));
    }

    [Fact]
    public void A_move_to_another_chief_is_one_end_with_its_reasons_in_order() =>
        Assert.Equal(
            [PartEnd.Supervisor, PartEnd.Unit, PartEnd.Job],
            CycleParts.Ends(Before, new PartFacts("ben", "POL", "Statistician", "RB"))
        );

    [Theory]
    [InlineData("2027-12-31", false)]
    [InlineData("2028-01-01", true)]
    public void A_cycle_that_was_over_before_the_change_stays_with_who_supervised_it(string changedOn, bool stays) =>
        Assert.Equal(stays, CycleParts.StaysWithSupervisor(AppraisalState.SelfAssessed, Biennium, Day(changedOn), supervisorServes: true));

    [Theory]
    [InlineData(AppraisalState.SelfAssessed, false)]
    [InlineData(AppraisalState.EndSignedBySupervisor, true)]
    [InlineData(AppraisalState.EndObjected, true)]
    [InlineData(AppraisalState.EndAtSecondLevel, true)]
    public void A_signed_assessment_stays_with_who_signed_it(AppraisalState state, bool stays) =>
        Assert.Equal(stays, CycleParts.StaysWithSupervisor(state, Biennium, new LocalDate(2027, 12, 20), supervisorServes: true));

    [Theory]
    [InlineData(AppraisalState.SelfAssessed, "2028-01-01")]
    [InlineData(AppraisalState.EndObjected, "2027-12-20")]
    public void From_who_left_the_service_every_appraisal_passes_on(AppraisalState state, string changedOn) =>
        Assert.False(CycleParts.StaysWithSupervisor(state, Biennium, Day(changedOn), supervisorServes: false));

    [Fact]
    public void The_note_is_due_two_weeks_after_it_was_asked_for() =>
        Assert.Equal(new LocalDate(2026, 3, 1), CycleParts.NoteDue(new LocalDate(2026, 2, 15), An.Policy()));

    private static LocalDate Day(string day) => NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
}
