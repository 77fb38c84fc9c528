using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Api;

/// <summary>What a write came to.</summary>
/// <param name="Location">The address of what was made; null: none.</param>
public sealed record WriteAnswer(int Status, string Body, string? Location = null);

/// <summary>
/// Does a write once however often it is asked for with the same key. The answer is kept in the act's own transaction: either both are there or neither is. Two who
/// ask at one moment wait for each other on the key's row, and the second hears what the first was told.
/// </summary>
public sealed class OnceOnly(FairwayDb db, IClock clock, DatabaseTroubleOf? troubleOf = null)
{
    public const int LongestKey = 128;

    public static readonly Duration Kept = Duration.FromHours(24);

    /// <summary>What came of it before, or now; <c>Other</c> where the key was used for something else.</summary>
    /// <param name="holder">The token that asks: a key means something to it alone.</param>
    /// <param name="request">SHA-256 of all that is asked for.</param>
    /// <param name="act">Does it within the transaction that is open; null where nothing is done, and then nothing is kept: asking again is judged anew.</param>
    public async Task<(WriteAnswer? Answer, bool Again, bool Other)> DoAsync(
        Guid holder,
        string key,
        string request,
        Func<Task<WriteAnswer?>> act,
        CancellationToken stop
    )
    {
        var now = clock.GetCurrentInstant();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.KeptAnswers.Where(a => a.Until <= now).ExecuteDeleteAsync(stop);
        if (await FindAsync(holder, key, stop) is { } before)
        {
            return Known(before, request);
        }
        db.KeptAnswers.Add(
            new KeptAnswer
            {
                Holder = holder,
                Key = key,
                Request = request,
                Until = now + Kept,
            }
        );
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException failed) when (troubleOf?.Invoke(failed.InnerException ?? failed) == DatabaseTrouble.Duplicate)
        {
            // The other was quicker by a little, and is done: the row was waited for.
            db.ChangeTracker.Clear();
            await transaction.RollbackAsync(stop);
            return Known(
                await FindAsync(holder, key, stop)
                    ?? throw new DbUpdateConcurrencyException("The same key was used at the same moment.", failed),
                request
            );
        }
        db.ChangeTracker.Clear();
        if (await act() is not { } answer)
        {
            await transaction.RollbackAsync(CancellationToken.None);
            return (null, false, false);
        }
        await db
            .KeptAnswers.Where(a => a.Holder == holder && a.Key == key)
            .ExecuteUpdateAsync(
                a =>
                    a.SetProperty(x => x.Status, answer.Status)
                        .SetProperty(x => x.Body, answer.Body)
                        .SetProperty(x => x.Location, answer.Location),
                stop
            );
        await transaction.CommitAsync(CancellationToken.None);
        return (answer, false, false);
    }

    /// <summary>Whether a key is one: printable ASCII, not too long.</summary>
    public static bool IsKey(string key) => key.Length is > 0 and <= LongestKey && Ascii.IsValid(key) && !key.Any(char.IsControl);

    private Task<KeptAnswer?> FindAsync(Guid holder, string key, CancellationToken stop) =>
        db.KeptAnswers.AsNoTracking().SingleOrDefaultAsync(a => a.Holder == holder && a.Key == key, stop);

    private static (WriteAnswer? Answer, bool Again, bool Other) Known(KeptAnswer before, string request) =>
        before.Request == request ? (new(before.Status, before.Body, before.Location), true, false) : (null, false, true);
}
