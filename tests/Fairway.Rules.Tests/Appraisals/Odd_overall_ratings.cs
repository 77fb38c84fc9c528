using Fairway.Rules.Appraisals;

namespace Fairway.Rules.Tests.Appraisals;

/// <summary>The overall rating is a person's judgement; where it sits oddly with the parts the reason is asked for.</summary>
[Trait("Rule", "CY-5")]
public sealed class Odd_overall_ratings
{
    private const string Low = "partially-met";
    private const string Mid = "fully-met";
    private const string High = "exceeded";

    [Fact]
    public void All_outputs_exceeded_and_overall_not_fully_met_is_odd() =>
        Assert.True(IsOdd("does-not-fully-meet", [High, High, High], [Low, Mid, High]));

    [Fact]
    public void A_rating_between_the_parts_is_a_judgement()
    {
        Assert.False(IsOdd("fully-meets", [Low, Mid, High], [Mid, Mid, Mid]));
        Assert.False(IsOdd("does-not-fully-meet", [Low, Mid, High], [Mid, Mid, Mid]));
        Assert.False(IsOdd("consistently-exceeds", [Low, Mid, High], [Mid, Mid, Mid]));
    }

    [Fact]
    public void Below_every_part_is_odd_and_on_the_lowest_is_not()
    {
        Assert.True(IsOdd("does-not-fully-meet", [Mid, Mid, Mid], [Mid, Mid, Mid]));
        Assert.False(IsOdd("fully-meets", [Mid, Mid, High], [High, High, High]));
    }

    [Fact]
    public void Above_every_part_is_odd() => Assert.True(IsOdd("consistently-exceeds", [Mid, Mid, Mid], [Low, Mid, Mid]));

    [Fact]
    public void One_step_from_every_output_is_a_judgement_where_a_competency_carries_it() =>
        Assert.False(IsOdd("does-not-fully-meet", [Mid, Mid, Mid], [Low, Mid, Mid]));

    [Fact]
    public void While_a_rating_is_missing_nothing_is_odd()
    {
        Assert.Null(Of("does-not-fully-meet", [High, High, ""], [Mid, Mid, Mid]));
        Assert.Null(Of("", [High, High, High], [Mid, Mid, Mid]));
    }

    private static bool IsOdd(string overall, string[] outputs, string[] competencies) =>
        Of(overall, outputs, competencies)!.Judgement == Judgement.NotMet;

    private static Finding? Of(string overall, string[] outputs, string[] competencies)
    {
        var cycle = AssessedCycle.Of(An.Agreement(outputs.Length, competencies.Length), null, false);
        var assessment = new Assessment
        {
            Outputs = [.. outputs.Select((rating, i) => new Assessed(An.Output(i + 1).Id.ToString(), rating, "Because", ""))],
            Competencies = [.. competencies.Select((rating, i) => new Assessed($"competency-{i + 1}", rating, "Because", ""))],
            Overall = new OverallRating(overall, "Because", ""),
        };
        return Oddness.Of(assessment, cycle, An.Policy().Ratings);
    }
}
