using System.Collections.Immutable;
using Fairway.Rules.Feedback;

namespace Fairway.Rules.Tests.Feedback;

public sealed class What_a_report_of_feedback_shows
{
    [Fact]
    public void Each_threshold_from_both_sides()
    {
        Of(Same(4, 3)).Withheld.ShouldBeTrue();
        Of(Same(4, 3)).Questions.ShouldBeEmpty();
        Of(Same(4, 3)).Answers.ShouldBe(4);
        Of(Same(5, 3)).Withheld.ShouldBeFalse();

        Of(Same(4, 3).Append(Unjudged())).Questions.ShouldHaveSingleItem().ShouldBe(new QuestionFigures("q", null, null, null));
        Of(Same(5, 3).Append(Unjudged()))
            .Questions.ShouldHaveSingleItem()
            .ShouldBe(new QuestionFigures("q", 5, new FeedbackMean(3, 3), null));

        Of(Same(7, 3)).ShowsComments.ShouldBeFalse();
        Of(Same(8, 3)).ShowsComments.ShouldBeTrue();

        int[] mixed = [1, 2, 3, 4, 4, 5, 5, 6, 3, 2];
        Of(Rated(mixed[..9])).Questions[0].Bands.ShouldBeNull();
        Of(Rated(mixed)).Questions[0].Bands.ShouldBe(new FeedbackBands(2, 2, 2));
    }

    /// <summary>Halves up: an exact quarter goes to the next half.</summary>
    [Theory]
    [InlineData(new[] { 4, 4, 4, 4, 4, 4, 4, 5 }, "4.0")]
    [InlineData(new[] { 4, 4, 4, 4, 4, 4, 5, 5 }, "4.5")]
    [InlineData(new[] { 4, 4, 5, 5, 5, 5, 5, 5 }, "5.0")]
    [InlineData(new[] { 4, 4, 4, 5, 5, 5, 5, 5 }, "4.5")]
    [InlineData(new[] { 1, 1, 1, 1, 1 }, "1.0")]
    [InlineData(new[] { 6, 6, 6, 6, 6 }, "6.0")]
    public void A_mean_is_rounded_to_a_half(int[] ratings, string mean) =>
        Of(Rated(ratings)).Questions[0].Mean.ShouldBe(new FeedbackMean(Number(mean), Number(mean)));

    [Fact]
    public void A_policy_raises_thresholds_and_cannot_lower_them()
    {
        var higher = FeedbackThresholds.Promised with { Report = 6, Comments = 9 };
        FeedbackFigures.Of([.. Same(5, 3)], ["q"], higher, []).Withheld.ShouldBeTrue();
        FeedbackFigures.Of([.. Same(8, 3)], ["q"], higher, []).ShowsComments.ShouldBeFalse();
        foreach (
            var lower in (FeedbackThresholds[])
                [
                    FeedbackThresholds.Promised with
                    {
                        Report = 4,
                    },
                    FeedbackThresholds.Promised with
                    {
                        Question = 4,
                    },
                    FeedbackThresholds.Promised with
                    {
                        Comments = 7,
                    },
                    FeedbackThresholds.Promised with
                    {
                        Distribution = 9,
                    },
                ]
        )
        {
            lower.KeepThePromise.ShouldBeFalse();
            Should.Throw<ArgumentOutOfRangeException>(() => FeedbackFigures.Of([.. Same(5, 3)], ["q"], lower, []));
        }
    }

    private static FeedbackFigures Of(IEnumerable<FeedbackAnswer> answers) =>
        FeedbackFigures.Of([.. answers], ["q"], FeedbackThresholds.Promised, []);

    private static IEnumerable<FeedbackAnswer> Same(int count, int rating) => Rated(Enumerable.Repeat(rating, count));

    private static IEnumerable<FeedbackAnswer> Rated(IEnumerable<int> ratings) =>
        ratings.Select(rating => new FeedbackAnswer(ImmutableDictionary<string, int>.Empty.Add("q", rating)));

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static FeedbackAnswer Unjudged() => new(ImmutableDictionary<string, int>.Empty);
}
