using Fairway.Rules.Appraisals;

namespace Fairway.Rules.Tests.Appraisals;

/// <summary>Progress, adjustments with the original beside, withdrawn outputs; fewer than three or more than five need a reason.</summary>
[Trait("Rule", "CY-3")]
public sealed class Mid_term_review
{
    private static readonly NodaTime.LocalDate Today = new(2027, 1, 12);

    [Fact]
    public void A_review_that_says_how_far_each_output_is_can_be_signed() => Assert.Empty(Refused(Whole()));

    [Fact]
    public void Each_output_needs_its_progress() =>
        Assert.Equal(["ReviewProgressMissing"], Refused(Whole().With(Said(2) with { Progress = " " })));

    [Fact]
    public void An_adjusted_output_needs_a_reason_and_a_change()
    {
        var adjusted = Said(1) with
        {
            Fate = OutputFate.Adjusted,
            Now = An.Output(1) with { Timeline = "By December" },
            Reason = "The bank",
        };
        Assert.Empty(Refused(Whole().With(adjusted)));
        Assert.Equal(["ReviewReasonMissing"], Refused(Whole().With(adjusted with { Reason = "" })));
        Assert.Equal(["ReviewNothingAdjusted"], Refused(Whole().With(adjusted with { Now = An.Output(1) })));
        Assert.Equal(
            ["OutputMeasureMissing", "OutputLinkMissing"],
            Refused(Whole().With(adjusted with { Now = adjusted.Now! with { Measure = "", Outcome = null } }))
        );
    }

    [Fact]
    public void The_original_stays_beside_what_is_adjusted_and_what_is_withdrawn_stays_visible()
    {
        var form = Whole()
            .With(Said(1) with { Fate = OutputFate.Adjusted, Now = An.Output(1) with { Title = "Two offices" }, Reason = "The bank" })
            .With(Said(2) with { Fate = OutputFate.Withdrawn, Reason = "Dropped by the Programme" })
            .With(new OutputReview(An.Output(9).Id, "", "", OutputFate.Added, An.Output(9), "New task"));
        var standing = StandingOutput.After(An.Agreement(), form);
        Assert.Equal(["Two offices", "Output 2", "Output 3", "Output 9"], standing.Select(o => o.Now.Title));
        Assert.Equal(["Output 1", "Output 2", "Output 3", null], standing.Select(o => o.Original?.Title));
        Assert.Equal([true, false, true, true], standing.Select(o => o.Counts));
        Assert.Equal(
            ["Two offices", "Output 3", "Output 9"],
            AssessedCycle.Of(An.Agreement(), form, false).Outputs.Select(o => o.Now.Title)
        );
    }

    [Theory]
    [InlineData(3, 0, 0, false)]
    [InlineData(3, 1, 0, true)]
    [InlineData(5, 0, 0, false)]
    [InlineData(5, 0, 1, true)]
    [InlineData(5, 1, 1, false)]
    public void Fewer_than_three_or_more_than_five_left_needs_a_reason(int agreed, int withdrawn, int added, bool asks)
    {
        var form = Whole(agreed);
        for (var i = 1; i <= withdrawn; i++)
        {
            form = form.With(Said(i) with { Fate = OutputFate.Withdrawn, Reason = "Dropped" });
        }
        for (var i = 1; i <= added; i++)
        {
            form = form.With(new OutputReview(An.Output(20 + i).Id, "", "", OutputFate.Added, An.Output(20 + i), "New"));
        }
        Assert.Equal(asks ? ["ReviewCountReasonMissing"] : [], Refused(form, agreed));
        Assert.Empty(Refused(form with { CountReason = "The unit was halved" }, agreed));
    }

    [Fact]
    public void The_discussion_lies_neither_ahead_nor_before_that_of_the_beginning()
    {
        Assert.Empty(Refused(Whole() with { DiscussedOn = Today }));
        Assert.Equal(["DiscussionInFuture"], Refused(Whole() with { DiscussedOn = Today.PlusDays(1) }));
        Assert.Empty(Refused(Whole() with { DiscussedOn = new(2026, 3, 10) }));
        Assert.Equal(["DiscussionBeforeAgreement"], Refused(Whole() with { DiscussedOn = new(2026, 3, 9) }));
        Assert.Equal(["DiscussionMissing"], Refused(Whole() with { DiscussedOn = null }));
    }

    [Fact]
    public void Two_who_change_different_parts_lose_nothing_and_the_same_part_is_a_conflict()
    {
        var origin = Whole();
        var mine = origin.With(Said(1) with { Progress = "Mine" }) with { CountReason = "Mine" };
        var theirs = origin.With(Said(2) with { Progress = "Theirs" }) with { CountReason = "Theirs" };
        var (merged, conflicts) = ReviewForm.Merge(origin, mine, theirs, _ => true);
        Assert.Equal(["Mine", "Theirs", "Half done"], merged.Outputs.Select(o => o.Progress));
        Assert.Equal([ReviewSections.CountReason], conflicts);
        Assert.Equal("Mine", merged.CountReason);
        Assert.Equal("Theirs", ReviewForm.Merge(origin, mine, theirs, _ => false).Merged.CountReason);
    }

    [Fact]
    public void There_are_no_changes_exactly_when_two_reviews_are_equal()
    {
        var before = Whole();
        var after = before.With(Said(3) with { Problems = "The bank" });
        Assert.Empty(before.ChangesTo(Whole()));
        Assert.Equal([new FormChange($"outputs[{An.Output(3).Id}].problems", ChangeKind.Changed, "", "The bank")], before.ChangesTo(after));
    }

    private static ReviewForm Whole(int outputs = 3) =>
        new()
        {
            Outputs = [.. Enumerable.Range(1, outputs).Select(Said)],
            Objective = new ObjectiveReview("One course", "The second in May"),
            DiscussedOn = new(2027, 1, 11),
        };

    private static OutputReview Said(int nth) => new(An.Output(nth).Id, "Half done", "", OutputFate.Kept, null, "");

    private static IEnumerable<string> Refused(ReviewForm form, int agreed = 3) =>
        ReviewCheck.ForSigning(form, An.Agreement(agreed), An.Policy(), Today).Select(refusal => refusal.Code);
}
