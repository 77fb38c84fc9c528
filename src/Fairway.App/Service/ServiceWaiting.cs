using Fairway.App.Accounts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>
/// What waits for HR partners in people and units, counted for home and the masthead: the same as the queues list, without loading them.
/// </summary>
public static class ServiceWaiting
{
    /// <summary>Vacant places (decision 12): units without a chief in service, and officials whom nobody in service supervises.</summary>
    public static async Task<int> VacantPlacesAsync(FairwayDb db, Reader reader, CancellationToken stop = default)
    {
        if (!ServiceAccess.IsHr(reader))
        {
            return 0;
        }

        var day = reader.Today;
        var serving = db.ServicePeriods.Where(ServiceOn.Day(day));
        var vacant = db.Units.Where(u =>
            !db.Chieftaincies.Any(c =>
                c.UnitCode == u.Code && c.From <= day && (c.Until == null || day < c.Until) && serving.Any(p => p.StaffId == c.StaffId)
            )
        );
        // Who heads the whole organization has nobody above them.
        var alone = serving.Where(p =>
            p.StaffId != reader.StaffId
            && !db.Supervisions.Any(s =>
                s.StaffId == p.StaffId
                && s.From <= day
                && (s.Until == null || day < s.Until)
                && serving.Any(by => by.StaffId == s.SupervisorId)
            )
            && !db.Chieftaincies.Any(c =>
                c.StaffId == p.StaffId
                && c.From <= day
                && (c.Until == null || day < c.Until)
                && db.Units.Any(u => u.Code == c.UnitCode && u.ParentCode == null)
            )
        );
        if (reader.HrUnits is { } served)
        {
            var units = served.ToList();
            vacant = vacant.Where(u => units.Contains(u.Code));
            alone = alone.Where(p => units.Contains(p.UnitCode!));
        }

        return await vacant.CountAsync(stop) + await alone.CountAsync(stop);
    }

    /// <summary>Questions of the reader's own that HR answered since their last visit.</summary>
    public static async Task<IReadOnlyList<(Guid Id, Instant At)>> AnswersSinceAsync(
        FairwayDb db,
        Reader reader,
        Instant since,
        CancellationToken stop = default
    )
    {
        if (reader.StaffId is not { } me)
        {
            return [];
        }

        var answered = await OncePerModel<Queries>.Of(db).Answered(db, me, since).ToListAsync(stop);
        return [.. answered.Select(a => (a.Id, a.At))];
    }

    private sealed record Answer(Guid Id, Instant At);

    /// <summary>Asked whenever somebody comes home: translated once.</summary>
    private sealed class Queries
    {
        public readonly Func<FairwayDb, string, Instant, IAsyncEnumerable<Answer>> Answered = EF.CompileAsyncQuery(
            (FairwayDb db, string me, Instant since) =>
                db
                    .FactQuestions.Where(q => q.StaffId == me && q.AnsweredAt > since)
                    .OrderByDescending(q => q.AnsweredAt)
                    .Select(q => new Answer(q.Id, q.AnsweredAt!.Value))
        );
    }
}
