using Fairway.Rules.Appraisals;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Training;

/// <summary>The stations of a request, in order.</summary>
[Rule("LE-2")]
public enum TrainingStation
{
    /// <summary>It is asked for.</summary>
    Asked,

    /// <summary>The chief's word.</summary>
    Word,

    /// <summary>The decision within the fund.</summary>
    Decision,

    /// <summary>The training, held and paid.</summary>
    Training,

    /// <summary>Its effect at once.</summary>
    AtOnce,

    /// <summary>Its effect after some months.</summary>
    Later,
}

/// <summary>What the stations need to know of a request.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="AskedOn">The day of asking.</param>
/// <param name="EndsOn">The last day of the training as it was asked for.</param>
public sealed record TrainingStationFacts(TrainingState State, LocalDate AskedOn, LocalDate EndsOn)
{
    /// <summary>The day of the chief's word; null: none was given.</summary>
    public LocalDate? WordOn { get; init; }

    /// <summary>The day from which it lay with whoever holds the fund; null: not yet.</summary>
    public LocalDate? WithHolderOn { get; init; }

    /// <summary>The day of the decision; null: not yet.</summary>
    public LocalDate? DecidedOn { get; init; }

    /// <summary>The training's last day as it was; null: not yet said.</summary>
    public LocalDate? HeldUntil { get; init; }

    /// <summary>The day of the last of both evaluations of each moment that are in.</summary>
    public IReadOnlyDictionary<EvaluationMoment, LocalDate> Evaluated { get; init; } = new Dictionary<EvaluationMoment, LocalDate>();
}

/// <summary>A station as the page draws it.</summary>
/// <param name="Station">Which.</param>
/// <param name="Status">How it stands.</param>
/// <param name="DueOn">Its day, inclusive; null where none is fixed.</param>
/// <param name="DoneOn">When it was passed.</param>
public sealed record TrainingStationView(TrainingStation Station, StationStatus Status, LocalDate? DueOn, LocalDate? DoneOn);

/// <summary>The line of stations of a request, as appraisals have theirs.</summary>
[Rule("LE-2")]
public static class TrainingStations
{
    /// <summary>All stations on a day.</summary>
    public static IReadOnlyList<TrainingStationView> Of(TrainingStationFacts facts, LocalDate today, TrainingPolicy policy, Period dueSoon)
    {
        var ended = facts.State is TrainingState.Refused or TrainingState.Withdrawn or TrainingState.Cancelled;
        var at =
            facts.State == TrainingState.WithChief ? TrainingStation.Word
            : facts.State == TrainingState.WithHolder || facts.DecidedOn is null ? TrainingStation.Decision
            : facts.HeldUntil is null ? TrainingStation.Training
            : TrainingStation.AtOnce;
        return
        [
            new(TrainingStation.Asked, StationStatus.Done, null, facts.AskedOn),
            Station(TrainingStation.Word, TrainingDays.WordDue(facts.AskedOn, policy), facts.WordOn),
            Station(
                TrainingStation.Decision,
                facts.WithHolderOn is { } since ? TrainingDays.DecisionDue(since, policy) : null,
                facts.DecidedOn
            ),
            Station(TrainingStation.Training, TrainingDays.CompletionDue(facts.EndsOn, policy), facts.HeldUntil),
            Evaluation(TrainingStation.AtOnce, EvaluationMoment.AtOnce),
            Evaluation(TrainingStation.Later, EvaluationMoment.Later),
        ];

        TrainingStationView Station(TrainingStation station, LocalDate? due, LocalDate? done) =>
            new(
                station,
                done is not null ? StationStatus.Done
                    : station < at || ended ? StationStatus.NotRun
                    : station > at ? StationStatus.Future
                    : Timely(due),
                due,
                done
            );

        TrainingStationView Evaluation(TrainingStation station, EvaluationMoment moment)
        {
            LocalDate? due = facts.HeldUntil is { } held ? TrainingDays.EvaluationDue(held, moment, policy) : null;
            LocalDate? done = facts.Evaluated.TryGetValue(moment, out var on) ? on : null;
            return new(
                station,
                done is not null ? StationStatus.Done
                    : ended ? StationStatus.NotRun
                    : facts.HeldUntil is not { } until || today < TrainingDays.EvaluationOpens(until, moment, policy) ? StationStatus.Future
                    : Timely(due),
                due,
                done
            );
        }

        StationStatus Timely(LocalDate? due) =>
            due is not { } day ? StationStatus.Current
            : day < today ? StationStatus.Late
            : Months.Subtract(day, dueSoon) <= today ? StationStatus.Due
            : StationStatus.Current;
    }
}
