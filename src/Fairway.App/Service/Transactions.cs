using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Service;

/// <summary>An act that saves in several steps, in one transaction.</summary>
internal static class Transactions
{
    /// <summary><see cref="ActResult.Overtaken"/> where somebody else changed the same thing meanwhile.</summary>
    public static async Task<ActResult> RunAsync(FairwayDb db, Func<Task> act)
    {
        try
        {
            // Not retried: the act works on what was loaded before it. The pages say when the database is out.
            await using var transaction = await db.Database.BeginTransactionAsync();
            await act();
            await transaction.CommitAsync();
            return ActResult.Ok;
        }
        catch (DbUpdateConcurrencyException)
        {
            return ActResult.Stale;
        }
    }
}
