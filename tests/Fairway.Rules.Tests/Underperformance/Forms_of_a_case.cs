using Fairway.Rules.Appraisals;
using Fairway.Rules.Time;
using Fairway.Rules.Underperformance;
using NodaTime;

namespace Fairway.Rules.Tests.Underperformance;

[Trait("Rule", "UP-1")]
[Trait("Rule", "UP-2")]
public sealed class Forms_of_a_case
{
    private const int Longest = 10_000;
    private static readonly LocalDate Signed = new(2026, 3, 10);
    private static readonly LocalDate Due = new(2026, 9, 10);
    private static readonly ClockReading Clock = ReviewClock.Of(Signed, Period.FromMonths(6), [], An.Underperformance());

    private static readonly CaseOpening Opening = new()
    {
        Triggers = ["deadlines"],
        Areas = [new("Monthly tables", "By the fifth of the month", "Three months later than the tenth")],
        Reasons = ["training-need"],
        Considered = "The new system came without a course",
    };

    private static readonly ImprovementPlan Plan = new()
    {
        Remedies = [new("training", "The two-day course in April", new(2026, 4, 30))],
        Objectives = [new("Tables on time", "Five months running by the fifth", new(2026, 8, 31))],
        Monitoring = "Every other Monday",
        DiscussedOn = new(2026, 3, 9),
    };

    private static readonly ProgressReview Review = new()
    {
        Objectives = [new(Progress.Partly, "Three of five")],
        Remedies = [new(true, "April")],
        Sufficient = false,
        Text = "Not yet",
        DiscussedOn = Due,
    };

    [Fact]
    public void An_opening_with_area_expectation_observation_and_reasons_is_whole() =>
        Assert.Empty(CaseCheck.ForOpening(Opening, An.Underperformance(), Longest));

    [Fact]
    public void Nothing_is_opened_without_saying_what_how_and_why() =>
        Assert.Equal(
            [RefusalCodes.CaseTriggerMissing, RefusalCodes.CaseAreaMissing, RefusalCodes.CaseReasonsMissing],
            Codes(CaseCheck.ForOpening(new CaseOpening(), An.Underperformance(), Longest))
        );

    [Fact]
    public void A_reason_that_is_on_no_list_is_refused() =>
        Assert.Equal(
            [RefusalCodes.CaseChoiceUnknown],
            Codes(CaseCheck.ForOpening(Opening with { Reasons = ["illness"] }, An.Underperformance(), Longest))
        );

    [Theory]
    [InlineData("2026-02-28", RefusalCodes.CaseDiscussionTooEarly)]
    [InlineData("2026-03-01", null)]
    [InlineData("2026-03-10", null)]
    [InlineData("2026-03-11", RefusalCodes.DiscussionInFuture)]
    public void A_discussion_lies_between_the_opening_and_today(string heldOn, string? refused)
    {
        var form = new DiscussionRecord
        {
            HeldOn = IsoDay.Parse(heldOn),
            Clarified = "Which tables",
            Offered = "A course",
        };
        Assert.Equal(refused is null ? [] : [refused], Codes(CaseCheck.ForDiscussion(form, new(2026, 3, 1), new(2026, 3, 10), Longest)));
    }

    [Fact]
    public void A_discussion_in_which_nothing_was_offered_is_refused() =>
        Assert.Equal(
            [RefusalCodes.CaseOfferMissing],
            Codes(CaseCheck.ForDiscussion(new DiscussionRecord { HeldOn = Signed, Clarified = "All" }, Signed, Signed, Longest))
        );

    [Fact]
    public void A_plan_needs_no_warning_to_be_signed() => Assert.Empty(Of(Plan));

    [Fact]
    public void A_plan_without_support_objectives_or_monitoring_is_refused() =>
        Assert.Equal(
            [RefusalCodes.CaseRemedyMissing, RefusalCodes.CaseObjectivesNumber, RefusalCodes.CaseMonitoringMissing],
            Codes(Of(Plan with { Remedies = [], Objectives = [], Monitoring = " " }))
        );

    [Fact]
    public void Five_objectives_are_not_too_many_and_six_are()
    {
        Assert.Empty(Of(Plan with { Objectives = [.. Enumerable.Repeat(Plan.Objectives[0], 5)] }));
        Assert.Equal(
            [RefusalCodes.CaseObjectivesNumber],
            Codes(Of(Plan with { Objectives = [.. Enumerable.Repeat(Plan.Objectives[0], 6)] }))
        );
    }

    [Fact]
    public void An_objective_without_measure_or_day_is_refused() =>
        Assert.Equal(
            [RefusalCodes.CaseMeasureMissing, RefusalCodes.CaseObjectiveDayMissing],
            Codes(Of(Plan with { Objectives = [new("Tables on time", "", null)] }))
        );

    [Fact]
    public void On_the_day_of_the_review_progress_may_be_found_insufficient_and_not_on_its_eve()
    {
        Assert.Empty(Of(Review, Due));
        Assert.Equal([RefusalCodes.CaseReviewEarly], Codes(Of(Review with { DiscussedOn = Due.PlusDays(-1) }, Due.PlusDays(-1))));
    }

    [Fact]
    public void Before_the_day_of_the_review_progress_may_be_found_sufficient() =>
        Assert.Empty(Of(Review with { Sufficient = true, DiscussedOn = new(2026, 6, 1) }, new(2026, 6, 1)));

    [Fact]
    public void While_leave_without_an_end_stops_the_clock_nothing_insufficient_is_found()
    {
        var stopped = ReviewClock.Of(Signed, Period.FromMonths(6), [new(new(2026, 5, 1), null)], An.Underperformance());
        Assert.Equal([RefusalCodes.CaseClockStopped], Codes(CaseCheck.ForReview(Review, Plan, stopped, new(2027, 3, 1), Longest)));
    }

    [Fact]
    public void With_every_objective_reached_progress_is_not_insufficient() =>
        Assert.Equal(
            [RefusalCodes.CaseResultContradicts],
            Codes(Of(Review with { Objectives = [new(Progress.Reached, "All five")] }, Due))
        );

    [Fact]
    public void A_review_says_of_each_remedy_whether_it_was_given() =>
        Assert.Equal(
            [RefusalCodes.CaseRemedyGivenMissing, RefusalCodes.CaseRemedyTextMissing],
            Codes(Of(Review with { Remedies = [] }, Due))
        );

    [Fact]
    public void Stations_show_a_stopped_clock_as_no_lateness()
    {
        var policy = An.Underperformance();
        var facts = new CaseStationFacts
        {
            State = CaseState.Running,
            OpenedOn = new(2026, 2, 1),
            DiscussedOn = new(2026, 2, 10),
            RunsFrom = Signed,
            Clock = Clock,
        };
        Assert.Equal(StationStatus.Current, At(facts, Due.PlusDays(-31)).Status);
        Assert.Equal(StationStatus.Due, At(facts, Due.PlusDays(-30)).Status);
        Assert.Equal(StationStatus.Due, At(facts, Due).Status);
        Assert.Equal(StationStatus.Late, At(facts, Due.PlusDays(1)).Status);
        Assert.Equal(StationStatus.Current, At(facts with { State = CaseState.ReviewedInsufficient }, Due.PlusDays(1)).Status);
        var away = facts with { Clock = ReviewClock.Of(Signed, Period.FromMonths(6), [new(new(2026, 5, 1), null)], policy) };
        Assert.Equal((StationStatus.Current, true), (At(away, Due.PlusDays(1)).Status, At(away, Due.PlusDays(1)).Stopped));

        CaseStationView At(CaseStationFacts of, LocalDate today) =>
            CaseStations.Of(of, today, policy, Period.FromDays(30)).Single(s => s.Station == CaseStation.Review);
    }

    [Fact]
    public void Support_is_what_the_policy_offers_in_a_state()
    {
        Assert.Equal(["hr", "mediator"], An.Underperformance().SupportAt(CaseState.Running).Select(o => o.Code));
        Assert.Equal(["hr"], An.Underperformance().SupportAt(CaseState.Opened).Select(o => o.Code));
    }

    private static IReadOnlyList<Refusal> Of(ImprovementPlan plan) =>
        CaseCheck.ForPlan(plan, new(2026, 3, 1), Signed, An.Underperformance(), Longest);

    private static IReadOnlyList<Refusal> Of(ProgressReview review, LocalDate today) =>
        CaseCheck.ForReview(review, Plan, Clock, today, Longest);

    private static IEnumerable<string> Codes(IEnumerable<Refusal> refusals) => refusals.Select(refusal => refusal.Code);
}
