using Fairway.App.Accounts;
using Fairway.App.Notices;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>
/// HR names a supervisor for officials, one or many at once, or lets the tree of units say again who it is (decision 12). What HR
/// named is left alone by imports.
/// </summary>
public sealed class Reassignment(FairwayDb db, IClock clock)
{
    public async Task<ActResult> AssignAsync(
        Reader reader,
        IReadOnlyCollection<string> staffIds,
        string? supervisorId,
        CancellationToken stop = default
    )
    {
        var today = reader.Today;
        var (officials, refusal) = await MineAsync(reader, staffIds, stop);
        if (refusal is not null)
        {
            return refusal;
        }
        var (supervisor, unfit) = await Chiefs.InServiceAsync(db, supervisorId, today, stop);
        if (supervisor is null)
        {
            return new ActResult.Refused(unfit!);
        }
        var above = await ChainAsync(supervisor.StaffId, today, stop);
        var refusals = officials
            .Where(o => o.StaffId == supervisor.StaffId || above.Contains(o.StaffId))
            .Select(o =>
                o.StaffId == supervisor.StaffId
                    ? ServiceRefusals.SupervisorOfOneself(o.FullName)
                    : ServiceRefusals.SupervisorCircle(supervisor.FullName, o.FullName)
            )
            .ToList();
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }
        var second = await SecondLevelAsync(supervisor.StaffId, above, today);
        var now = clock.GetCurrentInstant();
        var changed = 0;
        return await Transactions.RunAsync(
            db,
            async () =>
            {
                foreach (var official in officials)
                {
                    var open = await OpenAsync(official.StaffId, stop);
                    var secondLevel = second == official.StaffId ? null : second;
                    if (open is { NamedByHr: true } && open.SupervisorId == supervisor.StaffId && open.SecondLevelId == secondLevel)
                    {
                        continue;
                    }
                    await ReplaceAsync(official.StaffId, open, supervisor.StaffId, secondLevel, today, stop);
                    Tell(reader, now, official.StaffId, open?.SupervisorId, supervisor.StaffId);
                    await Mail.ToOfficialAsync(db, clock, official.StaffId, "SupervisorNamed", $"/people/{official.StaffId}", stop);
                    changed++;
                }
                if (changed > 0)
                {
                    await Mail.ToOfficialAsync(db, clock, supervisor.StaffId, "OfficialsAssigned", "/team", stop);
                }
                await db.SaveChangesAsync(stop);
                // Those who work for the officials get a new second level.
                await SupervisionBuilder.RebuildAsync(db, today, now, reader.Actor);
            }
        );
    }

    /// <summary>Lets the tree of units say again who supervises these officials.</summary>
    public async Task<ActResult> FollowTreeAsync(Reader reader, IReadOnlyCollection<string> staffIds, CancellationToken stop = default)
    {
        var (officials, refusal) = await MineAsync(reader, staffIds, stop);
        if (refusal is not null)
        {
            return refusal;
        }
        var now = clock.GetCurrentInstant();
        return await Transactions.RunAsync(
            db,
            async () =>
            {
                foreach (var official in officials)
                {
                    if (await OpenAsync(official.StaffId, stop) is { NamedByHr: true } open)
                    {
                        Chieftaincies.Close(db, open, reader.Today);
                        Tell(reader, now, official.StaffId, open.SupervisorId, null);
                    }
                }
                await db.SaveChangesAsync(stop);
                await SupervisionBuilder.RebuildAsync(db, reader.Today, now, reader.Actor);
            }
        );
    }

    private async Task<(List<Official> Officials, ActResult? Refusal)> MineAsync(
        Reader reader,
        IReadOnlyCollection<string> staffIds,
        CancellationToken stop
    )
    {
        if (!ServiceAccess.IsHr(reader))
        {
            return ([], ActResult.Missing);
        }
        if (staffIds.Count == 0)
        {
            return ([], new ActResult.Refused(ServiceRefusals.NobodyChosen));
        }
        if (staffIds.Any(id => ServiceAccess.IsOneself(reader, id)))
        {
            return ([], new ActResult.Refused(ServiceRefusals.NotOnOneself));
        }
        var ids = staffIds.Distinct(StringComparer.Ordinal).ToList();
        var officials = await db
            .Officials.AsNoTracking()
            .Include(o => o.Periods)
            .Where(o => ids.Contains(o.StaffId))
            .OrderBy(o => o.StaffId)
            .ToListAsync(stop);
        var all =
            officials.Count == ids.Count
            && officials.TrueForAll(o =>
                ServiceOn.On(o.Periods, reader.Today) is not null
                && ServiceAccess.ActsAsHrOn(reader, o.StaffId, ServiceAccess.FileUnit(o.Periods, reader.Today))
            );
        return all ? (officials, null) : ([], ActResult.Missing);
    }

    /// <summary>Everybody above somebody, nearest first.</summary>
    private async Task<List<string>> ChainAsync(string staffId, LocalDate day, CancellationToken stop)
    {
        var supervisors = await db
            .Supervisions.Where(s => s.From <= day && (s.Until == null || s.Until > day))
            .Select(s => new { s.StaffId, s.SupervisorId })
            .ToDictionaryAsync(s => s.StaffId, s => s.SupervisorId, StringComparer.Ordinal, stop);
        var chain = new List<string>();
        for (var at = supervisors.GetValueOrDefault(staffId); at is not null && !chain.Contains(at); at = supervisors.GetValueOrDefault(at))
        {
            chain.Add(at);
        }
        return chain;
    }

    /// <summary>The supervisor's own supervisor; of the head of the organization, the alternate.</summary>
    private async Task<string?> SecondLevelAsync(string supervisorId, List<string> above, LocalDate today)
    {
        var tree = await UnitStructure.OnAsync(db, today);
        return await UnitStructure.HeadAsync(db, tree, today) == supervisorId
            ? await UnitStructure.AlternateAsync(db, today)
            : above.FirstOrDefault();
    }

    private async Task ReplaceAsync(
        string staffId,
        Supervision? open,
        string supervisorId,
        string? secondLevelId,
        LocalDate today,
        CancellationToken stop
    )
    {
        if (open is not null)
        {
            Chieftaincies.Close(db, open, today);
        }
        // A row that was closed today has begun with a day that this one can't begin with.
        var taken = await db.Supervisions.Where(s => s.StaffId == staffId && s.Until != null && s.From >= today).ToListAsync(stop);
        db.Supervisions.RemoveRange(taken);
        db.Supervisions.Add(
            new Supervision
            {
                StaffId = staffId,
                SupervisorId = supervisorId,
                SecondLevelId = secondLevelId,
                From = today,
                NamedByHr = true,
            }
        );
    }

    private Task<Supervision?> OpenAsync(string staffId, CancellationToken stop) =>
        db.Supervisions.SingleOrDefaultAsync(s => s.StaffId == staffId && s.Until == null, stop);

    private void Tell(Reader reader, Instant at, string staffId, string? before, string? after)
    {
        var changes = new ChangeList();
        changes.Add("supervisor", before, after);
        db.History.Add(ServiceHistory.Entry(at, reader.Actor, staffId, "supervisor-named", changes.AsDetail(), "SV-4"));
    }
}
