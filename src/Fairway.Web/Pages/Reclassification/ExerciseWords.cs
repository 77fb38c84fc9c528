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
    public static IReadOnlyList<Station> Stations(this Words t, ReclassificationExercise of, LocalDate today) =>
        [
            t.Of("Published", of.PublishedOn, null, today),
            t.Of("Opened", of.OpenedOn, of.ReferenceOn, today),
            t.Of(
                "Questionnaires",
                of.OpenedOn is not null && of.QuestionnairesUntil < today ? of.QuestionnairesUntil : null,
                of.QuestionnairesUntil,
                today
            ),
            t.Of("Evaluations", of.ClosedOn, of.EvaluationsUntil, today),
        ];

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

    private static Station Of(this Words t, string name, LocalDate? done, LocalDate? due, LocalDate today) =>
        new(
            t["JobExercises.Station." + name],
            (done ?? due) is { } day ? t.DayAndMonth(day) : null,
            done is not null ? StationStatus.Done
                : due is null ? StationStatus.Future
                : due < today ? StationStatus.Late
                : StationStatus.Current
        );
}
