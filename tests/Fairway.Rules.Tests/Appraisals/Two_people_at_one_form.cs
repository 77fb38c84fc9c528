using Fairway.Rules.Appraisals;
using Fairway.Rules.Tests.Cases;

namespace Fairway.Rules.Tests.Appraisals;

[Trait("Rule", "CY-2")]
public sealed class Two_people_at_one_form
{
    private static readonly AgreementForm Origin = An.Agreement();

    [Fact]
    public void Changes_of_different_parts_are_both_kept()
    {
        var mine = Edits.With(Origin, "Outputs[0].Measure", "Mine");
        var theirs = Edits.With(Origin, "Outputs[1].Measure", "Theirs");
        var (merged, conflicts) = AgreementSections.Merge(Origin, mine, theirs, _ => throw new InvalidOperationException());
        Assert.Empty(conflicts);
        Assert.Equal(["Mine", "Theirs", "Seen by all"], merged.Outputs.Select(output => output.Measure));
    }

    [Theory]
    [InlineData(true, "Mine")]
    [InlineData(false, "Theirs")]
    public void A_part_that_both_changed_is_a_conflict_that_a_person_decides(bool keepMine, string kept)
    {
        var mine = Edits.With(Origin, "Objective.Text", "Mine");
        var theirs = Edits.With(Origin, "Objective.Text", "Theirs");
        var (merged, conflicts) = AgreementSections.Merge(Origin, mine, theirs, _ => keepMine);
        Assert.Equal([AgreementSections.Objective], conflicts);
        Assert.Equal(kept, merged.Objective!.Text);
    }

    [Fact]
    public void Who_changed_nothing_gets_what_the_other_shared_and_the_other_way_round()
    {
        var changed = An.Agreement(outputs: 5, competencies: 4) with { DiscussedOn = null };
        Assert.Equal(changed, AgreementSections.Merge(Origin, Origin, changed, _ => false).Merged);
        Assert.Equal(changed, AgreementSections.Merge(Origin, changed, Origin, _ => false).Merged);
    }

    [Fact]
    public void An_output_that_one_dropped_stays_dropped_unless_the_other_changed_it()
    {
        var dropped = Origin with { Outputs = Origin.Outputs.RemoveAt(0) };
        Assert.Equal(dropped, AgreementSections.Merge(Origin, dropped, Origin, _ => false).Merged);
        var changed = Edits.With(Origin, "Outputs[0].Title", "Theirs");
        Assert.Equal(
            [AgreementSections.OfOutput(An.Output(1).Id)],
            AgreementSections.Merge(Origin, dropped, changed, _ => false).Conflicts
        );
    }

    [Fact]
    public void Every_part_with_content_has_a_name_under_which_it_is_found()
    {
        Assert.Equal(10, AgreementSections.In(Origin).Count);
        Assert.All(AgreementSections.In(Origin), section => Assert.NotNull(AgreementSections.Content(Origin, section)));
        Assert.Empty(AgreementSections.In(AgreementForm.Empty));
    }
}
