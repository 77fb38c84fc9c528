using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Service;

/// <summary>What pages call people.</summary>
public static class OfficialNames
{
    /// <summary>Names by staff id; an id that is not known stands for itself.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(
        FairwayDb db,
        IEnumerable<string?> staffIds,
        CancellationToken stop = default
    )
    {
        var ids = staffIds.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var names = ids.ToDictionary(id => id, id => id, StringComparer.Ordinal);
        foreach (var some in ids.Chunk(1_000))
        {
            await foreach (var official in OncePerModel<Queries>.Of(db).Names(db, [.. some]).WithCancellation(stop))
            {
                // Who has no name on record goes by the staff id.
                names[official.StaffId] = $"{official.Given} {official.Family}".Trim() is { Length: > 0 } name ? name : official.StaffId;
            }
        }
        return names;
    }

    /// <summary>The same for whoever acts in a history: of somebody outside the staff file the id is the account's, and the name too.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> OfActorsAsync(
        FairwayDb db,
        IEnumerable<string?> actors,
        CancellationToken stop = default
    )
    {
        var names = new Dictionary<string, string>(await OfAsync(db, actors, stop), StringComparer.Ordinal);
        var accounts = names.Keys.Where(id => Guid.TryParse(id, out _)).Select(Guid.Parse).ToList();
        if (accounts.Count == 0)
        {
            return names;
        }
        foreach (
            var account in await db.Users.Where(a => accounts.Contains(a.Id)).Select(a => new { a.Id, a.DisplayName }).ToListAsync(stop)
        )
        {
            names[account.Id.ToString()] = account.DisplayName;
        }
        return names;
    }

    /// <summary>What somebody is greeted by; null for who is not in the staff file.</summary>
    public static Task<string?> GivenAsync(FairwayDb db, string staffId, CancellationToken stop = default) =>
        OncePerModel<Queries>.Of(db).Given(db, staffId, stop);

    private sealed class Queries
    {
        public readonly Func<FairwayDb, string, CancellationToken, Task<string?>> Given = EF.CompileAsyncQuery(
            (FairwayDb db, string staffId, CancellationToken stop) =>
                db.Officials.Where(o => o.StaffId == staffId).Select(o => o.GivenNames).SingleOrDefault()
        );

        public readonly Func<FairwayDb, List<string>, IAsyncEnumerable<Named>> Names = EF.CompileAsyncQuery(
            (FairwayDb db, List<string> staffIds) =>
                db.Officials.Where(o => staffIds.Contains(o.StaffId)).Select(o => new Named(o.StaffId, o.GivenNames, o.FamilyName))
        );
    }

    private sealed record Named(string StaffId, string Given, string Family);
}
