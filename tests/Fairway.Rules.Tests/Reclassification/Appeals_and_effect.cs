using Fairway.Rules.Reclassification;
using Fairway.Rules.Service;
using NodaTime;

namespace Fairway.Rules.Tests.Reclassification;

/// <summary>Golden cases of appeals, of the day of effect, and of the grade of a post.</summary>
[Trait("Rule", "RG-1")]
public sealed class Appeals_and_effect
{
    private static readonly ReclassificationPolicy Policy = An.Reclassification();
    private static readonly GradeScale Scale = new([
        new(Category.GS, new Wording("GS", "GS", "GS"), ["G1", "G2", "G3", "G4", "G5", "G6", "G7"]),
        new(Category.P, new Wording("P", "P", "P"), ["P1", "P2", "P3"]),
    ]);
    private static readonly LocalDate Received = new(2026, 3, 2);
    private static readonly LocalDate Result = new(2026, 5, 29);

    /// <summary>Nobody is worse off for having appealed, and nobody moves by two grades.</summary>
    [Theory]
    [InlineData("G5", "G5", "G5 G6")]
    [InlineData("G5", "G4", "G4 G5 G6")]
    [InlineData("G7", "G7", "G7")]
    [InlineData("P3", "P2", "P2 P3")]
    public void An_appeal_is_open_from_the_result_to_one_grade_above_the_present(string present, string result, string open) =>
        Assert.Equal(
            open,
            string.Join(' ', JobGrading.Open(Scale.Parse(present)!, Scale.Parse(result)!, Scale).Select(grade => grade.Code))
        );

    [Fact]
    public void An_upgrade_counts_from_the_day_of_the_request_be_it_found_or_decided()
    {
        Assert.Equal(Received, ReclassificationDays.EffectOn(1, Received, Result, null, Policy));
        Assert.Equal(Received, ReclassificationDays.EffectOn(1, Received, Result, new(2026, 11, 20), Policy));
    }

    [Fact]
    public void A_lower_grade_counts_once_nothing_can_be_done_against_it_any_more()
    {
        Assert.Equal(
            ReclassificationDays.RemediesUntil(Result, Policy).PlusDays(1),
            ReclassificationDays.EffectOn(-1, Received, Result, null, Policy)
        );
        Assert.Equal(new LocalDate(2026, 11, 21), ReclassificationDays.EffectOn(-1, Received, Result, new(2026, 11, 20), Policy));
    }

    [Theory]
    [InlineData("official", "E", false, "review-conflict-party")]
    [InlineData("chief", "E", false, "review-conflict-party")]
    [InlineData("evaluator", "E", false, "review-conflict-evaluator")]
    [InlineData("second", "E", false, "review-conflict-line")]
    [InlineData("reports", "E", true, "review-conflict-line")]
    [InlineData("other", "U", false, "review-conflict-unit")]
    [InlineData("other", "E", true, "review-conflict-declared")]
    [InlineData("other", "E", false, "review-no-conflict")]
    [InlineData("other", null, false, "review-no-conflict")]
    public void Who_is_too_near_examines_nothing(string member, string? unit, bool declared, string reason)
    {
        var found = ReviewConflicts.Of(member, unit, new(["official", "chief"], ["evaluator"], ["second", "reports"], "U"), declared);
        Assert.Equal(reason, found.Reason);
        Assert.Equal(reason == "review-no-conflict", found.Judgement == Judgement.Met);
    }

    /// <summary>A personal promotion in the post changes the official's grade and not the post's (PP-9).</summary>
    [Theory]
    [Trait("Rule", "PP-9")]
    // The day before the promotion, and the day itself.
    [InlineData("2020-06-30", "G5")]
    [InlineData("2020-07-01", "G5")]
    // In another post the grade is that post's.
    [InlineData("2023-12-31", "G5")]
    [InlineData("2024-01-01", "G6")]
    // Nothing held.
    [InlineData("2009-12-31", null)]
    public void The_grade_of_a_post_is_that_of_its_holder_but_for_a_personal_promotion(string day, string? grade) =>
        Assert.Equal(
            grade,
            GradeOfPost.On(
                [
                    Held("2010-01-01", "2020-07-01", "U", "G5"),
                    Held("2020-07-01", "2024-01-01", "U", "G6"),
                    Held("2024-01-01", null, "E", "G6"),
                ],
                new LocalDate(2020, 7, 1),
                Day(day)
            )
        );

    [Fact]
    [Trait("Rule", "PP-9")]
    public void A_grade_that_came_after_the_promotion_is_the_post_s() =>
        Assert.Equal(
            "G7",
            GradeOfPost.On(
                [
                    Held("2010-01-01", "2020-07-01", "U", "G5"),
                    Held("2020-07-01", "2024-01-01", "U", "G6"),
                    Held("2024-01-01", null, "U", "G7"),
                ],
                new LocalDate(2020, 7, 1),
                new(2024, 1, 1)
            )
        );

    [Fact]
    public void Nothing_is_known_where_the_file_names_no_post() =>
        Assert.Null(GradeOfPost.On([Held("2010-01-01", null, "U", "G5") with { Post = null }], null, new(2020, 1, 1)));

    private static PostHeld Held(string from, string? until, string unit, string grade) =>
        new(new(Day(from), until is null ? null : Day(until)), unit, "A job", "GS", grade);

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
