using Fairway.Rules.Transparency;

namespace Fairway.Rules.Tests.Transparency;

/// <summary>On both sides of each threshold (FA-2, UF-5).</summary>
[Trait("Rule", "FA-2")]
public sealed class What_a_survey_tells
{
    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void A_mean_needs_five_answers(int answers, bool told)
    {
        var published = SurveyFigures.Of(["q"], [new("q", "Africa", 4, answers)], 5);
        Assert.Equal(told ? answers : null, published.Answers);
        Assert.Equal(told ? 4m : null, published.Questions[0].Mean);
        Assert.Empty(published.Questions[0].Bands);
    }

    [Theory]
    [InlineData(3, 1, 3.5)] // 3.25 lies in the middle: halves up
    [InlineData(3, 2, 3.5)]
    [InlineData(15, 1, 3)]
    public void Means_are_rounded_to_a_half(int threes, int fours, double mean) =>
        Assert.Equal(
            (decimal)mean,
            SurveyFigures.Of(["q"], [new("q", "A", 3, threes * 5), new("q", "A", 4, fours * 5)], 5).Questions[0].Mean
        );

    [Theory]
    [InlineData(5, 5, 5, true)]
    [InlineData(4, 6, 6, false)]
    [InlineData(0, 10, 10, false)]
    public void Bands_are_told_where_none_is_of_few(int low, int middle, int high, bool told) =>
        Assert.Equal(
            told ? [low, middle, high] : [],
            SurveyFigures.Of(["q"], [new("q", "A", 2, low), new("q", "A", 3, middle), new("q", "A", 5, high)], 5).Questions[0].Bands
        );

    [Theory]
    [InlineData(4, 9, 20, new[] { "Asia" })]
    [InlineData(5, 9, 20, new[] { "Africa", "Americas", "Asia" })]
    [InlineData(0, 4, 20, new string[] { })]
    public void A_region_of_few_is_left_out_with_the_one_that_would_give_it_away(int africa, int americas, int asia, string[] shown) =>
        Assert.Equal(
            shown,
            SurveyFigures
                .Of(
                    ["q"],
                    [
                        .. new SurveyTally[]
                        {
                            new("q", "Africa", 1, africa),
                            new("q", "Americas", 2, americas),
                            new("q", "Asia", 3, asia),
                        }.Where(t => t.Count > 0),
                    ],
                    5
                )
                .Questions[0]
                .Regions.Where(r => r.Mean is not null)
                .Select(r => r.Region)
        );
}
