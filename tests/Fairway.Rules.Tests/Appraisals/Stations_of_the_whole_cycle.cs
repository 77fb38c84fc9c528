using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.Rules.Tests.Appraisals;

/// <summary>How the channel stands from the mid-term review to the Board.</summary>
[Trait("Rule", "CY-3")]
[Trait("Rule", "CY-4")]
[Trait("Rule", "CY-8")]
public sealed class Stations_of_the_whole_cycle
{
    private static readonly Cycle Cycle = new(new(2026, 1, 1), new(2027, 12, 31));

    [Theory]
    [InlineData("2026-12-01", StationStatus.Future)]
    [InlineData("2026-12-02", StationStatus.Due)]
    [InlineData("2027-01-01", StationStatus.Due)]
    [InlineData("2027-01-02", StationStatus.Late)]
    public void The_review_is_ahead_then_due_then_late(string today, StationStatus status) =>
        Assert.Equal(status, Of(AppraisalState.BeginningAgreed, today)[1].Status);

    [Fact]
    public void What_is_due_is_the_supervisors_signature() =>
        Assert.Equal(
            (StationStatus.Current, 0),
            Of(AppraisalState.MidTermSignedBySupervisor, "2027-02-01", midTerm: (new(2027, 1, 1), null)) is var stations
                ? (stations[1].Status, stations[1].DaysLate)
                : default
        );

    [Fact]
    public void A_late_review_stays_late_on_record()
    {
        var station = Of(AppraisalState.MidTermAgreed, "2027-06-01", midTerm: (new(2027, 1, 11), new(2027, 1, 12)))[1];
        Assert.Equal((StationStatus.Done, 10, new LocalDate(2027, 1, 12)), (station.Status, station.DaysLate, station.DoneOn));
    }

    [Fact]
    public void A_review_that_was_not_held_is_shown_as_such()
    {
        var station = Of(AppraisalState.SelfAssessed, "2027-12-01")[1];
        Assert.Equal((StationStatus.NotRun, "not-held"), (station.Status, station.Why!.Reason));
    }

    [Fact]
    public void The_end_can_be_worked_on_from_three_months_before()
    {
        Assert.Equal(StationStatus.Future, Of(AppraisalState.MidTermAgreed, "2027-09-29")[2].Status);
        Assert.Equal(StationStatus.Current, Of(AppraisalState.MidTermAgreed, "2027-10-01")[2].Status);
        Assert.Equal(StationStatus.Late, Of(AppraisalState.SelfAssessed, "2028-01-01")[2].Status);
    }

    [Fact]
    public void The_Board_has_it_from_the_day_it_received_it()
    {
        Assert.Equal(StationStatus.Future, Of(AppraisalState.EndSignedBySupervisor, "2027-12-20")[3].Status);
        var station = Of(
            AppraisalState.EndComplete,
            "2027-12-20",
            end: (new(2027, 12, 10), new(2027, 12, 12)),
            received: new(2027, 12, 12)
        )[3];
        Assert.Equal((StationStatus.Done, new LocalDate(2027, 12, 12)), (station.Status, station.DoneOn));
    }

    private static IReadOnlyList<StationView> Of(
        AppraisalState state,
        string today,
        (LocalDate?, LocalDate?) midTerm = default,
        (LocalDate?, LocalDate?) end = default,
        LocalDate? received = null
    ) =>
        AppraisalStations.Of(
            new ChannelFacts(state, Cycle, false, new(2026, 3, 1), new(2026, 3, 2))
            {
                MidTerm = midTerm,
                End = end,
                ReceivedOn = received,
            },
            NodaTime.Text.LocalDatePattern.Iso.Parse(today).Value,
            An.Policy()
        );
}
