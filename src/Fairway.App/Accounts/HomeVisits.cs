using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Accounts;

/// <summary>When somebody was on the home page, so that it can say what happened since.</summary>
public static class HomeVisits
{
    /// <summary>Coming back within this is the same visit: reloading home does not lose the news.</summary>
    public static readonly Duration OneVisit = Duration.FromMinutes(30);

    /// <summary>Notes that somebody is here now, and gives when their last visit ended; null on their first.</summary>
    public static async Task<Instant?> NoteAsync(FairwayDb db, Guid accountId, Instant now, CancellationToken stop = default)
    {
        var account = db.Users.Where(a => a.Id == accountId);
        var seen = await OncePerModel<Queries>.Of(db).Seen(db, accountId, stop);
        var again = seen.LastSeenAt is { } last && now - last < OneVisit;
        var before = again ? seen.SeenBeforeAt : seen.LastSeenAt;
        if (!again || now - seen.LastSeenAt > Duration.FromMinutes(1))
        {
            await account.ExecuteUpdateAsync(a => a.SetProperty(x => x.LastSeenAt, now).SetProperty(x => x.SeenBeforeAt, before), stop);
        }

        return before;
    }

    private sealed record Visits(Instant? LastSeenAt, Instant? SeenBeforeAt);

    /// <summary>Asked whenever somebody comes home: translated once.</summary>
    private sealed class Queries
    {
        public readonly Func<FairwayDb, Guid, CancellationToken, Task<Visits>> Seen = EF.CompileAsyncQuery(
            (FairwayDb db, Guid accountId, CancellationToken stop) =>
                db.Users.Where(a => a.Id == accountId).Select(a => new Visits(a.LastSeenAt, a.SeenBeforeAt)).Single()
        );
    }
}
