using Fairway.App.Accounts;
using Fairway.Rules.Promotions;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>What follows when no panel has anything left to judge: the exercise goes to the Director-General.</summary>
internal static class PanelsDone
{
    /// <summary>Passes on what the panels recommend, if the exercise is with them.</summary>
    public static async Task PassOnAsync(FairwayDb db, ExerciseAtHand at, Instant now, LocalDate today, CancellationToken stop)
    {
        var exercise = at.Exercise;
        if (ExerciseWorkflow.Find(exercise.Kind, exercise.State, ExerciseAct.PassOn, ExerciseParty.BothPanels) is not { } on)
        {
            return;
        }
        exercise.State = on.To;
        exercise.RecommendedOn = today;
        db.History.Add(at.Entry(now, "pass-on", on.Rule));
        await ExerciseMails.ToOfficeAsync(db, now, Office.DirectorGeneral, today, exercise, "ExerciseToDecide", "/decisions", stop);
        await ExerciseMails.ToHrAsync(db, now, today, exercise, "ExerciseRecommended", stop);
    }
}
