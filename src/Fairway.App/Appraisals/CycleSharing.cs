using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Service;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>An earlier cycle of the reader's own, and whether their supervisor of today may read it.</summary>
/// <param name="With">The name of whom it is shared with; null: nobody.</param>
public sealed record SharedCycle(Guid Id, string? With, Instant? Since);

/// <summary>
/// Earlier cycles stay closed to a new supervisor unless the official shares them (decision 10): with the supervisor of the day, to read, and as long as
/// the official likes and they supervise. Who supervised a cycle has read it anyway.
/// </summary>
public sealed class CycleSharing(FairwayDb db, IClock clock)
{
    /// <summary>The earlier cycles that could be shared with the supervisor of today, or are.</summary>
    public async Task<(NamedPerson? Supervisor, IReadOnlyList<SharedCycle> Cycles)> OfAsync(Reader reader, CancellationToken stop = default)
    {
        if (await SupervisorAsync(reader, stop) is not { } supervisor)
        {
            return (null, []);
        }

        var names = await OfficialNames.OfAsync(db, [supervisor], stop);
        var cycles = await Earlier(reader, supervisor).AsNoTracking().ToListAsync(stop);
        return (
            new NamedPerson(supervisor, names[supervisor]),
            [.. cycles.Select(a => new SharedCycle(a.Id, a.SharedWithId is null ? null : names[supervisor], a.SharedWithSince))]
        );
    }

    /// <summary>Shares one earlier cycle with the supervisor of today.</summary>
    public async Task<ActResult> ShareAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        if (await SupervisorAsync(reader, stop) is not { } supervisor)
        {
            return ActResult.Missing;
        }

        if (await Earlier(reader, supervisor).SingleOrDefaultAsync(a => a.Id == id, stop) is not { } appraisal)
        {
            return ActResult.Missing;
        }

        if (appraisal.SharedWithId == supervisor)
        {
            return ActResult.Ok;
        }

        var now = clock.GetCurrentInstant();
        (appraisal.SharedWithId, appraisal.SharedWithSince) = (supervisor, now);
        db.History.Add(Settling.Entry(appraisal, now, reader.Actor, "share-cycle", "CY-9", Detail(supervisor)));
        await Mail.ToOfficialAsync(db, clock, supervisor, "CycleShared", $"/appraisals/{id}", stop, reader.DisplayName);
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Takes it back: from now on it does not exist for them. That they have read it stays recorded.</summary>
    public async Task<ActResult> TakeBackAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        var appraisal = await db.Appraisals.SingleOrDefaultAsync(a => a.Id == id && a.StaffId == reader.StaffId, stop);
        if (appraisal is null)
        {
            return ActResult.Missing;
        }

        if (appraisal.SharedWithId is not { } with)
        {
            return ActResult.Ok;
        }

        (appraisal.SharedWithId, appraisal.SharedWithSince) = (null, null);
        db.History.Add(Settling.Entry(appraisal, clock.GetCurrentInstant(), reader.Actor, "take-cycle-back", "CY-9", Detail(with)));
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Own appraisals of cycles that are over, in which this supervisor had no part.</summary>
    private IQueryable<Appraisal> Earlier(Reader reader, string supervisor)
    {
        var today = reader.Today;
        return db.Appraisals.Where(a =>
            a.StaffId == reader.StaffId
            && (a.DueOn < today || a.ClosesOn < today)
            && a.SupervisorId != supervisor
            && a.DelegateId != supervisor
            && (a.DelegateSigns || a.SecondLevelId != supervisor)
            && !a.Parts.Any(p => p.SupervisorId == supervisor || p.DelegateId == supervisor)
        );
    }

    private Task<string?> SupervisorAsync(Reader reader, CancellationToken stop)
    {
        var today = reader.Today;
        return db
            .Supervisions.Where(s => s.StaffId == reader.StaffId && s.From <= today && (s.Until == null || s.Until > today))
            .Select(s => (string?)s.SupervisorId)
            .FirstOrDefaultAsync(stop);
    }

    private static string Detail(string with) => $$"""{"with":{{System.Text.Json.JsonSerializer.Serialize(with)}}}""";
}
