using Fairway.Rules.Appraisals;
using Fairway.Rules.Time;
using Fairway.Rules.Underperformance;
using NodaTime;
using NodaTime.Text;
using Span = Fairway.Rules.Time.Span;

namespace Fairway.Rules.Tests.Cases;

internal sealed record CaseLeave(string From, string? To = null);

internal sealed record ClockGiven(string Signed, CaseLeave[] Leave, string? Length = null, string? Long = null, string? On = null);

internal sealed record ClockExpected(string? Due, int? Needed = null, bool? Stopped = null, int? Ran = null);

internal sealed record CaseOverride(string Guard, string By, string Office);

internal sealed record DecisionGuardsGiven(
    string Signed,
    string Reviewed,
    int Objectives,
    string[] Notes,
    int Promised,
    int Given,
    string? Discussed = null,
    string? Warned = null,
    string? Received = null,
    CaseLeave[]? Leave = null,
    CaseOverride[]? Overrides = null
);

internal sealed record DecisionGuardsExpected(string[] Stopping);

internal sealed record CaseReport(string To, string Rating);

internal sealed record RatingGiven(string From, string To, CaseReport[] Reports);

internal sealed record RatingExpected(string Rating, string Reason);

/// <summary>Kinds of cases of rulebook section 6.</summary>
internal static class UnderperformanceCases
{
    public static void Clock(GoldenCase golden)
    {
        var given = golden.GivenAs<ClockGiven>();
        var expected = golden.ExpectAs<ClockExpected>();
        Assert.NotEmpty(golden.Arithmetic ?? []);
        var policy = An.Underperformance();
        policy = given.Long is { } shortest ? policy with { LongLeave = PeriodPattern.Roundtrip.Parse(shortest).Value } : policy;
        var length = given.Length is { } period ? PeriodPattern.Roundtrip.Parse(period).Value : policy.ReviewAfter;
        var clock = ReviewClock.Of(Day(given.Signed), length, Leaves(given.Leave), policy);
        Assert.Equal(expected.Due, clock.DueOn is { } due ? IsoDay.Text(due) : null);
        Assert.Equal(expected.Due ?? "", ReviewClock.WhyDue(clock, length).Facts["result"]);
        if (expected.Needed is { } needed)
        {
            Assert.Equal(needed, clock.Needed);
        }
        if (given.On is { } on)
        {
            Assert.Equal((expected.Stopped, expected.Ran), (clock.IsStoppedOn(Day(on)), clock.RunBefore(Day(on))));
        }
        if (clock.DueOn is { } day)
        {
            // Whatever the leaves: as many days have run before the review as are needed, not before its eve, and it falls into none.
            Assert.Equal(clock.Needed, clock.RunningDays(clock.From, day));
            Assert.False(clock.IsStoppedOn(day));
        }
    }

    public static void Guards(GoldenCase golden)
    {
        var given = golden.GivenAs<DecisionGuardsGiven>();
        var policy = An.Underperformance();
        var findings = DecisionGuards.Of(
            new GuardFacts
            {
                Clock = ReviewClock.Of(Day(given.Signed), policy.ReviewAfter, Leaves(given.Leave ?? []), policy),
                PlanSignedOn = Day(given.Signed),
                Objectives = given.Objectives,
                WarnedOn = DayOrNone(given.Warned),
                DiscussedOn = DayOrNone(given.Discussed),
                ReviewedOn = Day(given.Reviewed),
                NotedOn = [.. given.Notes.Select(Day)],
                RemediesPromised = given.Promised,
                RemediesGiven = given.Given,
                ReceivedByBoardOn = DayOrNone(given.Received),
            },
            policy
        );
        var overrides = (given.Overrides ?? []).Select(o => new GuardOverride(
            Enum.Parse<Guard>(o.Guard),
            o.By,
            Enum.Parse<OverridingOffice>(o.Office)
        ));
        Assert.Equal(
            golden.ExpectAs<DecisionGuardsExpected>().Stopping,
            DecisionGuards.Stopping(findings, [.. overrides]).Select(guard => guard.ToString())
        );
    }

    public static void Rating(GoldenCase golden)
    {
        var given = golden.GivenAs<RatingGiven>();
        var expected = golden.ExpectAs<RatingExpected>();
        var (rating, why) = CountedRating.For(
            given.Reports.Select(r => new StandingRating(Day(r.To), r.Rating)),
            new Cycle(Day(given.From), Day(given.To))
        );
        Assert.Equal((expected.Rating, expected.Reason), (rating, why.Reason));
    }

    private static IEnumerable<Span> Leaves(CaseLeave[] leaves) => leaves.Select(l => Span.Through(Day(l.From), DayOrNone(l.To)));

    private static LocalDate? DayOrNone(string? iso) => iso is null ? null : Day(iso);

    private static LocalDate Day(string iso) => IsoDay.Parse(iso) ?? throw new FormatException($"{iso} is no day.");
}
