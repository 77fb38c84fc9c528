using Fairway.Rules.Feedback;
using NodaTime;

namespace Fairway.Rules.Tests.Feedback;

public sealed class When_a_chief_reads_the_report
{
    private static readonly LocalDate s_due = new(2027, 12, 31);
    private static readonly Period s_waits = Period.FromDays(30);

    [Theory]
    [InlineData("2028-01-29", Judgement.NotMet, "signatures-awaited")]
    [InlineData("2028-01-30", Judgement.Met, "waited-long-enough")]
    public void UF_6_while_one_signature_is_awaited_thirty_days_after_it_was_due(string today, Judgement expected, string reason)
    {
        var found = On(today, new(s_due, true), new(s_due, false));
        (found.Judgement, found.Reason).ShouldBe((expected, reason));
        found.Facts["awaited"].ShouldBe("1");
        found.Facts["from"].ShouldBe("2028-01-30");
    }

    [Fact]
    public void UF_6_at_once_when_all_signatures_stand()
    {
        On("2027-10-01", new(s_due, true), new(s_due, true)).Judgement.ShouldBe(Judgement.Met);
        On("2027-10-01", new(s_due, true), new(s_due, false)).Judgement.ShouldBe(Judgement.NotMet);
    }

    [Fact]
    public void UF_6_the_last_end_of_cycle_counts_the_days()
    {
        // One of the team closed early: that one being long overdue does not let the others down.
        On("2028-01-29", new(new LocalDate(2027, 8, 1), false), new(s_due, false)).Judgement.ShouldBe(Judgement.NotMet);
        On("2028-01-30", new(new LocalDate(2027, 8, 1), false), new(s_due, false)).Judgement.ShouldBe(Judgement.Met);
    }

    [Theory]
    [InlineData("2028-01-29", Judgement.NotMet)]
    [InlineData("2028-01-30", Judgement.Met)]
    public void UF_6_a_team_without_an_end_of_cycle_is_no_team_that_has_signed(string today, Judgement expected) =>
        On(today).Judgement.ShouldBe(expected);

    private static Finding On(string today, params TeamEnd[] team) => FeedbackRelease.ToChief(team, s_due, Day(today), s_waits);

    private static LocalDate Day(string iso) => Fairway.Rules.Time.IsoDay.Parse(iso)!.Value;
}
