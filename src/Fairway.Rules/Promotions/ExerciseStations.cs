using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.Rules.Promotions;

/// <summary>The stations of an exercise, in order.</summary>
[Rule("PP-7")]
public enum ExerciseStation
{
    /// <summary>The Director-General sets the quotas.</summary>
    Quotas,

    /// <summary>The list is computed and published.</summary>
    List,

    /// <summary>Contests and the choice of tracks.</summary>
    Contests,

    /// <summary>The official's and the chief's form.</summary>
    Forms,

    /// <summary>The two panels.</summary>
    Panels,

    /// <summary>The Director-General's decision.</summary>
    Decision,

    /// <summary>Officials are informed through their chiefs.</summary>
    Information,

    /// <summary>The names are published.</summary>
    Publication,
}

/// <summary>When an exercise left its states, and the last days of its windows.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="State">Where it stands.</param>
/// <param name="OpenedOn">The day of its opening.</param>
/// <param name="Passed">The day on which each station was passed, of those that were.</param>
/// <param name="ContestsUntil">The last day of contests and choices; null: not published yet.</param>
/// <param name="FormsUntil">The last day for the forms; null: not open yet.</param>
[Rule("PP-7")]
public sealed record ExerciseStationFacts(
    ExerciseKind Kind,
    ExerciseState State,
    LocalDate OpenedOn,
    IReadOnlyDictionary<ExerciseStation, LocalDate> Passed,
    LocalDate? ContestsUntil,
    LocalDate? FormsUntil
);

/// <summary>A station as the page draws it.</summary>
/// <param name="Station">Which.</param>
/// <param name="Status">How it stands.</param>
/// <param name="DueOn">Its last day, inclusive; null where none is fixed.</param>
/// <param name="DoneOn">When it was passed.</param>
public sealed record ExerciseStationView(ExerciseStation Station, StationStatus Status, LocalDate? DueOn, LocalDate? DoneOn);

/// <summary>The line of stations of an exercise, and how long each took.</summary>
[Rule("PP-7")]
public static class ExerciseStations
{
    /// <summary>The stations of a kind: quotas and forms are of the one that compares.</summary>
    public static IReadOnlyList<ExerciseStation> Of(ExerciseKind kind) =>
        [
            .. Enum.GetValues<ExerciseStation>()
                .Where(station => kind.Compares() || station is not (ExerciseStation.Quotas or ExerciseStation.Forms)),
        ];

    /// <summary>The station at which an exercise stands.</summary>
    public static ExerciseStation At(ExerciseKind kind, ExerciseState state) =>
        state switch
        {
            ExerciseState.NotOpened or ExerciseState.Opened when !kind.Compares() => ExerciseStation.List,
            ExerciseState.Forms when !kind.Compares() => ExerciseStation.Panels,
            ExerciseState.NotOpened or ExerciseState.Opened => ExerciseStation.Quotas,
            ExerciseState.QuotasSet or ExerciseState.Listed => ExerciseStation.List,
            ExerciseState.Published => ExerciseStation.Contests,
            ExerciseState.Forms => ExerciseStation.Forms,
            ExerciseState.Recommended => ExerciseStation.Decision,
            ExerciseState.Decided => ExerciseStation.Information,
            ExerciseState.Closed => ExerciseStation.Publication,
            _ => ExerciseStation.Panels,
        };

    /// <summary>All stations on a day.</summary>
    /// <param name="facts">The exercise.</param>
    /// <param name="today">The day.</param>
    public static IReadOnlyList<ExerciseStationView> Of(ExerciseStationFacts facts, LocalDate today)
    {
        var at = At(facts.Kind, facts.State);
        return [.. Of(facts.Kind).Select(Station)];

        ExerciseStationView Station(ExerciseStation station)
        {
            var due =
                station == ExerciseStation.Contests ? facts.ContestsUntil
                : station == ExerciseStation.Forms ? facts.FormsUntil
                : null;
            var isDone = station < at || facts.State == ExerciseState.Closed;
            var status =
                isDone ? StationStatus.Done
                : station > at ? StationStatus.Future
                : due < today ? StationStatus.Late
                : StationStatus.Current;
            return new(station, status, due, isDone && facts.Passed.TryGetValue(station, out var day) ? day : null);
        }
    }

    /// <summary>Days from the passing of the station before, or from the opening, of each that was passed.</summary>
    public static IReadOnlyList<(ExerciseStation Station, int Days)> DaysTaken(ExerciseStationFacts facts)
    {
        var taken = new List<(ExerciseStation, int)>();
        var since = facts.OpenedOn;
        foreach (var station in Of(facts.Kind))
        {
            if (!facts.Passed.TryGetValue(station, out var day))
            {
                break;
            }
            taken.Add((station, Period.DaysBetween(since, day)));
            since = day;
        }
        return taken;
    }
}
