using Fairway.Rules.Appraisals;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Underperformance;

/// <summary>The stations of a case, in order.</summary>
[Rule("UP-1")]
public enum CaseStation
{
    /// <summary>Areas below expectations are named.</summary>
    Opened,

    /// <summary>The discussion.</summary>
    Discussion,

    /// <summary>The plan, signed.</summary>
    Plan,

    /// <summary>The review, after the plan has run.</summary>
    Review,

    /// <summary>The result at the Reports Board.</summary>
    Board,

    /// <summary>How it ends.</summary>
    Outcome,
}

/// <summary>What the stations need to know of a case.</summary>
public sealed record CaseStationFacts
{
    /// <summary>Where it stands.</summary>
    public required CaseState State { get; init; }

    /// <summary>The day of the opening; null while it is proposed.</summary>
    public required LocalDate? OpenedOn { get; init; }

    /// <summary>The day of the first discussion.</summary>
    public LocalDate? DiscussedOn { get; init; }

    /// <summary>The day from which the plan runs.</summary>
    public LocalDate? RunsFrom { get; init; }

    /// <summary>The clock; null before the plan runs.</summary>
    public ClockReading? Clock { get; init; }

    /// <summary>The day on which a review was settled that ended this run; null: none yet.</summary>
    public LocalDate? ReviewedOn { get; init; }

    /// <summary>The day on which the Board received the last result.</summary>
    public LocalDate? ReceivedOn { get; init; }

    /// <summary>The day on which the case was closed.</summary>
    public LocalDate? ClosedOn { get; init; }
}

/// <summary>A station as the page draws it.</summary>
/// <param name="Station">Which.</param>
/// <param name="Status">How it stands.</param>
/// <param name="DueOn">Its day, inclusive; null where none is fixed.</param>
/// <param name="DoneOn">When it was passed.</param>
/// <param name="Stopped">Whether the clock that leads to it stands still today.</param>
public sealed record CaseStationView(CaseStation Station, StationStatus Status, LocalDate? DueOn, LocalDate? DoneOn, bool Stopped);

/// <summary>The line of stations of a case, as appraisals have theirs.</summary>
[Rule("UP-1"), Rule("UP-2")]
public static class CaseStations
{
    /// <summary>All stations on a day.</summary>
    /// <param name="dueSoon">How long before its day a station counts as due.</param>
    public static IReadOnlyList<CaseStationView> Of(CaseStationFacts facts, LocalDate today, UnderperformancePolicy policy, Period dueSoon)
    {
        var at = At(facts.State);
        return
        [
            Station(CaseStation.Opened, null, facts.OpenedOn),
            Station(
                CaseStation.Discussion,
                facts.OpenedOn is { } opened ? Months.Add(opened, policy.DiscussionDue) : null,
                facts.DiscussedOn
            ),
            Station(CaseStation.Plan, facts.DiscussedOn is { } held ? Months.Add(held, policy.PlanDue) : null, facts.RunsFrom),
            Station(CaseStation.Review, facts.Clock?.DueOn, facts.ReviewedOn),
            Station(CaseStation.Board, null, facts.ReceivedOn),
            Station(CaseStation.Outcome, null, facts.ClosedOn),
        ];

        CaseStationView Station(CaseStation station, LocalDate? due, LocalDate? done)
        {
            var stopped = station == CaseStation.Review && at == station && facts.Clock?.IsStoppedOn(today) == true;
            var status =
                station < at || (station == CaseStation.Outcome && facts.ClosedOn is not null) ? Passed(done)
                : station > at ? (facts.State == CaseState.NotPursued ? StationStatus.NotRun : StationStatus.Future)
                // What is due is the supervisor's signature: once it is there, nothing is late.
                : facts.State.AwaitsOfficial() ? StationStatus.Current
                : due is { } day && !stopped && day < today ? StationStatus.Late
                : due is { } near && !stopped && Months.Subtract(near, dueSoon) <= today ? StationStatus.Due
                : StationStatus.Current;
            return new(station, status, due, status == StationStatus.Done ? done : null, stopped);
        }

        static StationStatus Passed(LocalDate? done) => done is null ? StationStatus.NotRun : StationStatus.Done;
    }

    private static CaseStation At(CaseState state) =>
        state switch
        {
            CaseState.NotOpened or CaseState.Proposed => CaseStation.Opened,
            CaseState.Opened => CaseStation.Discussion,
            CaseState.Discussed or CaseState.PlanShared or CaseState.PlanSigned => CaseStation.Plan,
            CaseState.Running or CaseState.ReviewedSufficient or CaseState.ReviewedInsufficient => CaseStation.Review,
            _ => CaseStation.Outcome,
        };
}
