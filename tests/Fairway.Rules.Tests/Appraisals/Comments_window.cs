using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.Rules.Tests.Appraisals;

/// <summary>Eight days from the supervisor's signature; a window that shuts people out closes when the day has ended everywhere (decision 9).</summary>
[Trait("Rule", "CY-6")]
public sealed class Comments_window
{
    private static readonly Instant Signed = Instant.FromUtc(2027, 12, 10, 9, 0);

    [Fact]
    public void Its_last_day_is_the_eighth_after_the_signature() =>
        Assert.Equal(new LocalDate(2027, 12, 18), CommentsWindow.LastDay(new(2027, 12, 10), An.Policy()));

    [Fact]
    public void From_21_february_of_a_leap_year_it_ends_on_the_29th() =>
        Assert.Equal(new LocalDate(2028, 2, 29), CommentsWindow.LastDay(new(2028, 2, 21), An.Policy()));

    [Fact]
    public void It_closes_when_its_last_day_has_ended_everywhere()
    {
        // 18 December ends at UTC−12 at noon of the 19th in UTC.
        Assert.False(CommentsWindow.IsOver(Signed, Instant.FromUtc(2027, 12, 19, 11, 59), An.Policy()));
        Assert.True(CommentsWindow.IsOver(Signed, Instant.FromUtc(2027, 12, 19, 12, 0), An.Policy()));
    }

    [Fact]
    public void A_signature_that_is_tomorrows_somewhere_gives_nobody_a_day_less()
    {
        // At 11:00 UTC it is already the 11th in Kiribati: an official there has until the end of the 19th.
        var late = Instant.FromUtc(2027, 12, 10, 11, 0);
        Assert.False(CommentsWindow.IsOver(late, Instant.FromUtc(2027, 12, 20, 11, 59), An.Policy()));
        Assert.True(CommentsWindow.IsOver(late, Instant.FromUtc(2027, 12, 20, 12, 0), An.Policy()));
    }
}
