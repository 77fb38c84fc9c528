using Microsoft.EntityFrameworkCore;

namespace Fairway.App;

/// <summary>How an act is saved.</summary>
public static class Saving
{
    /// <summary>
    /// Saves all that the act changed, history and mails included, in one transaction; <see cref="ActResult.Overtaken"/> where somebody
    /// else changed the same aggregate since it was loaded.
    /// </summary>
    public static async Task<ActResult> SaveOrStaleAsync(this DbContext db, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return ActResult.Ok;
        }
        catch (DbUpdateConcurrencyException)
        {
            return ActResult.Stale;
        }
    }
}
