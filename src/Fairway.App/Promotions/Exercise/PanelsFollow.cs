using Fairway.Rules.Promotions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>What a published or corrected list means for the panels.</summary>
internal static class PanelsFollow
{
    /// <summary>
    /// A group that has candidates for the first time gets its panel. Members who are candidates of their own panel's group leave it. A panel that is past
    /// its scoring takes up its work again for somebody whom it has not seen; with it the exercise, where it has gone on.
    /// </summary>
    public static async Task AfterListAsync(FairwayDb db, CareerExercise exercise, Instant now, CancellationToken stop)
    {
        var id = exercise.Id;
        await db.Candidacies.Where(c => c.ExerciseId == id).LoadAsync(stop);
        var panels = await db.ExercisePanels.Where(p => p.ExerciseId == id).ToDictionaryAsync(p => p.Group, stop);
        var members = await db.PanelMembers.Where(m => m.ExerciseId == id && m.EndedAt == null).ToListAsync(stop);
        foreach (var group in db.Candidacies.Local.Where(c => c.ExerciseId == id && c.Stands).GroupBy(c => c.Group))
        {
            if (!panels.TryGetValue(group.Key, out var panel))
            {
                panel = new ExercisePanel { ExerciseId = id, Group = group.Key };
                db.ExercisePanels.Add(panel);
            }
            foreach (var member in members.Where(m => m.Group == group.Key && group.Any(c => c.StaffId == m.StaffId)))
            {
                (member.EndedAt, member.EndedBy) = (now, "list");
            }
            var needs = exercise.Kind.PanelNeedsConsent();
            var unseen = group.Any(c =>
                (c.ConsentedAt is not null || !needs) && ((c.Tracks.One && !c.OpenedOne) || (c.Tracks.Two && !c.OpenedTwo))
            );
            if (
                unseen
                && ExerciseWorkflow.Find(exercise.Kind, panel.State, ExerciseAct.TakeUpAgain, ExerciseParty.CorrectedList) is { } again
            )
            {
                panel.State = again.To;
                (panel.ClosedAt, panel.ClosedBy) = (null, null);
                if (ExerciseWorkflow.Find(exercise.Kind, exercise.State, ExerciseAct.TakeUpAgain, ExerciseParty.CorrectedList) is { } back)
                {
                    exercise.State = back.To;
                    exercise.RecommendedOn = null;
                }
            }
        }
    }
}
