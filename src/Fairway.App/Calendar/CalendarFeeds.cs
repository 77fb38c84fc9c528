using System.Security.Cryptography;
using System.Text;
using Fairway.App.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Calendar;

/// <summary>Makes, shows, revokes and answers the personal addresses of calendar feeds. One each; a new one ends the one before.</summary>
public sealed class CalendarFeeds(FairwayDb db, IDataProtectionProvider protection, IClock clock, DutyStationZones zones)
{
    private const int SecretBytes = 32;

    /// <summary>The reader's secret; null where they have no feed.</summary>
    public async Task<string?> SecretAsync(Reader reader, CancellationToken stop = default)
    {
        var feed = await db.CalendarFeeds.AsNoTracking().SingleOrDefaultAsync(f => f.AccountId == reader.AccountId, stop);
        if (feed is null)
        {
            return null;
        }
        try
        {
            return Encoding.ASCII.GetString(ProtectorOf(reader.AccountId).Unprotect(feed.Cipher));
        }
        catch (CryptographicException)
        {
            // The ring of keys was lost: the address still works, its owner makes a new one to see it.
            return null;
        }
    }

    /// <summary>Makes a new address; the one before is no more.</summary>
    public async Task MakeAsync(Reader reader, CancellationToken stop = default)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.CalendarFeeds.Where(f => f.AccountId == reader.AccountId).ExecuteDeleteAsync(stop);
        db.CalendarFeeds.Add(
            new CalendarFeed
            {
                AccountId = reader.AccountId,
                Hash = Secrets.HashOf(secret),
                Cipher = ProtectorOf(reader.AccountId).Protect(Encoding.ASCII.GetBytes(secret)),
                MadeAt = clock.GetCurrentInstant(),
            }
        );
        try
        {
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (DbUpdateException)
        {
            // Two clicks at the same moment: the other one has made it.
            await transaction.RollbackAsync(CancellationToken.None);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Ends the address: from the next request on there is nothing there.</summary>
    public Task RevokeAsync(Reader reader, CancellationToken stop = default) =>
        db.CalendarFeeds.Where(f => f.AccountId == reader.AccountId).ExecuteDeleteAsync(stop);

    /// <summary>Whose feed a secret is of; null where it is nobody's, or of an account that is closed.</summary>
    public async Task<Reader?> ReaderOfAsync(string secret, CancellationToken stop = default)
    {
        var hash = Secrets.HashOf(secret);
        // Who shows the secret is nobody until it is found.
        using var unknown = db.Asking.OfEverybody();
        var account = await (
            from feed in db.CalendarFeeds
            join whose in db.Users on feed.AccountId equals whose.Id
            where feed.Hash == hash && (whose.LockoutEnd == null || whose.LockoutEnd != Account.Closed)
            select (Guid?)whose.Id
        ).SingleOrDefaultAsync(stop);
        if (account is not { } id || await Readers.LoadAsync(db, id, clock, zones, stop) is not { } owner)
        {
            return null;
        }
        unknown.Dispose();
        db.Asking.As(owner);
        return owner;
    }

    private IDataProtector ProtectorOf(Guid accountId) => protection.CreateProtector("Fairway.CalendarFeed", accountId.ToString("N"));
}
