using Fairway.App.Reclassification.Exercises;
using Fairway.Rules.Reclassification;
using Fairway.Web.Components;
using NodaTime;
// How stations are drawn is the same everywhere; of appraisals this room knows nothing.
using StationStatus = Fairway.Rules.Appraisals.StationStatus;

namespace Fairway.Web.Pages.Reclassification;

/// <summary>How exercises are said.</summary>
public static class ExerciseWords
{
    public static (string Kind, string Word) State(this Words t, ReclassificationExerciseState state) =>
        (
            state switch
            {
                ReclassificationExerciseState.Prepared => "due",
                ReclassificationExerciseState.Closed => "done",
                ReclassificationExerciseState.Withdrawn => "quiet",
                _ => "info",
            },
            t["JobExercises.State." + state]
        );

    /// <summary>What it covers: headquarters first, then the regions by name.</summary>
    public static string Scope(this Words t, ReclassificationExerciseView of) =>
        string.Join(
            ", ",
            of.Exercise.RegionCodes.Where(code => code == ReclassificationScope.Headquarters)
                .Select(_ => t["JobExercises.Headquarters"])
                .Concat(of.Regions.Values.Order(StringComparer.CurrentCulture))
        );

    public static string Region(this Words t, ReclassificationExerciseView of, string? code) =>
        code is null or ReclassificationScope.Headquarters or ReclassificationProgress.AtHeadquarters ? t["JobExercises.Headquarters"]
        : code == ReclassificationProgress.Smaller ? t["JobExercises.Smaller"]
        : of.Regions.GetValueOrDefault(code, code);

    /// <summary>The way of an exercise against its published days.</summary>
    public static IReadOnlyList<Station> Stations(this Words t, ReclassificationExercise of, LocalDate today)
    {
        (string Name, LocalDate? Done, LocalDate? Due)[] days =
        [
            ("Published", of.PublishedOn, null),
            ("Opened", of.OpenedOn, of.ReferenceOn),
            (
                "Questionnaires",
                of.OpenedOn is not null && of.QuestionnairesUntil < today ? of.QuestionnairesUntil : null,
                of.QuestionnairesUntil
            ),
            ("Evaluations", of.ClosedOn, of.EvaluationsUntil),
        ];
        var current = Array.FindIndex(days, day => day.Done is null);
        return
        [
            .. days.Select(
                (day, place) =>
                    new Station(
                        t["JobExercises.Station." + day.Name],
                        (day.Done ?? day.Due) is { } on ? t.DayAndMonth(on) : null,
                        day.Done is not null ? StationStatus.Done
                            : place > current ? StationStatus.Future
                            : day.Due < today ? StationStatus.Late
                            : StationStatus.Current
                    )
            ),
        ];
    }

    /// <summary>What the columns of the figures are called, those that may be told now.</summary>
    public static IReadOnlyList<(string Name, Func<ProgressRow, int?> Of)> Columns(this Words t, ReclassificationExercise of) =>
        [
            (t["JobExercises.Jobs"], row => row.Jobs),
            (t["JobExercises.IsDescribed"], row => row.Described),
            .. Enum.GetValues<ReclassificationStage>()
                .Select(stage => (t["JobExercises.Stage." + stage], (Func<ProgressRow, int?>)(row => row.Stages[(int)stage]))),
            .. of.State == ReclassificationExerciseState.Closed
                ?
                [
                    (t["JobExercises.Raised"], row => row.Raised),
                    (t["JobExercises.Appealed"], row => row.Appealed),
                    (t["JobExercises.AppealsDecided"], row => row.AppealsDecided),
                ]
                : Array.Empty<(string, Func<ProgressRow, int?>)>(),
        ];
}
