using Fairway.Rules.Appraisals;
using Fairway.Rules.Feedback;
using Fairway.Rules.Time;

namespace Fairway.Rules.Tests.Feedback;

/// <summary>UF-1: counted back from the end of the cycle, 8, 6 and 5 months, in cycles of 18 months or more.</summary>
public sealed class Epochs_of_feedback
{
    private static readonly UpwardFeedbackWindow s_window = An.Policy().UpwardFeedback;

    [Fact]
    public void A_biennium_has_tokens_from_April_to_June_and_answers_in_July()
    {
        FeedbackEpochs
            .Of(new Cycle(new(2026, 1, 1), new(2027, 12, 31)), s_window)
            .ShouldBe(new FeedbackEpochs(new(2027, 4, 30), new(2027, 6, 30), new(2027, 7, 31)));
    }

    [Theory]
    [InlineData("2026-07-01", true)]
    [InlineData("2026-07-02", false)]
    public void It_runs_in_cycles_of_eighteen_months(string start, bool runs)
    {
        (FeedbackEpochs.Of(new Cycle(IsoDay.Parse(start)!.Value, new(2027, 12, 31)), s_window) is not null).ShouldBe(runs);
    }

    /// <summary>Fetching opens where the respondent is, and ends at noon of T1 in Greenwich, when the day before is over everywhere.</summary>
    [Theory]
    [InlineData("2027-04-29", "2027-04-30T01:00", false)]
    [InlineData("2027-04-30", "2027-04-29T13:00", true)]
    [InlineData("2027-06-30", "2027-06-30T11:59", true)]
    [InlineData("2027-06-30", "2027-06-30T12:00", false)]
    [InlineData("2027-06-29", "2027-06-30T12:00", false)]
    public void Tokens_are_given_out_until_the_last_day_has_ended_everywhere(string today, string now, bool issues)
    {
        var epochs = new FeedbackEpochs(new(2027, 4, 30), new(2027, 6, 30), new(2027, 7, 31));
        var instant = NodaTime.Text.InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(now).Value;
        epochs.Issues(IsoDay.Parse(today)!.Value, instant).ShouldBe(issues);
    }
}
