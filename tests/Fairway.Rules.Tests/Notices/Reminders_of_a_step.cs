using Fairway.Rules.Notices;
using NodaTime;

namespace Fairway.Rules.Tests.Notices;

/// <summary>A month and a week before the day, on it, a week and a month after it; after two weeks the next level learns of it (NT-1).</summary>
[Trait("Rule", "NT-1")]
public sealed class Reminders_of_a_step
{
    private static readonly LocalDate Due = new(2026, 4, 1);
    private static readonly LocalDate LongBefore = new(2026, 1, 5);
    private static readonly ReminderPolicy Policy = new(
        [Period.FromDays(30), Period.FromDays(7)],
        [Period.FromDays(7), Period.FromDays(30)],
        Period.FromDays(14)
    );

    [Theory]
    [InlineData("2026-03-01", "")]
    [InlineData("2026-03-02", "Before 2026-03-02")]
    [InlineData("2026-03-24", "Before 2026-03-02")]
    [InlineData("2026-03-25", "Before 2026-03-25")]
    [InlineData("2026-03-31", "Before 2026-03-25")]
    [InlineData("2026-04-01", "OnTheDay 2026-04-01")]
    [InlineData("2026-04-07", "OnTheDay 2026-04-01")]
    [InlineData("2026-04-08", "After 2026-04-08")]
    [InlineData("2026-04-14", "After 2026-04-08")]
    [InlineData("2026-04-15", "After 2026-04-08, Escalation 2026-04-15")]
    [InlineData("2026-05-01", "After 2026-05-01, Escalation 2026-04-15")]
    public void The_latest_whose_day_has_come_is_the_one_to_be_said(string today, string expected) =>
        Said(today, LongBefore).ShouldBe(expected);

    [Fact]
    public void Who_learned_of_the_step_today_is_not_reminded_today() => Said("2026-03-10", new LocalDate(2026, 3, 10)).ShouldBe("");

    [Fact]
    public void What_lay_before_the_step_was_known_is_not_made_up_for() => Said("2026-03-24", new LocalDate(2026, 3, 10)).ShouldBe("");

    [Fact]
    public void A_step_that_was_late_when_it_came_to_be_known_is_spoken_of_from_the_day_after()
    {
        var known = new LocalDate(2026, 4, 20);
        Said("2026-04-20", known).ShouldBe("");
        Said("2026-04-21", known).ShouldBe("After 2026-04-08, Escalation 2026-04-15");
    }

    [Fact]
    public void A_month_of_days_before_29_March_begins_on_27_February() =>
        Reminders.Of(new LocalDate(2026, 3, 29), Policy)[0].On.ShouldBe(new LocalDate(2026, 2, 27));

    [Fact]
    public void Only_what_is_not_yet_due_can_wait_for_a_weekly_summary() =>
        Reminders.Of(Due, Policy).Where(r => r.CanWait).ShouldAllBe(r => r.On < Due);

    private static string Said(string today, LocalDate known) =>
        string.Join(
            ", ",
            Reminders
                .On(Due, known, NodaTime.Text.LocalDatePattern.Iso.Parse(today).Value, Policy)
                .OrderBy(r => r.Moment)
                .Select(r => $"{r.Moment} {r.On:uuuu-MM-dd}")
        );
}
