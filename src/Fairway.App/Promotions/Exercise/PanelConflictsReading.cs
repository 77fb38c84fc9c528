using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Promotions;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>Who of a panel steps aside for whom: what the record shows, and what members have said (PP-8).</summary>
internal static class PanelConflictsReading
{
    /// <summary>A finding for each member and candidate.</summary>
    public static async Task<IReadOnlyDictionary<(string Member, string Candidate), Finding>> OfAsync(
        FairwayDb db,
        PolicyLibrary policies,
        CareerExercise exercise,
        IReadOnlyCollection<string> members,
        IReadOnlyCollection<string> candidates,
        LocalDate today,
        CancellationToken stop
    )
    {
        // Whoever was chief or second level during a whole cycle before the reference date has judged the candidate's work already.
        var since = Months.Subtract(exercise.AsOf, policies.PolicyAt(exercise.LaunchedOn).Appraisals.CycleLength);
        var above = await db
            .Supervisions.AsNoTracking()
            .Where(s => candidates.Contains(s.StaffId) && (s.Until == null || s.Until > since))
            .ToListAsync(stop);
        var beneath = await db
            .Supervisions.AsNoTracking()
            .Where(s => candidates.Contains(s.SupervisorId) && s.From <= today && (s.Until == null || s.Until > today))
            .ToListAsync(stop);
        var id = exercise.Id;
        var declared = (
            await db
                .PanelConflicts.AsNoTracking()
                .Where(c => c.ExerciseId == id)
                .Select(c => new { c.MemberId, c.CandidateId })
                .ToListAsync(stop)
        ).ToHashSet();
        var people = candidates.ToDictionary(
            c => c,
            c => new CandidatePeople(
                c,
                [.. above.Where(s => s.StaffId == c).Select(s => s.SupervisorId)],
                [.. above.Where(s => s.StaffId == c).Select(s => s.SecondLevelId).OfType<string>()],
                [.. beneath.Where(s => s.SupervisorId == c).Select(s => s.StaffId)]
            ),
            StringComparer.Ordinal
        );
        return members
            .SelectMany(m => candidates.Select(c => (Member: m, Candidate: c)))
            .ToDictionary(
                pair => pair,
                pair =>
                    PanelConflicts.Of(
                        pair.Member,
                        people[pair.Candidate],
                        declared.Contains(new { MemberId = pair.Member, CandidateId = pair.Candidate })
                    )
            );
    }
}
