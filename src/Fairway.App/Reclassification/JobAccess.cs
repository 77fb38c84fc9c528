using Fairway.App.Accounts;
using Fairway.App.Service;
using Fairway.Rules.Reclassification;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Reclassification;

/// <summary>
/// Who sees and does what with job descriptions, in one place.
/// <list type="bullet">
/// <item>What is or was in force is read by everybody signed in: it speaks of a job and of no person.</item>
/// <item>A version that is proposed, with what is said to it: those who hold the job, who comment; and its keepers.</item>
/// <item>Keepers are whoever supervises somebody in the job, and HR of its unit, but nobody who holds the job themselves.</item>
/// <item>What goes with a request is read with the request.</item>
/// </list>
/// </summary>
public static class JobAccess
{
    /// <summary>The reader's parts in a job; empty: none.</summary>
    public static async Task<IReadOnlySet<JobParty>> PartiesAsync(
        FairwayDb db,
        Reader reader,
        string unit,
        string post,
        CancellationToken stop = default
    )
    {
        var me = reader.StaffId ?? "";
        var holders = await IncumbentsAsync(db, reader, unit, post, stop);
        return holders.Contains(me) ? new HashSet<JobParty> { JobParty.Incumbent }
            : ServiceAccess.IsHrOf(reader, unit)
            || await db.Supervisions.AnyAsync(
                s =>
                    s.SupervisorId == me
                    && holders.Contains(s.StaffId)
                    && s.From <= reader.Today
                    && (s.Until == null || reader.Today < s.Until),
                stop
            )
                ? new HashSet<JobParty> { JobParty.Keeper }
            : new HashSet<JobParty>();
    }

    /// <summary>Who holds a job today.</summary>
    public static Task<List<string>> IncumbentsAsync(
        FairwayDb db,
        Reader reader,
        string unit,
        string post,
        CancellationToken stop = default
    ) =>
        db
            .ServicePeriods.Where(ServiceOn.Day(reader.Today))
            .Where(p => p.UnitCode == unit && p.Post == post)
            .Select(p => p.StaffId)
            .Distinct()
            .OrderBy(id => id)
            .ToListAsync(stop);
}
