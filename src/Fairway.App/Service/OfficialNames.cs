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
            foreach (var official in await db.Officials.AsNoTracking().Where(o => some.Contains(o.StaffId)).ToListAsync(stop))
            {
                names[official.StaffId] = official.FullName;
            }
        }
        return names;
    }
}
