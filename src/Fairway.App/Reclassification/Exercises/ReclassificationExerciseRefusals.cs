using Fairway.Rules;
using NodaTime;

namespace Fairway.App.Reclassification.Exercises;

/// <summary>Refusals of use cases of exercises that no rule gives: sentences Refusals.&lt;code&gt;.</summary>
public static class ReclassificationExerciseRefusals
{
    public static readonly Refusal ReclassificationExerciseNotNow = Refusal.Of(nameof(ReclassificationExerciseNotNow), null, "RG-1");

    public static readonly Refusal ReclassificationHeadquartersTaken = Refusal.Of(
        nameof(ReclassificationHeadquartersTaken),
        "Regions",
        "RG-1"
    );

    /// <summary>Another exercise that is not closed covers a region, called by its name.</summary>
    public static Refusal ReclassificationScopeTaken(string region) =>
        Refusal.Of(nameof(ReclassificationScopeTaken), "Regions", "RG-1", region);

    public static Refusal ReclassificationExerciseTooEarly(LocalDate day) =>
        Refusal.Of(nameof(ReclassificationExerciseTooEarly), null, "RG-1", day);

    public static Refusal ReclassificationExerciseOpenedBy(string name, LocalDate day) =>
        Refusal.Of(nameof(ReclassificationExerciseOpenedBy), null, "RG-1", name, day);

    public static Refusal ReclassificationResultsAwaited(int count) =>
        Refusal.Of(nameof(ReclassificationResultsAwaited), null, "RG-1", count);

    public static Refusal ReclassificationQuestionnairesClosed(LocalDate day) =>
        Refusal.Of(nameof(ReclassificationQuestionnairesClosed), null, "RG-1", day);

    public static readonly Refusal ReclassificationInExercise = Refusal.Of(nameof(ReclassificationInExercise), null, "RG-1");
}
