using Fairway.App.Accounts;
using Fairway.App.Service;
using Fairway.Rules.Promotions;
using Fairway.Rules.Service;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>Who has the chief's part for whom today: the responsible chief, the alternate for those of the Director-General, a stand-in for whom is away.</summary>
internal static class CandidateChiefs
{
    /// <summary>Chiefs by official, of whom is told; who has none is not in it.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(
        FairwayDb db,
        IReadOnlyCollection<string> officials,
        LocalDate day,
        CancellationToken stop
    )
    {
        var rows = await db
            .Supervisions.AsNoTracking()
            .Where(s => officials.Contains(s.StaffId) && s.From <= day && (s.Until == null || day < s.Until))
            .Select(s => new TwoLevels(s.StaffId, s.SupervisorId, s.SecondLevelId))
            .ToListAsync(stop);
        var head = rows.Count == 0 ? null : await UnitStructure.HeadAsync(db, day);
        return rows.DistinctBy(r => r.OfficialId)
            .ToDictionary(r => r.OfficialId, r => CandidateChief.IdOf(r, head), StringComparer.Ordinal);
    }

    /// <summary>Candidates who stand in an exercise and for whom the reader has the chief's part, their own or on behalf of who is away.</summary>
    public static async Task<IReadOnlySet<string>> ReportsAsync(FairwayDb db, Reader reader, Guid exercise, CancellationToken stop)
    {
        if (reader.StaffId is not { } me)
        {
            return new HashSet<string>();
        }
        var (today, absent) = (reader.Today, reader.StandsInFor.ToList());
        var rows = await (
            from s in db.Supervisions
            join c in db.Candidacies on s.StaffId equals c.StaffId
            where
                c.ExerciseId == exercise
                && s.From <= today
                && (s.Until == null || today < s.Until)
                && c.RemovedFrom == null
                && c.WithdrawnAt == null
                && s.StaffId != me
                && (
                    s.SupervisorId == me
                    || s.SecondLevelId == me
                    || absent.Contains(s.SupervisorId)
                    || (s.SecondLevelId != null && absent.Contains(s.SecondLevelId))
                )
            select new TwoLevels(s.StaffId, s.SupervisorId, s.SecondLevelId)
        ).ToListAsync(stop);
        // Only rows in which the second level is near ask who the head is.
        var asks = reader.Holds(Office.DirectorGeneral) || rows.Exists(r => r.SecondLevelId is { } second && IsMine(second));
        var head = asks && rows.Count > 0 ? await UnitStructure.HeadAsync(db, today) : null;
        return rows.Where(r => IsMine(CandidateChief.IdOf(r, head))).Select(r => r.OfficialId).ToHashSet(StringComparer.Ordinal);

        bool IsMine(string id) => id == me || reader.StandsInFor.Contains(id);
    }
}
